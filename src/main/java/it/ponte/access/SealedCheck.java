package it.ponte.access;

import java.util.List;
import org.springframework.stereotype.Component;

/** The row by which a hub knows its keys is sealed too, once with each class that seals. */
@Component
public class SealedCheck implements SealedPlaces {
    @Override
    public List<SealedRows> rows() {
        return List.of(
                SealedRows.texts(
                        "vault_check.sealed",
                        "select 1::bigint as id, sealed, 'vault_check' as about from vault_check where 1 > ? limit ?",
                        """
                update vault_check c set sealed = r.renewed from unnest(?, ?, ?) as r (id, sealed, renewed)
                where c.sealed = r.sealed
                """),
                SealedRows.texts(
                        "vault_check.protected_sealed",
                        KeyClass.PROTECTED,
                        """
                        select 1::bigint as id, protected_sealed as sealed, 'vault_check' as about from vault_check
                        where 1 > ? and protected_sealed is not null limit ?
                        """,
                        """
                        update vault_check c set protected_sealed = r.renewed
                        from unnest(?, ?, ?) as r (id, sealed, renewed) where c.protected_sealed = r.sealed
                        """));
    }
}
