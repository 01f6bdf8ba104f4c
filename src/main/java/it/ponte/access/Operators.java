package it.ponte.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** The operators of the placement office: who may sign in to the console, and their personal tokens for the REST face. */
@Repository
public class Operators {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern NAME = Pattern.compile("[a-z.-]{3,40}");

    private final JdbcClient db;
    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    Operators(JdbcClient db) {
        this.db = db;
    }

    /**
     * An operator's account.
     *
     * @param mustChange true while the one-time password was not replaced
     */
    public record Operator(String name, String passwordHash, boolean mustChange) {
        @Override
        public String toString() {
            return "Operator[" + name + "]";
        }
    }

    /**
     * An account in a list.
     *
     * @param mustChange true while the one-time password was not replaced
     * @param hasToken true when a personal token for the REST face was made
     */
    public record Account(String name, Instant madeAt, boolean mustChange, boolean hasToken) {}

    /** The encoder whose hashes are kept (Argon2id). */
    public PasswordEncoder encoder() {
        return encoder;
    }

    /** The account of this name. */
    public Optional<Operator> find(String name) {
        if (!isName(name)) {
            return Optional.empty();
        }
        return db.sql("select name, password_hash, must_change from operator where name = ?")
                .param(name)
                .query((row, i) -> new Operator(row.getString(1), row.getString(2), row.getBoolean(3)))
                .optional();
    }

    /** All accounts, by name. */
    public List<Account> all() {
        return db.sql("select name, made_at, must_change, token_sha256 is not null from operator order by name")
                .query((row, i) -> new Account(
                        row.getString(1), row.getTimestamp(2).toInstant(), row.getBoolean(3), row.getBoolean(4)))
                .list();
    }

    /** Whether an account may be called this: 3 to 40 of small letters, dot and hyphen. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether nobody can sign in yet. */
    public boolean isEmpty() {
        return db.sql("select not exists (select 1 from operator)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Makes an account with a one-time password, to be replaced at first sign-in.
     *
     * @return the password, in clear, this once; empty when the name is taken
     * @throws IllegalArgumentException when it is no name, see {@link #isName(String)}
     */
    public Optional<String> make(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("an operator's name has 3 to 40 of small letters, dot and hyphen");
        }
        String password = random(12);
        int made = db.sql("insert into operator (name, password_hash) values (?, ?) on conflict do nothing")
                .params(name, encoder.encode(password))
                .update();
        return made == 1 ? Optional.of(password) : Optional.empty();
    }

    /** Replaces the password; at least 12 characters. */
    public void changePassword(String name, String password) {
        if (password.length() < 12) {
            throw new IllegalArgumentException("a password has at least 12 characters");
        }
        db.sql("update operator set password_hash = ?, must_change = false where name = ?")
                .params(encoder.encode(password), name)
                .update();
    }

    /** Makes or renews an operator's personal token; returned in clear this once, kept as SHA-256. */
    public String newToken(String name) {
        String token = "ot_" + random(32);
        db.sql("update operator set token_sha256 = ? where name = ?")
                .params(DigestUtils.sha256(token), name)
                .update();
        return token;
    }

    /** Whose token this is. */
    public Optional<Operator> whose(String token) {
        return db.sql("select name, password_hash, must_change from operator where token_sha256 = ?")
                .param(DigestUtils.sha256(token))
                .query((row, i) -> new Operator(row.getString(1), row.getString(2), row.getBoolean(3)))
                .optional();
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
