package it.ponte.feedback;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;

/** Puts what a letter says into an envelope that only its addressee opens (S/MIME, RFC 8551, enveloped-data). */
final class Encryption {
    private static final String TYPE = "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m";

    private Encryption() {}

    static void seal(MimeMessage letter, X509Certificate addressee) {
        try {
            CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(addressee));
            // CBC, not GCM: what mail programs open today.
            byte[] sealed = generator
                    .generate(
                            new CMSProcessableByteArray(content(letter)),
                            new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).build())
                    .getEncoded();
            letter.setDataHandler(new DataHandler(new ByteArrayDataSource(sealed, TYPE)));
            letter.setHeader("Content-Transfer-Encoding", "base64");
            letter.removeHeader("List-Unsubscribe"); // headers stay readable, and it bears the link
            letter.setHeader("Content-Disposition", "attachment; filename=smime.p7m");
            letter.saveChanges();
        } catch (MessagingException | IOException | CMSException | CertificateEncodingException broken) {
            throw new IllegalStateException("a letter could not be encrypted", broken);
        }
    }

    private static byte[] content(MimeMessage letter) throws MessagingException, IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        String head = "Content-Type: " + letter.getContentType() + "\r\n\r\n";
        content.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        ((MimeMultipart) letter.getContent()).writeTo(content);
        return content.toByteArray();
    }
}
