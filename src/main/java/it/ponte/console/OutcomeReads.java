package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.ReferenceOperators;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of people, as operators see it: of protected people only to who follows them (SAFETY P4). */
@Repository
public class OutcomeReads {
    static final String TOLD =
            """
            select o.code, o.about, o.kind, o.on_date, o.contract_type, o.reason, o.teller,
                   o.told_us_at at time zone 'Europe/Rome' as told_us_at, b.code as person,
                   b.is_protected
            from outcome o join beneficiary b on b.id = o.beneficiary
            """;

    private final JdbcClient db;
    private final ReferenceOperators references;

    OutcomeReads(JdbcClient db, ReferenceOperators references) {
        this.db = db;
        this.references = references;
    }

    /** Something that became of a person. */
    public record Told(
            String code,
            String about,
            String kind,
            LocalDate onDate,
            String contractType,
            String reason,
            String teller,
            LocalDateTime toldUsAt,
            String person,
            boolean isProtected) {}

    /** What became of a person, oldest day first. */
    public List<Told> of(String code) {
        return db.sql(TOLD + "where b.code = ? and not b.is_protected order by o.on_date, o.id")
                .param(code)
                .query(Told.class)
                .list();
    }

    /** The latest outcomes of anybody of whom this operator may know. */
    public List<Told> latest(OperatorCaller who, int atMost) {
        return db.sql(TOLD + "where not b.is_protected or b.id = any(?) order by o.id desc limit ?")
                .params(references.peopleOf(who), atMost)
                .query(Told.class)
                .list();
    }
}
