package it.ponte.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.HandClock;
import it.ponte.HeardLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class PartnerKeysTest {
    /** SHA-256 of "pk_known". */
    private static final String KNOWN_HASH = "39466a45a6e7e494684ff6048533ae0d5b3984625515f51b4a11f4674a9056ab";

    @TempDir
    Path home;

    private final MockEnvironment settings = new MockEnvironment();
    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T08:00:00Z"));
    private Partners partners;

    @BeforeEach
    void twoPartners() {
        partners = Installation.in(home).withDropBox("uno").withDropBox("due").partners();
    }

    @Test
    void aNewKeyOpensItsPartnerAndNoOther() {
        PartnerKeys keys = keys();

        String key = keys.renew("uno");

        assertThat(key).matches("pk_[A-Za-z0-9_-]{43}");
        assertThat(keys.whose(key)).contains(new PartnerKeys.Opened(partners.get("uno"), EnumSet.allOf(Scope.class)));
        assertThat(keys.opens("uno", key, Scope.DROPBOX_USE)).isTrue();
        assertThat(keys.opens("due", key, Scope.DROPBOX_USE)).isFalse();
        assertThat(keys.whose(key + "x")).isEmpty();
    }

    @Test
    void theFileHoldsTheHashAloneAndOnlyItsOwnerReadsIt() throws Exception {
        PartnerKeys keys = keys();
        String first = keys.renew("uno");
        String second = keys.renew("due");

        assertThat(Files.readString(keys.file()))
                .contains("uno=", "due=")
                .doesNotContain(first.substring(3), second.substring(3));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyRenewedByAnotherProcessWorksAfterASecondAndTheOldOneNoMore() {
        PartnerKeys running = keys();
        String old = running.renew("uno");
        assertThat(running.opens("uno", old, Scope.DROPBOX_USE)).isTrue();

        String fresh = keys().renew("uno");
        clock.forward(Duration.ofMillis(1000));

        assertThat(running.opens("uno", fresh, Scope.DROPBOX_USE)).isTrue();
        assertThat(running.opens("uno", old, Scope.DROPBOX_USE)).isFalse();
        assertThat(running.whose(old)).isEmpty();
    }

    @Test
    void theSettingOfTheEnvironmentCountsUntilAKeyIsMade() {
        settings.setProperty("UNO_KEY_SHA256", "7b8ee2fb1e6b2d4ee9a2d8c0ab9d0bd9a5e2f0d0a3f4c8a5a3e0a2c3b4d5e6f7");
        assertThat(keys().whose("pk_other")).isEmpty();

        settings.setProperty("UNO_KEY_SHA256", KNOWN_HASH);
        PartnerKeys keys = keys();
        assertThat(keys.opens("uno", "pk_known", Scope.DROPBOX_USE)).isTrue();

        keys.renew("uno");
        assertThat(keys.opens("uno", "pk_known", Scope.DROPBOX_USE)).isFalse();
    }

    @Test
    void aPartnerWithoutAKeyIsOpenedByNothing() {
        PartnerKeys keys = keys();

        assertThat(keys.opens("uno", "", Scope.DROPBOX_USE)).isFalse();
        assertThat(keys.opens("uno", null, Scope.DROPBOX_USE)).isFalse();
        assertThat(keys.opens("ignoto", "pk_known", Scope.DROPBOX_USE)).isFalse();
        assertThat(keys.whose("")).isEmpty();
    }

    @Test
    void aSettingThatIsNoHashStopsTheStartAndIsNamedWithoutItsValue() {
        settings.setProperty("DUE_KEY_SHA256", "pk_thekeyitself");

        assertThatThrownBy(this::keys).hasMessage("DUE_KEY_SHA256: is not a SHA-256 in hex");
    }

    @Test
    void aKeyForNobodyIsNotMade() {
        assertThatThrownBy(() -> keys().renew("ignoto")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aKeyOfTheFileOpensWhatItsScopesSayUntilItsLastDayIsOver() {
        partners = Installation.in(home.resolve("tre"))
                .withDropBox(
                        "tre",
                        "keys:",
                        "  - {sha256: " + KNOWN_HASH + ", scopes: [\"vacancies:write\"], expires: 2026-11-23}",
                        "  - {sha256: " + PartnerKeys.hash("pk_next")
                                + ", scopes: [\"dropbox:use\"], expires: 2027-01-31}")
                .partners();
        PartnerKeys keys = keys();

        assertThat(keys.whose("pk_known"))
                .contains(new PartnerKeys.Opened(partners.get("tre"), EnumSet.of(Scope.VACANCIES_WRITE)));
        assertThat(keys.opens("tre", "pk_known", Scope.DROPBOX_USE)).isFalse();
        assertThat(keys.opens("tre", "pk_next", Scope.DROPBOX_USE)).isTrue();

        // In Rome it is an hour later than the clock says: the day is over there.
        clock.set(Instant.parse("2026-11-23T23:00:00Z"));
        assertThat(keys.whose("pk_known")).isEmpty();
        assertThat(keys.whose("pk_next")).isPresent();
    }

    @Test
    void aKeyIsWarnedOfFromThirtyDaysBeforeItsEndOnceADay() {
        partners = Installation.in(home.resolve("tre"))
                .withDropBox(
                        "tre",
                        "keys:",
                        "  - {sha256: " + KNOWN_HASH + ", scopes: [\"vacancies:write\"], expires: 2026-12-24}")
                .partners();
        EndingKeys ending = new EndingKeys(partners, clock);

        assertThat(ending.all()).isEmpty();
        clock.forward(Duration.ofDays(1));
        assertThat(ending.all())
                .singleElement()
                .extracting(EndingKeys.Ending::inWords)
                .isEqualTo("config/partners/tre.yaml: keys: 39466a45… ends on 2026-12-24");
        try (HeardLog log = new HeardLog()) {
            ending.watch();
            ending.watch();
            assertThat(log.text()).containsOnlyOnce("39466a45");
            clock.forward(Duration.ofDays(1));
            ending.watch();
            assertThat(log.text().split("39466a45")).hasSize(3);
        }
    }

    private PartnerKeys keys() {
        return new PartnerKeys(partners, settings, home.resolve("keys"), clock);
    }
}
