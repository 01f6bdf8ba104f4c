package it.ponte.reading;

import java.util.Map;

/** The least that makes a workbook of one sheet. */
final class BareWorkbook {
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private BareWorkbook() {}

    /** Its parts by their names, with these shared texts and this sheet. */
    static Map<String, String> parts(String texts, String sheet) {
        return Map.of(
                "[Content_Types].xml",
                "<Types><Override PartName='/xl/sharedStrings.xml' ContentType='application/vnd.openxmlformats-"
                        + "officedocument.spreadsheetml.sharedStrings+xml'/></Types>",
                "xl/workbook.xml",
                "<workbook xmlns:r='" + RELATIONS
                        + "'><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<x><Relationship Id='r1' Target='worksheets/sheet1.xml'/></x>",
                "xl/sharedStrings.xml",
                texts,
                "xl/worksheets/sheet1.xml",
                sheet);
    }
}
