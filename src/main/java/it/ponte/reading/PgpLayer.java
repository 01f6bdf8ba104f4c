package it.ponte.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/**
 * An OpenPGP message (RFC 9580), armoured or not: encrypted with the agreed password or to the hub's own key, signed or
 * not. One without protection of its integrity is refused: anybody could have changed it.
 */
final class PgpLayer implements Layer {
    /** Programs compress once; each time more costs memory and depth of the stack, and an error of those is no exception. */
    private static final int MOST_PACKED = 4;

    private static final String ARMOUR = "-----BEGIN PGP MESSAGE-----";

    private final Secrets secrets;

    PgpLayer(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The armour, or a first packet that holds an encrypted session key: its version stands where a text has a letter.
     */
    @Override
    public boolean isAround(byte[] head) {
        return new String(head, StandardCharsets.US_ASCII).startsWith(ARMOUR)
                || Layer.startsWith(head, 0x85) && isVersion(head, 3)
                || (Layer.startsWith(head, 0x84) || Layer.startsWith(head, 0x8C)) && isVersion(head, 2)
                || (Layer.startsWith(head, 0xC1) || Layer.startsWith(head, 0xC3))
                        && (isVersion(head, 2) || isVersion(head, 3));
    }

    /** Versions 3 to 6 of session key packets. */
    private static boolean isVersion(byte[] head, int at) {
        return head.length > at && head[at] >= 3 && head[at] <= 6;
    }

    @Override
    public Content open(InputStream in) throws Exception {
        InputStream packets = PGPUtil.getDecoderStream(in);
        Object first = new BcPGPObjectFactory(packets).nextObject();
        if (!(first instanceof PGPEncryptedDataList encrypted)) {
            throw new Unreadable(ProblemCode.TRUNCATED);
        }
        if (!encrypted.isIntegrityProtected()) {
            throw new Unreadable(ProblemCode.BAD_SIGNATURE);
        }
        PGPEncryptedData key = keyFor(encrypted);
        InputStream clear = decrypt(key);
        BcPGPObjectFactory objects = new BcPGPObjectFactory(clear);
        PgpSignature signature = new PgpSignature(secrets.pgpSigner());
        Object object = objects.nextObject();
        int packed = 0;
        while (!(object instanceof PGPLiteralData)) {
            if (object instanceof PGPCompressedData && ++packed > MOST_PACKED) {
                throw new Unreadable(ProblemCode.TOO_LARGE);
            } else if (object instanceof PGPCompressedData compressed) {
                objects = new BcPGPObjectFactory(compressed.getDataStream());
            } else if (object instanceof PGPOnePassSignatureList announced) {
                signature.announced(announced);
            } else {
                throw new Unreadable(ProblemCode.TRUNCATED);
            }
            object = objects.nextObject();
        }
        InputStream content = signature.over(((PGPLiteralData) object).getInputStream());
        BcPGPObjectFactory after = objects;
        return new Content(content, () -> {
            signature.verify(after);
            clear.transferTo(OutputStream.nullOutputStream());
            if (!key.isAEAD() && !key.verify()) {
                throw new Unreadable(ProblemCode.BAD_SIGNATURE);
            }
        });
    }

    /** The session key that we can open: the one under the password, or the one for our key. */
    private PGPEncryptedData keyFor(PGPEncryptedDataList encrypted) throws Exception {
        boolean forPassword = false;
        for (PGPEncryptedData key : encrypted) {
            forPassword |= key instanceof PGPPBEEncryptedData;
            boolean ours = key instanceof PGPPBEEncryptedData
                    ? secrets.password() != null
                    : key instanceof PGPPublicKeyEncryptedData to && secretKey(to) != null;
            if (ours) {
                return key;
            }
        }
        throw new Unreadable(
                forPassword || secrets.ourPgpKey() == null ? ProblemCode.ENCRYPTED : ProblemCode.WRONG_PASSWORD);
    }

    private InputStream decrypt(PGPEncryptedData key) throws Exception {
        try {
            if (key instanceof PGPPBEEncryptedData byPassword) {
                return byPassword.getDataStream(new AtAFairPrice(secrets.password()));
            }
            PGPPublicKeyEncryptedData toUs = (PGPPublicKeyEncryptedData) key;
            var opening = new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                    .build(secrets.ourPgpKey().passphrase());
            return toUs.getDataStream(
                    new BcPublicKeyDataDecryptorFactory(secretKey(toUs).extractPrivateKey(opening)));
        } catch (PGPException wrongKey) {
            Unreadable known = Unreadable.in(wrongKey);
            throw known == null ? new Unreadable(ProblemCode.WRONG_PASSWORD) : known;
        }
    }

    /**
     * Makes the key out of the password. How much memory and time that takes (Argon2, RFC 9580 section 3.7.1.4) is the
     * message's word, of some bytes; more than programs choose where memory is short is refused.
     */
    private static final class AtAFairPrice extends BcPBEDataDecryptorFactory {
        /** 64 MB, as a power of two in KB. */
        private static final int MOST_MEMORY = 16;

        private static final int MOST_PASSES = 4;

        AtAFairPrice(char[] password) {
            super(password, new BcPGPDigestCalculatorProvider());
        }

        @Override
        public byte[] makeKeyFromPassPhrase(int algorithm, S2K price) throws PGPException {
            boolean isArgon2 = price.getType() == S2K.ARGON_2;
            if (isArgon2 && (price.getMemorySizeExponent() > MOST_MEMORY || price.getPasses() > MOST_PASSES)) {
                throw new PGPException("too dear", new Unreadable(ProblemCode.TOO_LARGE));
            }
            return super.makeKeyFromPassPhrase(algorithm, price);
        }
    }

    private PGPSecretKey secretKey(PGPPublicKeyEncryptedData to) throws IOException, PGPException {
        if (secrets.ourPgpKey() == null) {
            return null;
        }
        byte[] armoured = secrets.ourPgpKey().armoured().getBytes(StandardCharsets.US_ASCII);
        return new PGPSecretKeyRingCollection(
                        PGPUtil.getDecoderStream(new ByteArrayInputStream(armoured)), new BcKeyFingerprintCalculator())
                .getSecretKey(to.getKeyIdentifier().getKeyId());
    }
}
