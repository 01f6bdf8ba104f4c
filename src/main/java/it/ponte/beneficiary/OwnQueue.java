package it.ponte.beneficiary;

import it.ponte.access.Absences;
import it.ponte.access.OwnPeople;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The people in the queues that an operator saw as hers when she opened them. Whoever takes on somebody after opening her
 * opened somebody else's, and an absence counts on its own days only (SAFETY P16).
 */
@Component
class OwnQueue implements OwnPeople {
    private final JdbcClient db;
    private final Absences absences;

    OwnQueue(JdbcClient db, Absences absences) {
        this.db = db;
        this.absences = absences;
    }

    @Override
    public Set<Look> among(Collection<Look> looks, String operator) {
        Map<LocalDate, List<Look>> days =
                looks.stream().collect(Collectors.groupingBy(look -> ItalianTime.dayOf(look.at())));
        Set<Look> own = new HashSet<>();
        days.forEach((day, opened) -> own.addAll(of(opened, absences.queuesOf(operator, day))));
        return own;
    }

    private Set<Look> of(List<Look> opened, Set<String> queues) {
        return db.sql(
                        """
                        select distinct opened.code, opened.at from unnest(:codes, :moments::timestamptz[]) as opened (code, at)
                        join beneficiary b on b.code = opened.code
                        join beneficiary its
                          on its.id = coalesce(b.merged_into, b.id) or its.merged_into = coalesce(b.merged_into, b.id)
                        join assigned_operator a on a.beneficiary = its.id and a.operator = any(:queues)
                          and a.from_at <= opened.at and coalesce(a.until_at, 'infinity') > opened.at
                        """)
                .param("codes", opened.stream().map(Look::code).toArray(String[]::new))
                .param(
                        "moments",
                        opened.stream().map(look -> look.at().toString()).toArray(String[]::new))
                .param("queues", queues.toArray(String[]::new))
                .query((row, i) -> new Look(row.getString("code"), Stamp.in(row, "at")))
                .set();
    }
}
