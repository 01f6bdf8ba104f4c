package it.ponte.reading;

import com.fasterxml.aalto.stax.OutputFactoryImpl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Cells that hold a day as 1990-02-01 ({@code t="d"}, ISO/IEC 29500-1, 18.18.11), which the library does not read: they
 * become numbers, as most programs write days. One that is no such day becomes a text, for its line to be told of.
 */
final class IsoDates {
    private static final DateTimeFormatter DAY_OR_MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalEnd()
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Before this day, spreadsheets that count from 1900 are one day behind: they know a 29 February 1900. */
    private static final LocalDate MARCH_1900 = LocalDate.of(1900, 3, 1);

    private static final int SECONDS_OF_A_DAY = 86_400;

    private final boolean countsFrom1904;

    /** For a workbook of one of the two calendars. */
    IsoDates(boolean countsFrom1904) {
        this.countsFrom1904 = countsFrom1904;
    }

    /** The workbook with numbers in their place; of its sheets only what is read is kept. */
    byte[] asNumbers(byte[] workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(workbook.length);
        try (ZipFile from = ZipFile.builder().setByteArray(workbook).get();
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream part = from.getInputStream(entry)) {
                    if (entry.getName().contains("worksheets/")
                            && entry.getName().endsWith(".xml")) {
                        copySheet(part, to);
                    } else {
                        part.transferTo(to);
                    }
                }
            }
        } catch (XMLStreamException broken) {
            throw new Unreadable(ProblemCode.NOT_XLSX);
        }
        return bytes.toByteArray();
    }

    private void copySheet(InputStream part, OutputStream to) throws IOException, XMLStreamException {
        InputStream bytes = XmlBytes.of(part);
        if (bytes == null) {
            return;
        }
        XMLStreamReader sheet = WorkbookParts.XML.createXMLStreamReader(bytes);
        XMLStreamWriter copy = new OutputFactoryImpl().createXMLStreamWriter(to, "UTF-8");
        while (sheet.hasNext()) {
            switch (sheet.next()) {
                case XMLStreamConstants.START_ELEMENT -> copyElement(sheet, copy);
                case XMLStreamConstants.CHARACTERS -> copy.writeCharacters(sheet.getText());
                case XMLStreamConstants.END_ELEMENT -> copy.writeEndElement();
                default -> {}
            }
        }
        copy.flush();
    }

    private void copyElement(XMLStreamReader sheet, XMLStreamWriter copy) throws XMLStreamException {
        boolean isDate = sheet.getLocalName().equals("c") && "d".equals(sheet.getAttributeValue(null, "t"));
        copy.writeStartElement(sheet.getLocalName());
        for (int i = 0; i < sheet.getAttributeCount(); i++) {
            String name = sheet.getAttributeLocalName(i);
            if (sheet.getAttributePrefix(i).isEmpty() && !(isDate && name.equals("t"))) {
                copy.writeAttribute(name, sheet.getAttributeValue(i));
            }
        }
        if (isDate) {
            writeDate(value(sheet), copy);
        }
    }

    /** The value of a cell, read to the cell's end. */
    private static String value(XMLStreamReader cell) throws XMLStreamException {
        String value = "";
        while (cell.next() != XMLStreamConstants.END_ELEMENT
                || !cell.getLocalName().equals("c")) {
            if (cell.isStartElement() && cell.getLocalName().equals("v")) {
                value = cell.getElementText().strip();
            }
        }
        return value;
    }

    private void writeDate(String value, XMLStreamWriter copy) throws XMLStreamException {
        String number = number(value);
        if (number == null) {
            copy.writeAttribute("t", "str");
        }
        copy.writeStartElement("v");
        copy.writeCharacters(number == null ? value : number);
        copy.writeEndElement();
        copy.writeEndElement();
    }

    /** Null for what is no day. */
    private String number(String value) {
        try {
            TemporalAccessor told = DAY_OR_MOMENT.parseBest(value, LocalDateTime::from, LocalDate::from);
            LocalDateTime moment = told instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) told;
            long days = ChronoUnit.DAYS.between(dayZero(moment.toLocalDate()), moment.toLocalDate());
            return String.valueOf(days + (double) moment.toLocalTime().toSecondOfDay() / SECONDS_OF_A_DAY);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private LocalDate dayZero(LocalDate day) {
        if (countsFrom1904) {
            return LocalDate.of(1904, 1, 1);
        }
        return day.isBefore(MARCH_1900) ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    }
}
