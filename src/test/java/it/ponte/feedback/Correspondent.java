package it.ponte.feedback;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Somebody who gets encrypted mail: an address, a key, a certificate. */
record Correspondent(KeyPair keys, X509Certificate certificate) {
    static Correspondent of(String address, Instant until) throws Exception {
        return of(address, until, "RSA", "SHA256withRSA");
    }

    static Correspondent of(String address, Instant until, String algorithm, String signature) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
        KeyPair keys = generator.generateKeyPair();
        X500Principal name = new X500Principal("CN=Servizio, C=IT");
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.parse("2019-01-01T00:00:00Z")),
                Date.from(until),
                name,
                keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.rfc822Name, address)));
        var holder = builder.build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()));
        return new Correspondent(keys, new JcaX509CertificateConverter().getCertificate(holder));
    }

    /** The file that a partner's file names. */
    static Path pem(Path file, Correspondent... several) throws Exception {
        StringBuilder pem = new StringBuilder();
        for (Correspondent one : several) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(one.certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return Files.writeString(file, pem);
    }

    /** What is in the envelope. */
    byte[] opens(byte[] envelope) throws Exception {
        RecipientInformation recipient = new CMSEnvelopedData(envelope)
                .getRecipientInfos()
                .getRecipients()
                .iterator()
                .next();
        return recipient.getContent(new JceKeyTransEnvelopedRecipient(keys.getPrivate()));
    }
}
