package it.ponte.vacancy;

import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table {@code vacancy}: the work that companies offer. The partner's own number makes two messages one vacancy. A vacancy
 * that was closed stays so, whatever is sent under its number: a new need gets a new number.
 */
@Repository
public class Vacancies {
    private static final String SELECT =
            """
            select id, code, partner, external_id, title, seats, hired, contract_type, hours_per_week, comune, province,
                   starts_on, closes_on, offer, as_of, told_at, opened_at, closed_at,
                   array(select c.sector from company its join company c
                         on c.id = its.id or c.vat_number = its.vat_number
                         where its.id = vacancy.company and c.sector is not null) as sectors,
                   array(select c.name from company its join company c
                         on c.id = its.id or c.vat_number = its.vat_number
                         where its.id = vacancy.company) as names
            from vacancy where
            """;

    private final JdbcClient db;
    private final Clock clock;
    private final VacancyRecording recording;

    public Vacancies(JdbcClient db, Clock clock, Worklist worklist) {
        this.db = db;
        this.clock = clock;
        this.recording = new VacancyRecording(db, clock, worklist);
    }

    /**
     * Records messages; call it inside a transaction. Two about the same vacancy are taken in the list's order. Where a
     * sector or a name of an employer is new, every open vacancy of hers waits to be matched again.
     *
     * @return what became of each, in the list's order; content equal to the last accepted is UNCHANGED, and so is a
     *     message older than that, which is kept out
     */
    public List<RecordedVacancy> record(List<VacancyDraft> drafts) {
        return recording.record(drafts);
    }

    /** Vacancies that look for people today, oldest first. */
    public List<Vacancy> open() {
        LocalDate today = today();
        return db.sql(SELECT + "closed_at is null order by id").query(Vacancies::read).list().stream()
                .filter(vacancy -> vacancy.isOpen(today))
                .toList();
    }

    /** The vacancy of this id, which must exist, if it looks for people today. */
    public Optional<Vacancy> open(long id) {
        return Optional.of(get(id)).filter(vacancy -> vacancy.isOpen(today()));
    }

    /** The day in Italy. */
    public LocalDate today() {
        return ItalianTime.dayOf(clock.instant());
    }

    /** A vacancy that must exist. */
    public Vacancy get(long id) {
        return db.sql(SELECT + "id = ?").param(id).query(Vacancies::read).single();
    }

    /** Those of these ids. */
    public List<Vacancy> get(Collection<Long> ids) {
        return db.sql(SELECT + "id = any(?)")
                .param(ids.toArray(Long[]::new))
                .query(Vacancies::read)
                .list();
    }

    /** The public codes of many at once, by internal id. */
    public Map<Long, String> codes(Collection<Long> ids) {
        Map<Long, String> codes = new HashMap<>();
        db.sql("select id, code from vacancy where id = any(?)")
                .param(ids.toArray(Long[]::new))
                .query(row -> {
                    codes.put(row.getLong("id"), row.getString("code"));
                });
        return codes;
    }

    /** The vacancy with this public code, for operators. */
    public Optional<Vacancy> byCode(String code) {
        return db.sql(SELECT + "code = ?").param(code).query(Vacancies::read).optional();
    }

    /** A partner's own vacancy; what belongs to another is not found. */
    public Optional<Vacancy> find(String partner, String code) {
        return db.sql(SELECT + "partner = ? and code = ?")
                .params(partner, code)
                .query(Vacancies::read)
                .optional();
    }

    /** A partner's own vacancies behind an id, oldest first. */
    public List<Vacancy> of(String partner, long after, int atMost) {
        return db.sql(SELECT + "partner = ? and id > ? order by id limit ?")
                .params(partner, after, atMost)
                .query(Vacancies::read)
                .list();
    }

    /** Closes a partner's own vacancy; false when it has no open one of this code. */
    public boolean close(String partner, String code) {
        return db.sql("update vacancy set closed_at = ? where partner = ? and code = ? and closed_at is null")
                        .params(Stamp.of(clock.instant()), partner, code)
                        .update()
                == 1;
    }

    /** Locks a vacancy until the transaction ends, so that its seats are given away one by one. */
    public void lock(long id) {
        db.sql("select id from vacancy where id = ? for update")
                .param(id)
                .query(Long.class)
                .single();
    }

    /** Counts one more of its seats as filled. */
    public void countHire(long id) {
        db.sql("update vacancy set hired = hired + 1 where id = ?").param(id).update();
    }

    private static Vacancy read(ResultSet row, int i) throws SQLException {
        Offer offer = Offer.read(row.getString("offer"));
        return new Vacancy(
                row.getLong("id"),
                row.getString("code"),
                draft(row, offer),
                row.getTimestamp("opened_at").toInstant(),
                Stamp.in(row, "closed_at"),
                row.getInt("hired"),
                with(row, "sectors", offer.company().sector()),
                with(row, "names", offer.company().name()));
    }

    /** What partners told of the employer, and what this vacancy's own message did (null: nothing). */
    private static Set<String> with(ResultSet row, String told, String own) throws SQLException {
        Set<String> all = new HashSet<>(List.of((String[]) row.getArray(told).getArray()));
        if (own != null) {
            all.add(own);
        }
        return all;
    }

    private static VacancyDraft draft(ResultSet row, Offer offer) throws SQLException {
        return new VacancyDraft(
                row.getString("partner"),
                row.getString("external_id"),
                row.getString("title"),
                offer.company(),
                row.getInt("seats"),
                ContractType.valueOf(row.getString("contract_type")),
                row.getInt("hours_per_week"),
                offer.shifts(),
                row.getString("comune"),
                row.getString("province"),
                offer.licences(),
                offer.exposures(),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("closes_on", LocalDate.class),
                offer.profile(),
                row.getTimestamp("as_of").toInstant(),
                row.getTimestamp("told_at").toInstant());
    }
}
