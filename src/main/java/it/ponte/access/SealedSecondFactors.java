package it.ponte.access;

import java.util.List;
import org.springframework.stereotype.Component;

/** The secrets of operators' authenticator applications are sealed by the hub's key. */
@Component
public class SealedSecondFactors implements SealedPlaces {
    @Override
    public List<SealedRows> rows() {
        return List.of(
                SealedRows.texts(
                        "second_factor.sealed_secret",
                        """
                select id, sealed, about
                from (select row_number() over (order by operator) as id, sealed_secret as sealed,
                             'second_factor:' || operator as about from second_factor) numbered
                where id > ? order by id limit ?
                """,
                        """
                update second_factor f set sealed_secret = r.renewed from unnest(?, ?, ?) as r (id, sealed, renewed)
                where f.sealed_secret = r.sealed
                """));
    }
}
