package it.ponte.reading;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through the XML parts of a workbook before the library reads them, with the library's own parser so that both
 * see the same: what it would hold in memory or compute must stay within bounds, and nothing may be declared that could
 * name files of ours.
 */
final class WorkbookParts {
    /** What the standard allows in one row. */
    private static final int MOST_CELLS_OF_A_ROW = 16_384;
    /** The memory that texts, styles and names may take; rows are a stream and take none. */
    private static final long MOST_HELD = 48L * 1024 * 1024;
    /** What a held text or name takes beside its characters. */
    private static final int EACH_HELD = 64;

    private static final int LONGEST_CELL = 1024 * 1024;
    /** The library rewrites shared formulas for each of their cells, and asks all array formulas about each cell. */
    private static final long MOST_FORMULA_STEPS = 1_000_000_000;

    static final XMLInputFactory XML = factory();

    private long held;
    private boolean hasUncomputed;
    private boolean hasIsoDates;
    private long cells;
    private long arrayFormulas;
    private long sharedFormulas;
    private long longestFormula;

    private int cellsOfRow;
    private int charactersOfCell;
    private int charactersOfFormula;
    private int charactersOfValue;
    private boolean isInCell;
    private boolean isInHeldText;
    private boolean isNumber;
    private boolean hasFormula;

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Whether the program that wrote the workbook left formulas without a value. */
    boolean hasUncomputed() {
        return hasUncomputed;
    }

    /** Whether days stand in it as texts that are marked as days. */
    boolean hasIsoDates() {
        return hasIsoDates;
    }

    /** The bytes that its texts, styles and names will take. */
    long held() {
        return held;
    }

    /** Looks through one part; throws TOO_LARGE or NOT_XLSX, and is silent about XML that is merely broken. */
    void look(InputStream part) throws IOException {
        InputStream bytes = XmlBytes.of(part);
        if (bytes == null) {
            return;
        }
        isInCell = false;
        isInHeldText = false;
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(bytes);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD -> throw new Unreadable(ProblemCode.NOT_XLSX);
                    case XMLStreamConstants.CDATA, XMLStreamConstants.ENTITY_REFERENCE -> refuseInText();
                    case XMLStreamConstants.START_ELEMENT -> start(xml);
                    case XMLStreamConstants.CHARACTERS -> text(xml.getTextLength());
                    case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                    default -> {}
                }
            }
        } catch (XMLStreamException | RuntimeException broken) {
            Unreadable known = Unreadable.in(broken);
            if (known != null) {
                throw known;
            }
            // some parts that nobody reads are no XML; of those that are read, the library will say so
        }
    }

    /** No spreadsheet writes these in what is read, and a parser would hold them whole. */
    private void refuseInText() throws Unreadable {
        if (isInCell || isInHeldText) {
            throw new Unreadable(ProblemCode.NOT_XLSX);
        }
    }

    private void start(XMLStreamReader xml) throws Unreadable {
        switch (xml.getLocalName()) {
            case "row" -> cellsOfRow = 0;
            case "c" -> cell(xml);
            case "f" -> formula(xml.getAttributeValue(null, "t"));
            case "v" -> charactersOfValue = 0;
            case "si" -> {
                isInHeldText = true;
                hold(EACH_HELD);
            }
            case "xf", "numFmt", "sheet", "Relationship", "Override" -> hold(EACH_HELD + 2L * attributes(xml));
            default -> {}
        }
    }

    private void cell(XMLStreamReader xml) throws Unreadable {
        cells++;
        String type = xml.getAttributeValue(null, "t");
        String address = xml.getAttributeValue(null, "r");
        isNumber = type == null || type.equals("n");
        hasIsoDates |= "d".equals(type);
        hasFormula = false;
        isInCell = true;
        charactersOfCell = 0;
        charactersOfValue = 0;
        if (++cellsOfRow > MOST_CELLS_OF_A_ROW || address != null && column(address) > MOST_CELLS_OF_A_ROW) {
            throw new Unreadable(ProblemCode.TOO_LARGE);
        }
    }

    /** The number of the column in an address: 28 for "AB7"; the row of cells is as long, whatever it holds. */
    private static int column(String address) {
        int column = 0;
        for (int i = 0; i < address.length() && column <= MOST_CELLS_OF_A_ROW; i++) {
            char c = address.charAt(i);
            column = c >= 'A' && c <= 'Z' ? 26 * column + c - 'A' + 1 : c >= 'a' ? Integer.MAX_VALUE : column;
        }
        return column;
    }

    private void formula(String type) {
        hasFormula = true;
        charactersOfFormula = 0;
        arrayFormulas += "array".equals(type) ? 1 : 0;
        sharedFormulas += "shared".equals(type) ? 1 : 0;
    }

    private void text(int length) throws Unreadable {
        if (isInCell) {
            charactersOfCell += length;
            charactersOfFormula += length;
            charactersOfValue += length;
        }
        if (charactersOfCell > LONGEST_CELL) {
            throw new Unreadable(ProblemCode.TOO_LARGE);
        }
        if (isInHeldText) {
            hold(2L * length);
        }
    }

    private void end(String name) throws Unreadable {
        switch (name) {
            case "f" -> {
                longestFormula = Math.max(longestFormula, charactersOfFormula);
                charactersOfValue = 0;
            }
            case "c" -> {
                hasUncomputed |= isNumber && hasFormula && charactersOfValue == 0;
                isInCell = false;
            }
            case "si" -> isInHeldText = false;
            default -> {}
        }
        if (Math.max(arrayFormulas * cells, sharedFormulas * longestFormula) > MOST_FORMULA_STEPS) {
            throw new Unreadable(ProblemCode.TOO_LARGE);
        }
    }

    private void hold(long bytes) throws Unreadable {
        held += bytes;
        if (held > MOST_HELD) {
            throw new Unreadable(ProblemCode.TOO_LARGE);
        }
    }

    private static int attributes(XMLStreamReader xml) {
        int length = 0;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            length += xml.getAttributeValue(i).length();
        }
        return length;
    }
}
