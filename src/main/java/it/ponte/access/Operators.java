package it.ponte.access;

import it.ponte.access.Caller.OperatorCaller;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The operators of the placement office: who may sign in to the console, and their personal tokens for the REST face. */
@Repository
public class Operators {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]{3,40}");
    /** No password has it as its hash. */
    static final String NO_PASSWORD = "-";

    private static final String OPERATOR =
            """
            select name, password_hash, must_change, round, subject is not null,
                exists (select 1 from second_factor s where s.operator = name),
                (select string_agg(%s, ',') from operator_role r where r.operator = name),
                exists (select from operator_role r
                        where r.operator = name and r.opened_at is not null and r.confirmed_at is null)
            from operator
            where removed_at is null and\s"""
                    .formatted(Appointments.COUNTS);

    private final JdbcClient db;
    private final Duration tokensLast;
    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    /** @param tokensLast how long a personal token opens */
    Operators(JdbcClient db, @Value("${ponte.sign-in.tokens-last:90d}") Duration tokensLast) {
        this.db = db;
        this.tokensLast = tokensLast;
    }

    /**
     * An operator's account as it is now.
     *
     * @param mustChange true while the one-time password was not replaced
     * @param round counts what ends every session of the account
     * @param external true when an identity provider vouches for her: she has no password here
     * @param hasSecondFactor true when she set up an authenticator application
     * @param roles those that count today
     * @param awaitsConfirmation true while a role of hers does not count, see {@link Appointments}
     */
    public record Operator(
            String name,
            String passwordHash,
            boolean mustChange,
            int round,
            boolean external,
            boolean hasSecondFactor,
            Set<Role> roles,
            boolean awaitsConfirmation) {
        @Override
        public String toString() {
            return "Operator[" + name + "]";
        }
    }

    /** The encoder whose hashes are kept (Argon2id). */
    public PasswordEncoder encoder() {
        return encoder;
    }

    /** The account of this name, unless it was removed. */
    public Optional<Operator> find(String name) {
        return isName(name) ? operator("name = ?", name) : Optional.empty();
    }

    private Optional<Operator> operator(String condition, Object value) {
        return db.sql(OPERATOR + condition)
                .param(value)
                .query((row, i) -> new Operator(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getInt(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        Roles.read(row.getString(7)),
                        row.getBoolean(8)))
                .optional();
    }

    /** Whether an account may be called this: 3 to 40 of small letters, digits, dot and hyphen. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether there never was an account. */
    public boolean isEmpty() {
        return db.sql("select not exists (select 1 from operator)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Makes an account with a one-time password, to be replaced at first sign-in. It may do nothing until roles are given.
     *
     * @return the password, in clear, this once; empty when the name is taken, or was
     * @throws IllegalArgumentException when it is no name, see {@link #isName(String)}
     */
    @Allowed(Role.ADMINISTRATOR)
    public Optional<String> make(String name, OperatorCaller by) {
        return make(name);
    }

    /** The same, by the hub itself: the first account. */
    public Optional<String> make(String name) {
        String password = random(12);
        return insert(name, encoder.encode(password), true, null) ? Optional.of(password) : Optional.empty();
    }

    boolean insert(String name, String hash, boolean mustChange, String subject) {
        if (!isName(name)) {
            throw new IllegalArgumentException("an operator's name has 3 to 40 of small letters, digits, dot, hyphen");
        }
        return db.sql(
                                """
                                insert into operator (name, password_hash, must_change, subject) values (?, ?, ?, ?)
                                on conflict do nothing
                                """)
                        .params(name, hash, mustChange, subject)
                        .update()
                == 1;
    }

    /** The account of somebody for whom an identity provider vouches, unless it was removed. */
    Optional<Operator> external(String subject) {
        return operator("subject = ?", subject);
    }

    /** Replaces the password, at least 12 characters; sessions and token that began with the old one are over. */
    public void changePassword(String name, String password) {
        if (password.length() < 12) {
            throw new IllegalArgumentException("a password has at least 12 characters");
        }
        replace(name, password, false);
    }

    /**
     * Gives an account a new one-time password; without a second factor behind it, whoever has it has the account.
     */
    @Transactional
    @Allowed(Role.ADMINISTRATOR)
    public String newPassword(String name, OperatorCaller by) {
        String password = random(12);
        replace(name, password, true);
        if (!find(name).map(Operator::hasSecondFactor).orElse(true)) {
            Appointments.open(db, name, by);
        }
        return password;
    }

    private void replace(String name, String password, boolean mustChange) {
        db.sql(
                        """
                        update operator set password_hash = ?, must_change = ?, token_sha256 = null, round = round + 1
                        where name = ? and subject is null and removed_at is null
                        """)
                .params(encoder.encode(password), mustChange, name)
                .update();
    }

    /** Makes or renews an operator's personal token, good for 90 days; returned in clear this once, kept as SHA-256. */
    public String newToken(String name) {
        String token = "ot_" + random(32);
        db.sql(
                        """
                        update operator set token_sha256 = ?, token_until = now() + make_interval(secs => ?)
                        where name = ? and removed_at is null
                        """)
                .params(DigestUtils.sha256(token), tokensLast.toSeconds(), name)
                .update();
        return token;
    }

    /** Whose token this is, while it lasts. */
    public Optional<Operator> whose(String token) {
        return operator("token_until > now() and token_sha256 = ?", DigestUtils.sha256(token));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
