package it.ponte.reading;

import it.ponte.reading.Form.Format;
import it.ponte.work.TryLater;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The one door to the readers. */
public final class Readers {
    private static final int MAGIC = 4;

    private Readers() {}

    /** Opens the only message that this process reads. */
    public static LineSource open(InputStream bytes, Layout layout, Limits limits) throws IOException {
        return open(bytes, layout, limits, Turn.unshared());
    }

    /**
     * Opens a message of this layout. Content decides, whatever the file's name says: a workbook sent where CSV is
     * agreed is told so.
     *
     * @throws Unreadable when it is not of that form at all
     * @throws IOException when its bytes do not come, or its turn ({@link TryLater})
     */
    public static LineSource open(InputStream bytes, Layout layout, Limits limits, Turn turn) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes);
        in.mark(MAGIC);
        byte[] magic = in.readNBytes(MAGIC);
        in.reset();
        if (magic.length == 0) {
            throw new Unreadable(ProblemCode.EMPTY_FILE);
        }
        boolean zip = Layer.startsWith(magic, 'P', 'K', 3, 4);
        boolean binary = zip || isOtherDocument(magic);
        boolean isXlsx = layout.form().format() == Format.XLSX;
        if (isXlsx ? !zip : binary) {
            throw new Unreadable(layout.form().notThis());
        }
        return switch (layout.form().format()) {
            case CSV -> new TableLines(new CsvRows(in, layout.form(), limits), layout, limits);
            case JSON -> new JsonLines(in, layout, limits);
            case XLSX -> new TableLines(new XlsxRows(in, layout.form().table().sheet(), limits, turn), layout, limits);
            case NDJSON -> new NdjsonLines(in, layout, limits);
            case XML -> new XmlLines(in, layout, limits);
            case FHIR -> new FhirLines(in, layout, limits, turn);
        };
    }

    /**
     * Old workbooks (OLE2), PDF, rich text, scans and photographs of a list (PNG, JPEG), and archives of other kinds than
     * zip (gzip, 7z, RAR), which people send by mistake.
     */
    private static boolean isOtherDocument(byte[] magic) {
        return Layer.startsWith(magic, 0xD0, 0xCF, 0x11, 0xE0)
                || Layer.startsWith(magic, '%', 'P', 'D', 'F')
                || Layer.startsWith(magic, 0x89, 'P', 'N', 'G')
                || Layer.startsWith(magic, 0xFF, 0xD8, 0xFF)
                || Layer.startsWith(magic, '{', '\\', 'r', 't')
                || Layer.startsWith(magic, 0x1F, 0x8B)
                || Layer.startsWith(magic, '7', 'z', 0xBC, 0xAF)
                || Layer.startsWith(magic, 'R', 'a', 'r', '!');
    }
}
