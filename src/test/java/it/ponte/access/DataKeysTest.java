package it.ponte.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class DataKeysTest {
    private static final byte[] NAME = "Gertrude".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLACE = "beneficiary:B-1".getBytes(StandardCharsets.UTF_8);

    private final Aead hubKey;
    private final DataKeys keys;

    DataKeysTest() throws GeneralSecurityException {
        Keysets.register();
        hubKey = newKeyset().getPrimitive(RegistryConfiguration.get(), Aead.class);
        keys = new DataKeys(hubKey);
    }

    @Test
    void what_a_key_sealed_is_opened_with_the_same_key_and_at_the_same_place_only() throws GeneralSecurityException {
        DataKey fresh = keys.next();
        byte[] key = fresh.wrapped();
        byte[] sealed = fresh.seal(NAME, "beneficiary:B-1");

        assertThat(keys.unwrap(key).decrypt(sealed, PLACE)).isEqualTo(NAME);
        assertThat(fresh.open(sealed, "beneficiary:B-1")).isEqualTo(NAME);
        assertThatThrownBy(() -> keys.unwrap(keys.next().wrapped()).decrypt(sealed, PLACE))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> keys.unwrap(key).decrypt(sealed, NAME)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void a_key_that_was_changed_is_not_unwrapped() throws GeneralSecurityException {
        byte[] key = keys.next().wrapped();
        key[key.length - 1] ^= 1;

        assertThatThrownBy(() -> keys.unwrap(key)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void the_keysets_of_the_first_hubs_are_still_read() throws GeneralSecurityException {
        KeysetHandle keyset = newKeyset();
        byte[] sealed =
                keyset.getPrimitive(RegistryConfiguration.get(), Aead.class).encrypt(NAME, PLACE);
        byte[] wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                keyset, hubKey, new byte[0], RegistryConfiguration.get());

        assertThat(keys.unwrap(wrapped).decrypt(sealed, PLACE)).isEqualTo(NAME);
    }

    private static KeysetHandle newKeyset() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
    }
}
