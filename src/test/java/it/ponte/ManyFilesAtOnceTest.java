package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static it.ponte.OwnServerHome.file;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.partner.PartnerKeys;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner that exports one file for each person leaves them all in its drop box at once, while the hub polls it. */
class ManyFilesAtOnceTest {
    private static final int FILES = 300;
    private static final String PARTNER = "servizi-sociali-valmora";

    private HubOverTestDatabase hub;
    private HeardLog log;

    @BeforeEach
    void start() throws Exception {
        TestDatabase.clean();
        Path target = Path.of("target/many-files").toAbsolutePath();
        hub = new HubOverTestDatabase(
                new OwnServerHome(target.resolve("home")).path(),
                target.resolve("data"),
                target.resolve("keys"),
                "--ponte.sftp.port=" + HubUnderTest.freePort());
        log = new HeardLog();
    }

    @AfterEach
    void stop() {
        log.close();
        hub.close();
    }

    @Test
    void eachIsTakenOnceWithinAMinuteAndThePollingNeverFails() throws Exception {
        String key = hub.bean(PartnerKeys.class).renew(PARTNER);
        int port = Integer.parseInt(hub.setting("ponte.sftp.port"));
        try (DropBoxClient partner = new DropBoxClient(port, PARTNER, key)) {
            for (int i = 0; i < FILES; i++) {
                partner.put("caso-" + i + ".csv", file(1));
            }

            eventually(() -> envelopes("settled = lines") == FILES);
            eventually(() -> count(partner, "out") == FILES);
            eventually(() -> count(partner, "in") == 0);
        }
        assertThat(envelopes("true")).isEqualTo(FILES);
        assertThat(log.text()).doesNotContain("cannot be polled");
    }

    private static int count(DropBoxClient partner, String folder) {
        try {
            return partner.list(folder).size();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static long envelopes(String condition) {
        return TestDatabase.client()
                .sql("select count(*) from envelope where partner = '" + PARTNER + "' and " + condition)
                .query(Long.class)
                .single();
    }
}
