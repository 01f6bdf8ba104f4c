package it.ponte.mail;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.Personal;
import it.ponte.mail.DeliveryReport.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mail servers write of the way of a mail, in their own forms ({@code mail-reports}). */
class DeliveryReportsTest {
    private static final String MESSAGE_ID = "0f8fad5b-d9cb-469f-a165-70867728950e@rete.example";

    private final DeliveryReports reports = new DeliveryReports(new CertifiedMail("", ""));

    @ParameterizedTest
    @CsvSource({
        "01-postfix,                  RETURNED,  5.1.1",
        "02-exchange,                 RETURNED,  5.1.10",
        "03-gmail-without-status-part, RETURNED, 5.1.1",
        "04-qmail,                    RETURNED,  5.1.1",
        "05-postfix-delayed,          DELAYED,   4.4.1",
        "06-postfix-given-up,         RETURNED,  4.4.1",
    })
    void bouncesAreUnderstood(String name, Kind kind, String code) throws Exception {
        DeliveryReport report = in(name).orElseThrow();

        assertThat(report.messageId()).isEqualTo(MESSAGE_ID);
        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.code()).isEqualTo(code);
        assertThat(report.addresses())
                .extracting(Personal::reveal)
                .contains("referente@servizi-sociali-valmora.example");
    }

    @ParameterizedTest
    @CsvSource({
        "09-pec-accepted,     ACCEPTED,",
        "10-pec-delivered,    DELIVERED,",
        "11-pec-not-accepted, RETURNED, virus",
        "12-pec-failed,       RETURNED, no-dest",
        "13-pec-late,         DELAYED,  no-dest",
    })
    void receiptsOfCertifiedMailAreUnderstood(String name, Kind kind, String code) throws Exception {
        DeliveryReport report = in(name).orElseThrow();

        assertThat(report.messageId()).isEqualTo(MESSAGE_ID);
        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.code()).isEqualTo(code);
        assertThat(report.addresses()).extracting(Personal::reveal).containsOnly("servizi@pec.valmora.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "07-out-of-office",
                "08-read-receipt",
                "14-pec-header-and-facts-differ",
                "15-postfix-delivered",
                "16-pec-about-another-mail",
                "17-pec-with-a-document-type"
            })
    void absencesReadReceiptsAndWhatContradictsItselfReportNothing(String name) throws Exception {
        assertThat(in(name)).isEmpty();
    }

    @Test
    void aReceiptThatNoKnownProviderSignedReportsNothing(@TempDir Path home) throws Exception {
        Path known = CertifiedMailTest.Provider.named("posta-certificata@pec.gestore.example")
                .pem(home);
        DeliveryReports strict = new DeliveryReports(new CertifiedMail(known.toString(), "ufficio@pec.example"));

        assertThat(in(strict, "10-pec-delivered")).isEmpty();
    }

    @Test
    void aLargeMailIsNotFetched() throws Exception {
        var mail = new jakarta.mail.internet.MimeMessage(mail("01-postfix")) {
            @Override
            public int getSize() {
                return 600 * 1024;
            }

            @Override
            public void writeTo(java.io.OutputStream to) {
                throw new AssertionError("the content was fetched");
            }
        };

        assertThat(reports.in(Letterhead.of(mail), mail)).isEmpty();
    }

    @Test
    void aReportPrintsNoAddress() throws Exception {
        assertThat(in("01-postfix").orElseThrow().toString()).doesNotContain("valmora");
    }

    private Optional<DeliveryReport> in(String name) throws Exception {
        return in(reports, name);
    }

    private static Optional<DeliveryReport> in(DeliveryReports reports, String name) throws Exception {
        var mail = mail(name);
        Letterhead head = Letterhead.of(mail);
        assertThat(Automatic.wrote(head)).isTrue();
        return reports.in(head, mail);
    }

    private static jakarta.mail.internet.MimeMessage mail(String name) throws Exception {
        return Post.mail(Files.readAllBytes(Path.of("src/test/resources/mail-reports", name + ".eml")));
    }
}
