package it.ponte.rights;

import it.ponte.beneficiary.Identity;
import it.ponte.rights.PeopleExport.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/** A list of people as it leaves: a CSV file in a ZIP file encrypted with AES-256, written as its rows come. */
final class EncryptedList {
    private final ZipOutputStream zip;
    private final boolean byCode;

    /** Begins it. */
    EncryptedList(OutputStream out, ListPassword password, boolean byCode) throws IOException {
        this.zip = new ZipOutputStream(out, password.characters());
        this.byCode = byCode;
        ZipParameters entry = new ZipParameters();
        entry.setFileNameInZip("persone.csv");
        entry.setEncryptFiles(true);
        entry.setEncryptionMethod(EncryptionMethod.AES);
        entry.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        zip.putNextEntry(entry);
        write("\uFEFFcodice;iscritta_il;titolo;provincia" + (byCode ? "" : ";cognome;nome") + "\r\n");
    }

    /** Writes the next rows; whose name is not among these stands without one. */
    void write(List<Row> rows, Map<Long, Identity.Known> names) throws IOException {
        write(rows.stream().map(row -> line(row, names.get(row.id()))).collect(Collectors.joining()));
    }

    private void write(String text) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String line(Row row, Identity.Known her) {
        Stream<String> facts = Stream.of(row.code(), row.enrolledOn(), row.education(), row.province());
        if (!byCode) {
            facts = Stream.concat(facts, her == null ? Stream.of("", "") : named(her));
        }
        return facts.map(EncryptedList::cell).collect(Collectors.joining(";")) + "\r\n";
    }

    private static Stream<String> named(Identity.Known her) {
        return Stream.of(her.lastName(), her.firstName()).map(name -> name == null ? "" : name.reveal());
    }

    /** A cell that no spreadsheet takes for something to be computed. */
    static String cell(String text) {
        String value = text == null ? "" : text;
        String harmless = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    /** Ends it: a file that broke off before opens nowhere. */
    void end() throws IOException {
        zip.closeEntry();
        zip.close();
    }
}
