package it.ponte.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPOnePassSignature;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** The signature that a partner's OpenPGP messages must bear, where its key is agreed; otherwise none is asked. */
final class PgpSignature {
    private final String signer;
    private PGPOnePassSignature running;

    /** Of the partner with this public key, armoured; null asks for none. */
    PgpSignature(String signer) {
        this.signer = signer;
    }

    /** Begins to check the signature that the message announces, if it is the partner's. */
    void announced(PGPOnePassSignatureList signatures) throws IOException, PGPException {
        if (signer == null) {
            return;
        }
        var keys = new PGPPublicKeyRingCollection(
                PGPUtil.getDecoderStream(new ByteArrayInputStream(signer.getBytes(StandardCharsets.US_ASCII))),
                new BcKeyFingerprintCalculator());
        for (PGPOnePassSignature signature : signatures) {
            PGPPublicKey key = keys.getPublicKey(signature.getKeyIdentifier().getKeyId());
            if (key != null) {
                signature.init(new BcPGPContentVerifierBuilderProvider(), key);
                running = signature;
            }
        }
    }

    /** The content, of which every byte that is read counts for the signature. */
    InputStream over(InputStream content) {
        return new WatchedStream(content) {
            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int read = super.read(to, offset, length);
                if (read > 0 && running != null) {
                    running.update(to, offset, read);
                }
                return read;
            }
        };
    }

    /** Reads what stands behind the content. */
    void verify(BcPGPObjectFactory after) throws IOException, PGPException {
        if (signer == null) {
            return;
        }
        if (running == null) {
            throw new Unreadable(ProblemCode.UNKNOWN_SIGNER);
        }
        for (Object object = after.nextObject(); object != null; object = after.nextObject()) {
            if (object instanceof PGPSignatureList signatures) {
                for (PGPSignature signature : signatures) {
                    if (signature.hasKeyIdentifier(running.getKeyIdentifier()) && running.verify(signature)) {
                        return;
                    }
                }
            }
        }
        throw new Unreadable(ProblemCode.BAD_SIGNATURE);
    }
}
