package it.ponte;

import static it.ponte.Canary.BORN_ON;
import static it.ponte.Canary.CASEWORKER;
import static it.ponte.Canary.EMAIL;
import static it.ponte.Canary.FIRST_NAME;
import static it.ponte.Canary.LAST_NAME;
import static it.ponte.Canary.NOTE;
import static it.ponte.Canary.NUMBER;
import static it.ponte.Canary.PHONE;
import static it.ponte.Canary.TAX_CODE;

import it.ponte.vocabulary.ItalianTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/** The canary as each partner would send her: under a number of its own, with what should not be sent, and wrongly too. */
final class CanaryDoors {
    static final Charset ITALIAN = Charset.forName("windows-1252");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Path SAMPLES = Path.of("mappings");

    private CanaryDoors() {}

    /** Two lines of the social services, the second one wrong, and a column that nobody asked for. */
    static String csv(String door) {
        String good = line(NUMBER + door, DAY.format(BORN_ON));
        String wrong = line(NUMBER + door + "-X", "31/02/" + LAST_NAME);
        return SocialServicesFile.HEADER.replace("EMAIL A.S.", "EMAIL A.S.;NOTE") + good + wrong;
    }

    private static String line(String number, String bornOn) {
        return String.join(
                        ";",
                        number,
                        "NO",
                        "",
                        LAST_NAME,
                        FIRST_NAME,
                        TAX_CODE,
                        "F",
                        bornOn,
                        "ITALIANA",
                        PHONE,
                        EMAIL,
                        "5",
                        "MAGAZZINO",
                        "it:NATIVE",
                        "B",
                        "36",
                        "GIORNATA",
                        "NESSUNA",
                        "",
                        DAY.format(LocalDate.now(ItalianTime.ZONE).minusDays(3)),
                        CASEWORKER,
                        "assistente@servizi.example",
                        NOTE)
                + "\n";
    }

    static byte[] zip(String door) {
        return zipped(csv(door).getBytes(ITALIAN), null);
    }

    static byte[] encryptedZip(String door, String password) {
        return zipped(csv(door).getBytes(ITALIAN), password);
    }

    private static byte[] zipped(byte[] content, String password) {
        var out = new ByteArrayOutputStream();
        ZipParameters entry = new ZipParameters();
        entry.setFileNameInZip(LAST_NAME + ".csv");
        if (password != null) {
            entry.setEncryptFiles(true);
            entry.setEncryptionMethod(EncryptionMethod.AES);
        }
        try (var zip = new net.lingala.zip4j.io.outputstream.ZipOutputStream(
                out, password == null ? null : password.toCharArray())) {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    /** The spreadsheet of the health centre, with her in place of its first person. */
    static byte[] workbook(String door) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(
                        Files.readAllBytes(SAMPLES.resolve("csm-valmora/samples/01-complete.xlsx"))));
                var to = new ZipOutputStream(out)) {
            for (ZipEntry part = from.getNextEntry(); part != null; part = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(part.getName()));
                to.write(asHer(new String(from.readAllBytes(), StandardCharsets.UTF_8), door)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    static byte[] xml(String door) throws IOException {
        String sample =
                Files.readString(SAMPLES.resolve("cartella-xml/samples/01-complete.xml"), StandardCharsets.ISO_8859_1);
        return asHer(sample, door).getBytes(StandardCharsets.ISO_8859_1);
    }

    static String fhir(String door) throws IOException {
        return asHer(Files.readString(SAMPLES.resolve("fhir-sdoh/samples/01-complete.sent.json")), door);
    }

    /** A sample with her in place of the person whom the samples of trees and of the workbook begin with. */
    private static String asHer(String sample, String door) {
        return sample.replace("RSSMRT84E52F257V", TAX_CODE)
                .replace("Rossetti", LAST_NAME)
                .replace("rossetti", "zxcan")
                .replace("Marta", FIRST_NAME)
                .replace("3331234501", PHONE)
                .replace("333 123 4501", PHONE)
                .replace("R-2026-501", NUMBER + door)
                .replace("2026/501", NUMBER + door)
                .replace("Benassi", LAST_NAME)
                .replace("Tiziano", FIRST_NAME)
                .replace("333 1234514", PHONE)
                .replace("260311", NUMBER + door);
    }

    /** In the hub's own layout; what the hub does not know is an error, told by its place. */
    static String json(String door) {
        return """
                {"externalId": "%1$s", "beneficiary": {"firstName": "%2$s", "lastName": "%3$s", "codiceFiscale": "%4$s",
                   "bornOn": "%5$s", "email": "%6$s", "phone": "+39%7$s"},
                 "basis": {"kind": "CONSENT", "givenOn": "%8$s"}, "skills": ["order-picking"], "province": "MO",
                 "caseworker": {"name": "%9$s", "email": "assistente@servizi.example"}}
                """
                .formatted(
                        NUMBER + door,
                        FIRST_NAME,
                        LAST_NAME,
                        TAX_CODE,
                        BORN_ON,
                        EMAIL,
                        PHONE,
                        LocalDate.now(ItalianTime.ZONE).minusDays(3),
                        CASEWORKER);
    }

    static String mail(String door, String from, String head) {
        return head
                + """
                From: %1$s <%2$s>
                To: invii@ponte.example
                Subject: Segnalazione di %1$s
                Date: %3$s
                Message-ID: <%4$s@servizi.example>
                MIME-Version: 1.0
                Content-Type: text/csv; name="%1$s.csv"
                Content-Disposition: attachment; filename="%1$s.csv"
                Content-Transfer-Encoding: base64

                %5$s
                """
                        .formatted(
                                LAST_NAME,
                                from,
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        java.time.ZonedDateTime.now().minusMinutes(1)),
                                door,
                                java.util.Base64.getMimeEncoder(76, new byte[] {'\n'})
                                        .encodeToString(csv(door).getBytes(StandardCharsets.UTF_8)));
    }
}
