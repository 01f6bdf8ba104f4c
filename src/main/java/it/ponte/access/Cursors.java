package it.ponte.access;

import com.google.crypto.tink.subtle.AesSiv;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.OptionalLong;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/**
 * Where a reader stands in a list of the REST face. Places are numbers that all readers' items share, so what lies between
 * two of one's own would tell how much others send (SAFETY P18): a cursor is the place sealed (AES-SIV) for this list and
 * this reader. One place has one cursor, for ever, since the index key never changes.
 */
@Component
public class Cursors {
    private static final Base64.Encoder WRITTEN = Base64.getUrlEncoder().withoutPadding();

    private final AesSiv seal;

    public Cursors(Vault vault) {
        this.seal = Vault.quietly(() -> new AesSiv(DigestUtils.sha512(vault.authentication("cursor", "key"))));
    }

    /** Those of one list, as one caller reads it. */
    public OfList of(String list, Caller reader) {
        return new OfList(Vault.bytes(list + "\u0000" + reader.stampedAs()));
    }

    /** The cursors of one list for one reader. */
    public final class OfList {
        private final byte[] about;

        private OfList(byte[] about) {
            this.about = about;
        }

        /** The cursor of a place: 32 letters, digits, hyphens and underscores. */
        public String at(long place) {
            byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(place).array();
            return WRITTEN.encodeToString(Vault.quietly(() -> seal.encryptDeterministically(bytes, about)));
        }

        /** The place that a cursor stands for; empty where it is none of this list and this reader. */
        public OptionalLong place(String cursor) {
            try {
                byte[] bytes =
                        seal.decryptDeterministically(Base64.getUrlDecoder().decode(cursor), about);
                return bytes.length == Long.BYTES
                        ? OptionalLong.of(ByteBuffer.wrap(bytes).getLong())
                        : OptionalLong.empty();
            } catch (GeneralSecurityException | IllegalArgumentException none) {
                return OptionalLong.empty();
            }
        }
    }
}
