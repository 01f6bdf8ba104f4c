package it.ponte.vacancy;

import it.ponte.access.PublicCode;
import it.ponte.vocabulary.Verdict;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How messages become rows of table {@code vacancy}. */
final class VacancyRecording {
    private final JdbcClient db;
    private final Clock clock;
    private final Companies companies;

    VacancyRecording(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.companies = new Companies(db);
    }

    List<RecordedVacancy> record(List<VacancyDraft> drafts) {
        long[] company = companies.record(drafts);
        lockKnown(drafts);
        RecordedVacancy[] verdicts = new RecordedVacancy[drafts.size()];
        // New rows are written in one order by everybody, so that two lists of the same vacancies do not block each
        // other.
        IntStream.range(0, drafts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> drafts.get(i).partner())
                        .thenComparing(i -> drafts.get(i).externalId()))
                .forEach(i -> verdicts[i] = recordOne(drafts.get(i), company[i]));
        return Arrays.asList(verdicts);
    }

    /** Locks the vacancies that are known already by id, as matching does: so neither waits for the other in a circle. */
    private void lockKnown(List<VacancyDraft> drafts) {
        db.sql(
                        """
                        select id from vacancy
                        where (partner, external_id) in (select * from unnest(?::text[], ?::text[]))
                        order by id for update
                        """)
                .params(
                        drafts.stream().map(VacancyDraft::partner).toArray(String[]::new),
                        drafts.stream().map(VacancyDraft::externalId).toArray(String[]::new))
                .query(row -> {});
    }

    private RecordedVacancy recordOne(VacancyDraft draft, long company) {
        Optional<RecordedVacancy> first = insert(draft, company);
        return first.isPresent() ? first.get() : recordAgain(draft, company);
    }

    private Optional<RecordedVacancy> insert(VacancyDraft draft, long company) {
        return with(
                        draft,
                        company,
                        """
                        insert into vacancy (code, partner, external_id, title, company, seats, contract_type,
                                             hours_per_week, comune, province, starts_on, closes_on, offer,
                                             as_of, content_hash, opened_at, changed_at)
                        values (:code, :partner, :externalId, :title, :company, :seats, :contractType,
                                :hoursPerWeek, :comune, :province, :startsOn, :closesOn, cast(:offer as jsonb),
                                :asOf, :content, :now, :now)
                        on conflict (partner, external_id) do nothing
                        returning id, code
                        """)
                .param("code", PublicCode.VACANCY.next())
                .param("partner", draft.partner())
                .param("externalId", draft.externalId())
                .query((row, i) -> new RecordedVacancy(Verdict.RECORDED, row.getString("code"), row.getLong("id")))
                .optional();
    }

    private RecordedVacancy recordAgain(VacancyDraft draft, long company) {
        Known known = db.sql(
                        """
                        select id, code, as_of, content_hash from vacancy
                        where partner = ? and external_id = ? for update
                        """)
                .params(draft.partner(), draft.externalId())
                .query((row, i) -> new Known(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getTimestamp("as_of").toInstant(),
                        row.getBytes("content_hash")))
                .single();
        boolean older = moment(draft).isBefore(known.asOf());
        boolean same = Arrays.equals(known.content(), Offer.hash(draft));
        if (same && !older) {
            confirm(known.id(), moment(draft));
        }
        if (same || older) {
            return new RecordedVacancy(Verdict.UNCHANGED, known.code(), known.id());
        }
        update(known.id(), draft, company);
        return new RecordedVacancy(Verdict.UPDATED, known.code(), known.id());
    }

    private record Known(long id, String code, Instant asOf, byte[] content) {}

    /** The same was told again: it holds at the later moment. */
    private void confirm(long id, Instant asOf) {
        db.sql("update vacancy set as_of = ? where id = ?")
                .params(Stamp.of(asOf), id)
                .update();
    }

    private void update(long id, VacancyDraft draft, long company) {
        with(
                        draft,
                        company,
                        """
                        update vacancy
                        set title = :title, company = :company, seats = :seats, contract_type = :contractType,
                            hours_per_week = :hoursPerWeek, comune = :comune, province = :province,
                            starts_on = :startsOn, closes_on = :closesOn, offer = cast(:offer as jsonb),
                            as_of = :asOf, content_hash = :content, changed_at = :now
                        where id = :id
                        """)
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec with(VacancyDraft draft, long company, String sql) {
        return db.sql(sql)
                .param("title", draft.title())
                .param("company", company)
                .param("seats", draft.seats())
                .param("contractType", draft.contractType().name())
                .param("hoursPerWeek", draft.hoursPerWeek())
                .param("comune", draft.comune())
                .param("province", draft.province())
                .param("startsOn", draft.startsOn())
                .param("closesOn", draft.closesOn())
                .param("offer", Offer.of(draft).json())
                .param("asOf", Stamp.of(moment(draft)))
                .param("content", Offer.hash(draft))
                .param("now", Stamp.of(clock.instant()));
    }

    /** In microseconds, as the database keeps it. */
    private static Instant moment(VacancyDraft draft) {
        return draft.asOf().truncatedTo(ChronoUnit.MICROS);
    }
}
