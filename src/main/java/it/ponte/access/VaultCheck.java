package it.ponte.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells by the one row of table {@code vault_check} whether keys are those with which the database was sealed. */
final class VaultCheck {
    private static final String ABOUT = "vault_check";
    private static final String TEXT = "ponte";

    private final JdbcClient db;

    VaultCheck(JdbcClient db) {
        this.db = db;
    }

    private record Kept(byte[] index, byte[] sealed) {}

    /** Whether the database was used with keys before. */
    boolean isKept() {
        return db.sql("select exists (select 1 from vault_check)")
                .query(Boolean.class)
                .single();
    }

    /** Whether both keys of this vault are the database's; the keys that come first become it. */
    boolean fits(Vault vault) {
        db.sql("insert into vault_check (index_value, sealed) values (?, ?) on conflict do nothing")
                .params(vault.index(ABOUT, TEXT), vault.seal(plain(), ABOUT))
                .update();
        Kept kept = db.sql("select index_value, sealed from vault_check")
                .query((row, i) -> new Kept(row.getBytes(1), row.getBytes(2)))
                .single();
        return MessageDigest.isEqual(vault.index(ABOUT, TEXT), kept.index()) && opens(vault, kept.sealed());
    }

    /** Whether the database was used with a key for protected people before. */
    boolean isProtectedKept() {
        return db.sql("select exists (select from vault_check where protected_sealed is not null)")
                .query(Boolean.class)
                .single();
    }

    /** Whether this vault's key is the database's for protected people; the key that comes first becomes it. */
    boolean fitsProtected(Vault vault) {
        db.sql("update vault_check set protected_sealed = ? where protected_sealed is null")
                .param(vault.seal(plain(), ABOUT))
                .update();
        return opens(
                vault,
                db.sql("select protected_sealed from vault_check")
                        .query((row, i) -> row.getBytes(1))
                        .single());
    }

    private static boolean opens(Vault vault, byte[] sealed) {
        try {
            return Arrays.equals(vault.open(sealed, ABOUT), plain());
        } catch (IllegalStateException otherKey) {
            return false;
        }
    }

    private static byte[] plain() {
        return TEXT.getBytes(StandardCharsets.UTF_8);
    }
}
