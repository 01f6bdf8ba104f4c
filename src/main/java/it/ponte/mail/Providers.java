package it.ponte.mail;

import it.ponte.access.Personal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.mail.smime.SMIMESigned;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;

/** The providers of certified mail whom this installation knows, or who issues their certificates. */
record Providers(List<X509Certificate> authorities) {
    /** Its provider is one; each is held against every certificate that came along. */
    private static final int MOST_SIGNERS = 3;

    /** From it every provider's envelopes come, each at its own domain (RFC 6109). Nobody's own address is called so. */
    private static final String PROVIDERS_NAME = "posta-certificata@";

    /**
     * Those of a file.
     *
     * @param file in PEM; blank where none are known
     * @throws IllegalStateException when it cannot be read
     */
    static Providers of(String file) {
        if (file.isBlank()) {
            return new Providers(List.of());
        }
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            return new Providers(CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList());
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("PONTE_PEC_AUTHORITIES: the file: cannot be read as certificates");
        }
    }

    /** Whether any is known. */
    boolean areKnown() {
        return !authorities.isEmpty();
    }

    /** Whether one of them signed it, with the address from which it comes. */
    @SuppressWarnings("unchecked") // the library's stores are of certificates and say so nowhere
    boolean signed(SMIMESigned signed, Letterhead head)
            throws CMSException, OperatorCreationException, GeneralSecurityException {
        if (signed.getSignerInfos().size() > MOST_SIGNERS) {
            return false;
        }
        for (SignerInformation signer : signed.getSignerInfos()) {
            var found = signed.getCertificates().getMatches((Selector<X509CertificateHolder>) signer.getSID());
            for (X509CertificateHolder holder : (Iterable<X509CertificateHolder>) found) {
                X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
                if (isKnown(certificate)
                        && isOf(certificate, head)
                        && signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isKnown(X509Certificate certificate) {
        return authorities.stream()
                .anyMatch(authority -> authority.equals(certificate) || issued(authority, certificate));
    }

    private static boolean issued(X509Certificate authority, X509Certificate certificate) {
        try {
            certificate.verify(authority.getPublicKey());
            return authority.getBasicConstraints() >= 0
                    && certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
        } catch (GeneralSecurityException notIssued) {
            return false;
        }
    }

    /** A provider signs with the address from which its envelopes come; a person with an address of her own. */
    private static boolean isOf(X509Certificate certificate, Letterhead head) throws GeneralSecurityException {
        int rfc822Name = 1; // RFC 5280, GeneralName
        var names = certificate.getSubjectAlternativeNames();
        return names != null
                && names.stream().filter(name -> name.get(0).equals(rfc822Name)).anyMatch(name -> head.from()
                        .map(Personal::reveal)
                        .filter(from -> from.startsWith(PROVIDERS_NAME))
                        .filter(name.get(1).toString()::equalsIgnoreCase)
                        .isPresent());
    }
}
