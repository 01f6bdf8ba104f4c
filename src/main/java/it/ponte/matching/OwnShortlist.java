package it.ponte.matching;

import it.ponte.access.OwnPeople;
import it.ponte.work.Stamp;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people whom an operator had put on a shortlist by accepting a proposal that stands (SAFETY P16). */
@Component
class OwnShortlist implements OwnPeople {
    private final JdbcClient db;

    OwnShortlist(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Set<Look> among(Collection<Look> looks, String operator) {
        return db.sql(
                        """
                        select distinct opened.code, opened.at from unnest(:codes, :moments::timestamptz[]) as opened (code, at)
                        join beneficiary b on b.code = opened.code
                        join proposal p on p.beneficiary = b.id and p.accepted_by = :by and p.withdrawn_at is null
                          and p.accepted_at <= opened.at
                        """)
                .param("codes", looks.stream().map(Look::code).toArray(String[]::new))
                .param(
                        "moments",
                        looks.stream().map(look -> look.at().toString()).toArray(String[]::new))
                .param("by", "operator:" + operator)
                .query((row, i) -> new Look(row.getString("code"), Stamp.in(row, "at")))
                .set();
    }
}
