package it.ponte.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.reading.Form.Format;
import it.ponte.work.TryLater;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final int LARGE = 300 * 1024;

    private final Turns none = new Turns(0, Duration.ZERO);
    private final Turns one = new Turns(1, Duration.ZERO);

    @Test
    void aSmallMessageNeverWaits() throws IOException {
        assertThat(count(Format.FHIR, bundle(10), none.next())).isEqualTo(1);
        assertThat(count(Format.XLSX, workbook(10, 10), none.next())).isEqualTo(2);
    }

    @Test
    void aLargeOneWaitsUntilAnotherIsClosed() throws IOException {
        Turn first = one.next();
        assertThat(count(Format.FHIR, bundle(LARGE), first)).isEqualTo(1);

        Turn second = one.next();
        assertThatThrownBy(() -> count(Format.XLSX, workbook(LARGE, 10), second))
                .isInstanceOf(TryLater.class);
        first.close();
        first.close();

        assertThat(count(Format.XLSX, workbook(LARGE, 10), second)).isEqualTo(2);
        assertThatThrownBy(() -> count(Format.FHIR, bundle(LARGE), one.next())).isInstanceOf(TryLater.class);
    }

    @Test
    void aWorkbookIsLargeByItsTextsToo() {
        assertThatThrownBy(() -> count(Format.XLSX, workbook(30 * 1024, 60_000), none.next()))
                .isInstanceOf(TryLater.class);
    }

    @Test
    void aWorkbookWithAPasswordTakesOneTurnWithWhatIsInside() throws Exception {
        byte[] wrapped = Wrapped.workbook(workbook(LARGE, 10), Wrapped.PASSWORD);
        Secrets agreed = new Secrets(Wrapped.PASSWORD, null, null, Set.of());

        Turn turn = one.next();
        var inside = new Wrappings(agreed, Limits.USUAL, turn).open(new ByteArrayInputStream(wrapped));

        assertThat(count(Format.XLSX, inside.readAllBytes(), turn)).isEqualTo(2);
        assertThatThrownBy(
                        () -> new Wrappings(agreed, Limits.USUAL, one.next()).open(new ByteArrayInputStream(wrapped)))
                .isInstanceOf(TryLater.class);
    }

    private static int count(Format format, byte[] sent, Turn turn) throws IOException {
        TableForm table = new TableForm(';', '"', null, 0, 1, List.of());
        Form form = new Form(format, StandardCharsets.UTF_8, format == Format.XLSX ? table : null, null);
        Layout layout = new Layout(
                form, List.of(format == Format.XLSX ? "Numero" : "ServiceRequest.id"), Map.of(), Map.of(), false);
        try (LineSource lines = Readers.open(new ByteArrayInputStream(sent), layout, Limits.USUAL, turn)) {
            int count = 0;
            while (lines.next() != null) {
                count++;
            }
            return count;
        }
    }

    /** One referral in a bundle of so many bytes more. */
    private static byte[] bundle(int bytes) {
        return ("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":{\"resourceType\":"
                        + "\"ServiceRequest\",\"id\":\"1\"}}]" + " ".repeat(bytes) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Two rows in a workbook with a picture of so many bytes and so many texts. */
    private static byte[] workbook(int picture, int texts) throws IOException {
        Map<String, String> parts = BareWorkbook.parts(
                "<sst>" + "<si><t>a word</t></si>".repeat(texts) + "</sst>",
                "<worksheet><sheetData><row><c t='inlineStr'><is><t>Numero</t></is></c></row>"
                        + "<row><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData></worksheet>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("xl/media/picture.png"));
            byte[] noise = new byte[picture];
            new Random(1).nextBytes(noise);
            zip.write(noise);
        }
        return bytes.toByteArray();
    }
}
