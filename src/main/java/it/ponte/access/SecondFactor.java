package it.ponte.access;

import it.ponte.access.Caller.OperatorCaller;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second proof of who signs in: codes of an authenticator application, each good once, and ten recovery codes for
 * whoever lost her telephone. The secret is sealed, of the recovery codes only keyed hashes are kept.
 */
@Repository
public class SecondFactor {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;
    private final boolean required;

    SecondFactor(
            JdbcClient db, Vault vault, Clock clock, @Value("${ponte.sign-in.second-factor:required}") String wanted) {
        if (!List.of("required", "optional").contains(wanted)) {
            throw new IllegalStateException("ponte.sign-in.second-factor is required or optional");
        }
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.required = wanted.equals("required");
    }

    /** What an authenticator application needs to know. */
    public record Offer(String secret, URI address) {
        @Override
        public String toString() {
            return "Offer[secret]";
        }
    }

    /** Whether this account gets nowhere without a second factor. */
    public boolean isRequiredOf(Operators.Operator operator) {
        return required
                && (operator.awaitsConfirmation() || operator.roles().stream().anyMatch(Role::needsSecondFactor));
    }

    /** A secret for an operator's application; it counts once she proved that the application knows it. */
    public Offer offer(String operator) {
        Totp totp = Totp.next();
        return new Offer(totp.secret(), totp.address(operator));
    }

    /**
     * Sets it up, if the code is the application's. Every session of the account ends: one that somebody else found open, or
     * proved with a telephone that is lost, must not outlive what it was proved with.
     *
     * @return the recovery codes, in clear, this once; empty when the code is wrong
     */
    @Transactional
    public Optional<List<String>> setUp(String operator, String secret, String code) {
        OptionalLong step = new Totp(secret).stepOf(code.strip(), clock.instant());
        if (step.isEmpty()) {
            return Optional.empty();
        }
        remove(operator);
        db.sql("update operator set round = round + 1 where name = ?")
                .param(operator)
                .update();
        db.sql(
                        """
                        insert into second_factor (operator, sealed_secret, last_step, enrolled_at)
                        values (?, ?, ?, ?)
                        """)
                .params(
                        operator,
                        vault.seal(secret.getBytes(StandardCharsets.US_ASCII), about(operator)),
                        step.getAsLong(),
                        Timestamp.from(clock.instant()))
                .update();
        return Optional.of(newRecoveryCodes(operator));
    }

    /**
     * Whether a code proves who this is: one of the application, later than the one used last, or a recovery code. It is
     * used up at once, also where what it was given for fails and is undone.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean proves(String operator, String code) {
        return isOfApplication(operator, code.strip()) || isRecovery(operator, code);
    }

    private boolean isOfApplication(String operator, String code) {
        OptionalLong step = secret(operator).stream()
                .map(secret -> new Totp(secret).stepOf(code, clock.instant()))
                .filter(OptionalLong::isPresent)
                .findAny()
                .orElse(OptionalLong.empty());
        return step.isPresent()
                && db.sql("update second_factor set last_step = :step where operator = :operator and last_step < :step")
                                .param("step", step.getAsLong())
                                .param("operator", operator)
                                .update()
                        == 1;
    }

    private Optional<String> secret(String operator) {
        return db.sql("select sealed_secret from second_factor where operator = ?")
                .param(operator)
                .query((row, i) -> new String(vault.open(row.getBytes(1), about(operator)), StandardCharsets.US_ASCII))
                .optional();
    }

    private boolean isRecovery(String operator, String code) {
        return db.sql(
                                """
                                update recovery_code set used_at = ?
                                where operator = ? and code_index = ? and used_at is null
                                """)
                        .params(Timestamp.from(clock.instant()), operator, index(code))
                        .update()
                == 1;
    }

    /** How many recovery codes are left. */
    public int recoveryCodesLeft(String operator) {
        return db.sql("select count(*) from recovery_code where operator = ? and used_at is null")
                .param(operator)
                .query(Integer.class)
                .single();
    }

    /**
     * Takes it away, for somebody who lost telephone and codes; she sets it up anew. Sessions and token end: whoever found one
     * of them with the telephone would set up a factor of his own.
     */
    @Transactional
    @Allowed(Role.ADMINISTRATOR)
    public void remove(String operator, OperatorCaller by) {
        remove(operator);
        db.sql("update operator set token_sha256 = null, round = round + 1 where name = ?")
                .param(operator)
                .update();
        Appointments.open(db, operator, by);
    }

    private void remove(String operator) {
        db.sql("delete from second_factor where operator = ?").param(operator).update();
        db.sql("delete from recovery_code where operator = ?").param(operator).update();
    }

    private List<String> newRecoveryCodes(String operator) {
        List<String> codes = new ArrayList<>();
        for (String code : Stream.generate(SecondFactor::recoveryCode)
                .distinct()
                .limit(RECOVERY_CODES)
                .toList()) {
            db.sql("insert into recovery_code (operator, code_index) values (?, ?)")
                    .params(operator, index(code))
                    .update();
            codes.add(code);
        }
        return codes;
    }

    /** {@code abcd-efgh-2345-67jk}: 80 bits. */
    private static String recoveryCode() {
        byte[] random = new byte[RECOVERY_BYTES];
        RANDOM.nextBytes(random);
        return new Base32().encodeToString(random).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
    }

    private byte[] index(String code) {
        return vault.index("recovery-code", code.replace("-", ""));
    }

    private static String about(String operator) {
        return "second_factor:" + operator;
    }
}
