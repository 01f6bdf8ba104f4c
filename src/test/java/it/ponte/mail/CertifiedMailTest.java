package it.ponte.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.mail.smime.SMIMESignedGenerator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertifiedMailTest {
    private static final String PROVIDER = "posta-certificata@pec.gestore.example";
    private static final String INSIDE =
            """
            From: Ufficio <uscite@comune-valmora.example>
            To: ponte@pec.ponte.example
            Subject: elenco
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/csv; name=casi.csv
            Content-Disposition: attachment; filename=casi.csv

            N. PRATICA;COGNOME
            --b--
            """;

    @TempDir
    Path home;

    private Post post;

    /** A provider of certified mail: a key, and a certificate of its own making. */
    record Provider(KeyPair keys, java.security.cert.X509Certificate certificate, String address) {
        static Provider named(String address) throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            var name = new X500Principal("CN=Gestore PEC, C=IT");
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                    Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                    name,
                    keys.getPublic());
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.rfc822Name, address)));
            var holder = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
            return new Provider(keys, new JcaX509CertificateConverter().getCertificate(holder), address);
        }

        byte[] envelope(String inside) throws Exception {
            return envelope(inside, PROVIDER, certifiedFor("altri@pec.example", "Ponte@pec.ponte.example"));
        }

        static String certifiedFor(String... recipients) {
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><postacert tipo=\"posta-certificata\" errore=\"nessuno\">"
                    + "<intestazione><mittente>uscite@comune-valmora.example</mittente><destinatari tipo=\"certificato\">"
                    + String.join("</destinatari><destinatari tipo=\"certificato\">", recipients)
                    + "</destinatari><oggetto>elenco</oggetto></intestazione></postacert>";
        }

        byte[] envelope(String inside, String from, String certified) throws Exception {
            MimeMultipart parts = new MimeMultipart();
            MimeBodyPart words = new MimeBodyPart();
            words.setText("Messaggio di posta certificata");
            parts.addBodyPart(words);
            MimeBodyPart postacert = new MimeBodyPart();
            postacert.setContent(
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new java.io.ByteArrayInputStream(inside.getBytes(StandardCharsets.UTF_8))),
                    "message/rfc822");
            postacert.setFileName("postacert.eml");
            parts.addBodyPart(postacert);
            if (certified != null) {
                MimeBodyPart daticert = new MimeBodyPart();
                daticert.setContent(certified.getBytes(StandardCharsets.UTF_8), "application/xml");
                daticert.setFileName("daticert.xml");
                parts.addBodyPart(daticert);
            }
            MimeBodyPart whole = new MimeBodyPart();
            whole.setContent(parts);
            var generator = new SMIMESignedGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", keys.getPrivate(), certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
            mail.setFrom(from);
            mail.setSubject("POSTA CERTIFICATA: elenco");
            mail.setHeader("X-Trasporto", "posta-certificata");
            MimeMultipart signed = generator.generate(whole);
            mail.setContent(signed, signed.getContentType());
            mail.saveChanges();
            var bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toByteArray();
        }

        Path pem(Path folder) throws Exception {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return Files.writeString(
                    folder.resolve("pec.pem"),
                    "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
        }
    }

    private Provider known;

    @BeforeEach
    void aProviderThatIsKnown() throws Exception {
        TestDatabase.clean();
        known = Provider.named(PROVIDER);
        post = new Post(home, 1_000_000, known.pem(home).toString());
        post.decide();
    }

    private Judged judged(byte[] mail) throws Exception {
        return post.mailbox.judge(Post.mail(mail));
    }

    @Test
    void theMailInsideIsJudgedByItsOwnAuthorAndItsFilesAreTaken() throws Exception {
        Judged judged = judged(known.envelope(INSIDE));

        assertThat(judged.place()).isEqualTo(Place.ACCEPTED);
        assertThat(judged.sender().reveal()).isEqualTo("uscite@comune-valmora.example");
        assertThat(judged.files())
                .singleElement()
                .satisfies(file -> assertThat(file.name().reveal()).isEqualTo("casi.csv"));
    }

    @Test
    void anAuthorWhoWasNotConfirmedWaitsAsAnyOtherAndIsReadOnceItWas() throws Exception {
        byte[] mail = known.envelope(INSIDE.replace("uscite@", "altra@"));
        Judged judged = judged(mail);

        assertThat(judged.place()).isEqualTo(Place.WAITING);
        assertThat(judged.files()).isEmpty();
        post.mailbox.settled(judged);
        assertThat(post.decided.match(Post.mail(mail))).isFalse();

        post.senders.confirm(post.senders.undecided(1).get(0).id(), Post.PARTNER, "operator:operatrice");
        assertThat(post.decided.match(Post.mail(mail)))
                .as("though its envelope bears another address")
                .isTrue();
        post.mailbox.settled(judged(mail));
        assertThat(post.decided.match(Post.mail(mail))).isFalse();
    }

    @Test
    void aSignatureThatDoesNotHoldVouchesForNobody() throws Exception {
        String mail = new String(known.envelope(INSIDE), StandardCharsets.ISO_8859_1);

        assertThat(judged(mail.replace("N. PRATICA", "N. PRATICHE").getBytes(StandardCharsets.ISO_8859_1))
                        .place())
                .isEqualTo(Place.NOT_ADMITTED);
    }

    @Test
    void aProviderThatIsNotKnownOrSignsForAnotherAddressVouchesForNobody() throws Exception {
        assertThat(judged(Provider.named(PROVIDER).envelope(INSIDE)).place()).isEqualTo(Place.NOT_ADMITTED);

        Provider other = Provider.named("posta-certificata@altro.example");
        post = new Post(home.resolve("b"), 1_000_000, other.pem(home).toString());
        assertThat(judged(other.envelope(INSIDE)).place()).isEqualTo(Place.NOT_ADMITTED);
    }

    @Test
    void somebodyWhomAProvidersAuthorityCertifiesTooVouchesForNobody() throws Exception {
        Provider person = Provider.named("mara.riva@pec.gestore.example");
        post = new Post(home.resolve("b"), 1_000_000, person.pem(home).toString());
        String forUs = Provider.certifiedFor("ponte@pec.ponte.example");

        assertThat(judged(person.envelope(INSIDE, person.address(), forUs)).place())
                .isEqualTo(Place.NOT_ADMITTED);
        assertThat(judged(person.envelope(INSIDE, PROVIDER, forUs)).place()).isEqualTo(Place.NOT_ADMITTED);
    }

    @Test
    void anEnvelopeThatWasMeantForSomebodyElseVouchesForNothingHere() throws Exception {
        for (String certified : new String[] {Provider.certifiedFor("altri@pec.example"), "<postacert", null}) {
            assertThat(judged(known.envelope(INSIDE, PROVIDER, certified)).place())
                    .as(certified)
                    .isEqualTo(Place.NOT_ADMITTED);
        }
    }

    @Test
    void withoutAnAddressOfOursTheHubDoesNotStart() {
        assertThatThrownBy(() -> new CertifiedMail(known.pem(home).toString(), " "))
                .hasMessage("PONTE_PEC_ADDRESS: missing: the certified address of the mailbox");
    }

    @Test
    void withoutCertificatesItIsReadAsAnyOtherMail() throws Exception {
        post = new Post(home.resolve("b"), 1_000_000);

        assertThat(judged(known.envelope(INSIDE)).place()).isEqualTo(Place.NOT_ADMITTED);
    }

    @Test
    void certificatesThatCannotBeReadStopTheStart() {
        assertThatThrownBy(() -> new CertifiedMail(home.resolve("manca.pem").toString(), "x@y.example"))
                .hasMessage("PONTE_PEC_AUTHORITIES: the file: cannot be read as certificates");
    }
}
