package it.ponte.casework;

import it.ponte.access.Vault;
import it.ponte.work.Stamp;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table {@code known_device}: devices on which a reader gave her code, for 30 days. A device keeps a random text; here is
 * its keyed hash only. It is another text after every code, so that nobody can know it beforehand; and it is known as long
 * as the reader has the address to which her code went: whoever reads her old mailbox may be why she has another.
 */
@Repository
public class KnownDevices {
    /** How long a device is known. */
    public static final Duration KNOWN = Duration.ofDays(30);

    private static final int BYTES = 32;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KnownDevices(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** Which of these readers gave her code on the device that keeps this text; null where it keeps none. */
    public Optional<CaseReader> reader(String token, List<CaseReader> readers) {
        if (token == null) {
            return Optional.empty();
        }
        Set<String> known = db.sql("select reader from known_device where token_index = ? and until_at > ?")
                .params(index(token), Stamp.of(clock.instant()))
                .query(String.class)
                .set();
        return readers.stream()
                .filter(reader -> known.contains(asReached(reader)))
                .findFirst();
    }

    /** A reader at her address: {@code referral:77@} and a keyed hash; one without an address is nobody. */
    private String asReached(CaseReader reader) {
        String address = reader.email() == null ? "" : reader.email().reveal().toLowerCase(Locale.ROOT);
        return reader.who() + "@" + HexFormat.of().formatHex(vault.index("page-device-address", address));
    }

    /**
     * This reader gave her code on the device that kept this text until now; inside a transaction.
     *
     * @return what it keeps from now on, also for other readers who gave theirs on it
     */
    public String know(String before, CaseReader reader) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        Instant now = clock.instant();
        if (before != null) {
            db.sql("update known_device set token_index = ? where token_index = ?")
                    .params(index(token), index(before))
                    .update();
        }
        db.sql(
                        """
                        insert into known_device (token_index, reader, known_at, until_at) values (?, ?, ?, ?)
                        on conflict (token_index, reader) do update set until_at = excluded.until_at
                        """)
                .params(index(token), asReached(reader), Stamp.of(now), Stamp.of(now.plus(KNOWN)))
                .update();
        return token;
    }

    /** The device that keeps this text is nobody's any more; inside a transaction. */
    public void forget(String token) {
        db.sql("delete from known_device where token_index = ?")
                .param(index(token))
                .update();
    }

    private byte[] index(String token) {
        return vault.index("page-device", token);
    }
}
