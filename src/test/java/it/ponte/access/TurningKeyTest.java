package it.ponte.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurningKeyTest {
    private static final byte[] NAME = "Gertrude".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void aHubOpensAtOnceWhatAnotherSealedByAVersionThatItDoesNotKnowYet() {
        Vault one = Keys.in(folder);
        Vault other = Keys.in(folder);
        byte[] before = one.seal(NAME, "test");
        byte[] keyBefore = one.newDataKey().wrapped();

        turn();
        other.renew();
        byte[] after = other.seal(NAME, "test");
        DataKey fresh = other.newDataKey();
        byte[] sealed = fresh.seal(NAME, "person");

        assertThat(one.newestVersion()).isNotEqualTo(other.newestVersion());
        assertThat(one.open(after, "test")).isEqualTo(NAME);
        assertThat(one.newestVersion()).as("it took it over").isEqualTo(other.newestVersion());
        assertThat(one.dataKey(fresh.wrapped()).open(sealed, "person")).isEqualTo(NAME);
        assertThat(other.open(before, "test")).isEqualTo(NAME);
        assertThat(other.rewrapped(keyBefore)).isNotEqualTo(keyBefore);
    }

    @Test
    void aDataKeyThatIsWrappedAnewOpensTheSame() {
        Vault vault = Keys.in(folder);
        DataKey key = vault.newDataKey();
        byte[] sealed = key.seal(NAME, "person");
        int first = vault.newestVersion();
        assertThat(DataKeys.versionOf(key.wrapped())).isEqualTo(first);

        turn();
        vault.renew();
        byte[] rewrapped = vault.rewrapped(key.wrapped());

        assertThat(DataKeys.versionOf(rewrapped))
                .isEqualTo(vault.newestVersion())
                .isNotEqualTo(first);
        assertThat(vault.dataKey(rewrapped).open(sealed, "person")).isEqualTo(NAME);
    }

    @Test
    void withoutAVersionThatIsNeededNothingOpens() {
        Vault vault = Keys.in(folder);
        byte[] sealed = vault.seal(NAME, "test");
        turn();
        Keysets keysets = Keysets.in(folder);
        KeysetHandle turned = keysets.read(KeyClass.HUB);
        keysets.write(
                KeyClass.HUB, KeyTurning.without(turned, KeyTurning.old(turned).get(0)));

        assertThatThrownBy(() -> Keys.in(folder).open(sealed, "test")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void inTheEnvironmentAVersionIsKnownToAllBeforeItSeals() {
        Keys.in(folder);
        KeysetHandle first = Keysets.in(folder).read(KeyClass.HUB);
        AtomicReference<String> variable = new AtomicReference<>(Keysets.text(first));
        Keysets environment = new Keysets(folder, name -> name.equals("PONTE_KEYS_HUB") ? variable.get() : null);

        KeysetHandle prepared = KeyTurning.prepared(KeyClass.HUB, environment.read(KeyClass.HUB));
        variable.set(Keysets.text(prepared));
        assertThat(Keys.kept(environment).newestVersion())
                .isEqualTo(first.getPrimary().getId());
        assertThat(KeyTurning.isPrepared(prepared)).isTrue();

        KeysetHandle promoted = KeyTurning.promoted(prepared);
        byte[] sealed = new Vault(KeyClass.HUB, () -> promoted, environment.read(KeyClass.INDEX)).seal(NAME, "test");
        assertThat(Keys.kept(environment).open(sealed, "test")).isEqualTo(NAME);
        assertThat(KeyTurning.isPrepared(promoted)).isFalse();
    }

    @Test
    void aVariableThatIsNoKeysetIsToldWithoutItsContent() {
        Keysets environment = new Keysets(folder, name -> "c2VjcmV0");

        assertThatThrownBy(() -> Keys.kept(environment))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PONTE_KEYS_")
                .hasMessageNotContaining("c2VjcmV0");
    }

    private void turn() {
        Keysets keysets = Keysets.in(folder);
        keysets.write(KeyClass.HUB, KeyTurning.turned(KeyClass.HUB, keysets.read(KeyClass.HUB)));
    }
}
