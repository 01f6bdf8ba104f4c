package it.ponte.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.Selector;
import org.bouncycastle.util.Store;

/**
 * A signed file, {@code .p7m} (CMS SignedData, RFC 5652, as CAdES signs), in DER or in Base64 of it. Every signature in
 * it must fit the content, and its certificate have been valid when it was made; where the partner named who signs, one
 * of them must have. The hub keeps no list of certification authorities: who sent the file is known by its door.
 */
final class SignedLayer implements Layer {
    /** OID 1.2.840.113549.1.7.2, signedData, as it is encoded. */
    private static final byte[] SIGNED_DATA = HexFormat.of().parseHex("06092a864886f70d010702");

    private static final int OID_ENDS_BEFORE = 24;
    private static final int DER_SEQUENCE = 0x30;

    private final Secrets secrets;

    SignedLayer(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public boolean isAround(byte[] head) {
        return isDer(head) || isBase64(head);
    }

    private static boolean isDer(byte[] head) {
        if (head.length == 0 || head[0] != DER_SEQUENCE) {
            return false;
        }
        for (int at = 2; at + SIGNED_DATA.length <= Math.min(head.length, OID_ENDS_BEFORE); at++) {
            if (Arrays.equals(head, at, at + SIGNED_DATA.length, SIGNED_DATA, 0, SIGNED_DATA.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBase64(byte[] head) {
        String text = new String(head, StandardCharsets.US_ASCII);
        int enough = OID_ENDS_BEFORE / 3 * 4;
        try {
            return text.length() >= enough
                    && text.startsWith("M")
                    && isDer(Base64.getDecoder().decode(text.substring(0, enough)));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    @Override
    public Content open(InputStream in) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        CMSSignedDataParser signed = new CMSSignedDataParser(digests, binary(in));
        CMSTypedStream content = signed.getSignedContent();
        if (content == null) {
            throw new Unreadable(ProblemCode.NOT_ONE_FILE); // a signature apart from what it signs
        }
        return new Content(content.getContentStream(), () -> verify(signed));
    }

    private static InputStream binary(InputStream in) throws IOException {
        BufferedInputStream ahead = new BufferedInputStream(in);
        ahead.mark(1);
        int first = ahead.read();
        ahead.reset();
        return first == DER_SEQUENCE ? ahead : Base64.getMimeDecoder().wrap(ahead);
    }

    private void verify(CMSSignedDataParser signed) throws Exception {
        Store<X509CertificateHolder> certificates = certificates(signed);
        Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
        if (signers.isEmpty()) {
            throw new Unreadable(ProblemCode.BAD_SIGNATURE);
        }
        boolean isAgreed = secrets.signers().isEmpty();
        for (SignerInformation signer : signers) {
            X509CertificateHolder certificate = certificateOf(signer, certificates);
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
                throw new Unreadable(ProblemCode.BAD_SIGNATURE);
            }
            isAgreed |= secrets.signers().contains(fingerprint(certificate));
        }
        if (!isAgreed) {
            throw new Unreadable(ProblemCode.UNKNOWN_SIGNER);
        }
    }

    @SuppressWarnings("unchecked") // the library keeps certificates there and says so nowhere
    private static Store<X509CertificateHolder> certificates(CMSSignedDataParser signed) throws Exception {
        return signed.getCertificates();
    }

    @SuppressWarnings("unchecked") // as above
    private static X509CertificateHolder certificateOf(
            SignerInformation signer, Store<X509CertificateHolder> certificates) throws Unreadable {
        return certificates.getMatches((Selector<X509CertificateHolder>) signer.getSID()).stream()
                .findFirst()
                .orElseThrow(() -> new Unreadable(ProblemCode.BAD_SIGNATURE));
    }

    /** SHA-256 of a certificate, in lower-case hex, as partners' files name it. */
    private static String fingerprint(X509CertificateHolder certificate) throws Exception {
        return DigestUtils.sha256Hex(certificate.getEncoded());
    }

    /** A content that was changed breaks the signature, whatever the library calls it; one cut off is cut off. */
    @Override
    public ProblemCode faultOf(Exception failure) {
        return failure instanceof org.bouncycastle.cms.CMSException ? ProblemCode.BAD_SIGNATURE : ProblemCode.TRUNCATED;
    }
}
