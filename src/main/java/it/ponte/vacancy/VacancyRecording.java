package it.ponte.vacancy;

import it.ponte.access.PublicCode;
import it.ponte.vocabulary.Verdict;
import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How messages become rows of table {@code vacancy}. */
final class VacancyRecording {
    private final JdbcClient db;
    private final Clock clock;
    private final Companies companies;
    private final Worklist worklist;

    VacancyRecording(JdbcClient db, Clock clock, Worklist worklist) {
        this.worklist = worklist;
        this.db = db;
        this.clock = clock;
        this.companies = new Companies(db);
    }

    List<RecordedVacancy> record(List<VacancyDraft> drafts) {
        Set<String> vatNumbers = drafts.stream()
                .map(draft -> draft.company().vatNumber())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> before = companies.told(vatNumbers);
        long[] company = companies.record(drafts);
        Set<String> after = companies.told(vatNumbers);
        matchAgain(vatNumbers.stream()
                .filter(number -> !of(number, before).equals(of(number, after)))
                .toList());
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

    private static Set<String> of(String vatNumber, Set<String> told) {
        return told.stream().filter(word -> word.startsWith(vatNumber)).collect(Collectors.toSet());
    }

    /** A sector or a name of theirs was told by whomever: an exclusion may stand against what is proposed already (SAFETY P7). */
    private void matchAgain(Collection<String> vatNumbers) {
        worklist.addAll(
                Stage.MATCH_VACANCY,
                db.sql(
                                """
                                select v.id from vacancy v join company c on c.id = v.company
                                where c.vat_number = any(?) and v.closed_at is null order by v.id
                                """)
                        .param(vatNumbers.toArray(String[]::new))
                        .query(Long.class)
                        .list());
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
                                             as_of, told_at, content_hash, opened_at, changed_at)
                        values (:code, :partner, :externalId, :title, :company, :seats, :contractType,
                                :hoursPerWeek, :comune, :province, :startsOn, :closesOn, cast(:offer as jsonb),
                                :asOf, :toldAt, :content, :now, :now)
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
                        select id, code, (as_of, told_at) > (?, ?) as is_newer, content_hash from vacancy
                        where partner = ? and external_id = ? for update
                        """)
                .params(stamp(draft.asOf()), stamp(draft.toldAt()), draft.partner(), draft.externalId())
                .query((row, i) -> new Known(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getBoolean("is_newer"),
                        row.getBytes("content_hash")))
                .single();
        boolean same = Arrays.equals(known.content(), Offer.hash(draft));
        if (same && !known.isNewer()) {
            confirm(known.id(), draft);
        }
        if (same || known.isNewer()) {
            return new RecordedVacancy(Verdict.UNCHANGED, known.code(), known.id());
        }
        update(known.id(), draft, company);
        return new RecordedVacancy(Verdict.UPDATED, known.code(), known.id());
    }

    /** @param isNewer whether what is on record was told of a later moment, or later of the same */
    private record Known(long id, String code, boolean isNewer, byte[] content) {}

    /** The same was told again: it holds as of the later message. */
    private void confirm(long id, VacancyDraft draft) {
        db.sql("update vacancy set as_of = ?, told_at = ? where id = ?")
                .params(stamp(draft.asOf()), stamp(draft.toldAt()), id)
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
                            as_of = :asOf, told_at = :toldAt, content_hash = :content, changed_at = :now
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
                .param("asOf", stamp(draft.asOf()))
                .param("toldAt", stamp(draft.toldAt()))
                .param("content", Offer.hash(draft))
                .param("now", Stamp.of(clock.instant()));
    }

    /** In microseconds, as the database keeps it. */
    private static OffsetDateTime stamp(Instant instant) {
        return Stamp.of(instant.truncatedTo(ChronoUnit.MICROS));
    }
}
