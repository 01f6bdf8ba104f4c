package it.ponte.normalise;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small workbooks: cells are texts, numbers, days (kept as serial numbers, as spreadsheets do) or formulas. */
public final class TestWorkbook {
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder rows = new StringBuilder();
    private int row;

    /** A formula with the value that was last computed for it. */
    record Formula(String formula, String cached) {}

    /** A cell as it stands in the sheet's XML: its attributes, without its address, and what is inside. */
    record Raw(String attributes, String inside) {}

    public TestWorkbook row(Object... cells) {
        rows.append("<row r=\"").append(++row).append("\">");
        for (int i = 0; i < cells.length; i++) {
            rows.append(cell((char) ('A' + i) + String.valueOf(row), cells[i]));
        }
        rows.append("</row>");
        return this;
    }

    /** Leaves a row out, as spreadsheets do with empty ones. */
    TestWorkbook gap() {
        row++;
        return this;
    }

    /** The next row has this number, whatever came before. */
    TestWorkbook at(int number) {
        row = number - 1;
        return this;
    }

    private static String cell(String at, Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDate day) {
            return "<c r=\"" + at + "\" s=\"1\"><v>" + ChronoUnit.DAYS.between(DAY_ZERO, day) + "</v></c>";
        }
        if (value instanceof Number number) {
            return "<c r=\"" + at + "\"><v>" + number + "</v></c>";
        }
        if (value instanceof Raw raw) {
            return "<c r=\"" + at + "\" " + raw.attributes() + ">" + raw.inside() + "</c>";
        }
        if (value instanceof Formula formula) {
            return "<c r=\"" + at + "\" t=\"str\"><f>" + formula.formula() + "</f><v>" + formula.cached() + "</v></c>";
        }
        String text = value.toString().replace("&", "&amp;").replace("<", "&lt;");
        return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>";
    }

    /** Adds a part of the zip, or takes the place of one. */
    TestWorkbook part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    public byte[] bytes() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "[Content_Types].xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" \
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml" \
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" \
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                </Types>""");
        all.put(
                "_rels/.rels",
                relations("<Relationship Id=\"rId1\" Type=\"" + RELATIONS
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        all.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS
                        + "\"><sheets><sheet name=\"Invii\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        all.put(
                "xl/_rels/workbook.xml.rels",
                relations("<Relationship Id=\"rId1\" Type=\"" + RELATIONS
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + RELATIONS
                        + "/styles\" Target=\"styles.xml\"/>"));
        all.put(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN
                        + "\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills>"
                        + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                        + "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs>"
                        + "</styleSheet>");
        all.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        all.putAll(parts);
        return zip(all);
    }

    private static String relations(String relations) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                + "</Relationships>";
    }

    private static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
