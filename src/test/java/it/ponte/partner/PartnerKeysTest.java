package it.ponte.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.HandClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
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
        assertThat(keys.whose(key)).contains(partners.get("uno"));
        assertThat(keys.opens("uno", key)).isTrue();
        assertThat(keys.opens("due", key)).isFalse();
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
        assertThat(running.opens("uno", old)).isTrue();

        String fresh = keys().renew("uno");
        clock.forward(Duration.ofMillis(1000));

        assertThat(running.opens("uno", fresh)).isTrue();
        assertThat(running.opens("uno", old)).isFalse();
        assertThat(running.whose(old)).isEmpty();
    }

    @Test
    void theSettingOfTheEnvironmentCountsUntilAKeyIsMade() {
        settings.setProperty("UNO_KEY_SHA256", "7b8ee2fb1e6b2d4ee9a2d8c0ab9d0bd9a5e2f0d0a3f4c8a5a3e0a2c3b4d5e6f7");
        assertThat(keys().whose("pk_other")).isEmpty();

        settings.setProperty("UNO_KEY_SHA256", KNOWN_HASH);
        PartnerKeys keys = keys();
        assertThat(keys.opens("uno", "pk_known")).isTrue();

        keys.renew("uno");
        assertThat(keys.opens("uno", "pk_known")).isFalse();
    }

    @Test
    void aPartnerWithoutAKeyIsOpenedByNothing() {
        PartnerKeys keys = keys();

        assertThat(keys.opens("uno", "")).isFalse();
        assertThat(keys.opens("uno", null)).isFalse();
        assertThat(keys.opens("ignoto", "pk_known")).isFalse();
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

    private PartnerKeys keys() {
        return new PartnerKeys(partners, settings, home.resolve("keys"), clock);
    }
}
