package it.ponte.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made to fill the memory, read by a process that has little of it. */
class SmallHeapTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String ROWS = "<worksheet><sheetData><row><c t='inlineStr'><is><t>Numero</t></is></c>"
            + "</row><row><c><v>1</v></c></row>";
    private static final String END = "</sheetData></worksheet>";

    @TempDir
    Path folder;

    @Test
    void nothingThatUnfoldsFillsTheMemory() throws Exception {
        assertThat(read(
                        bomb("texts", "xl/sharedStrings.xml", "<sst>", "<si><t>a</t></si>", 100, "</sst>"),
                        bomb("styles", "xl/styles.xml", "<x>", "<numFmt numFmtId='1' formatCode='a'/>", 100, "</x>"),
                        bomb("names", "xl/_rels/workbook.xml.rels", "<x>", "<Relationship Id='a'/>", 100, "</x>"),
                        bomb(
                                "cell",
                                SHEET,
                                ROWS + "<row><c t='inlineStr'><is><t>",
                                "x",
                                200,
                                "</t></is></c></row>" + END),
                        bomb(
                                "runs",
                                SHEET,
                                ROWS + "<row><c t='inlineStr'><is>",
                                "<t>x</t>",
                                200,
                                "</is></c></row>" + END),
                        bomb("cdata", SHEET, ROWS + "<row><c><v><![CDATA[", "<", 100, "]]></v></c></row>" + END),
                        bomb("attribute", SHEET, ROWS + "<row a='", "x", 100, "'/>" + END),
                        bomb("row", SHEET, ROWS + "<row>", "<c><v>1</v></c>", 100, "</row>" + END),
                        bomb("beyond", SHEET, ROWS, "<row><c r='ZZZZZ3'><v>1</v></c></row>", 1, END),
                        bomb(
                                "formulas",
                                SHEET,
                                ROWS,
                                "<row><c><f t='array' ref='A1'>1</f><v>1</v></c></row>",
                                20,
                                END)))
                .containsExactly(
                        "texts TOO_LARGE",
                        "styles TOO_LARGE",
                        "names TOO_LARGE",
                        "cell TOO_LARGE",
                        "runs TOO_LARGE",
                        "cdata NOT_XLSX",
                        "attribute TOO_LARGE",
                        "row TOO_LARGE",
                        "beyond TOO_LARGE",
                        "formulas TOO_LARGE");
    }

    @Test
    void largeFilesThatMeanNoHarmAreStreams() throws Exception {
        String row = "<row><c><v>7</v></c><c t='str'><v>Rossi</v></c></row>";
        Path rows = bomb("rows", SHEET, ROWS, row, 40, END);
        Path cells = folder.resolve("cells.csv");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(cells))) {
            out.write("Numero;Note\n1;\"".getBytes(StandardCharsets.UTF_8));
            repeat("abcdefgh", 100, out);
            out.write("\"\n2;\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(rows, cells))
                .containsExactly("rows " + (40 * MEGABYTE / row.length() + 1) + " lines", "cells 2 lines");
    }

    @Test
    void manyLargeMessagesAtOnceDoNotFillTheMemory() throws Exception {
        assertThat(run(ManyLargeBundles.class, "256m", List.of()))
                .hasSize(8)
                .contains("read")
                .allMatch(told -> told.equals("read") || told.equals("TryLater"));
    }

    /** A workbook with one part that is repeated to so many megabytes, deflated as far as is not suspicious. */
    private Path bomb(String name, String part, String before, String repeated, int megabytes, String after)
            throws IOException {
        Path file = folder.resolve(name + ".xlsx");
        Map<String, String> parts = BareWorkbook.parts("<sst/>", ROWS + END);
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, String> each : parts.entrySet()) {
                if (!each.getKey().equals(part)) {
                    zip.putNextEntry(new ZipEntry(each.getKey()));
                    zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
            zip.putNextEntry(new ZipEntry("xl/media/picture.png"));
            byte[] noise = new byte[MEGABYTE];
            new Random(1).nextBytes(noise);
            zip.write(noise);
            zip.putNextEntry(new ZipEntry(part));
            zip.write(before.getBytes(StandardCharsets.UTF_8));
            repeat(repeated, megabytes, zip);
            zip.write(after.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void repeat(String text, int megabytes, OutputStream out) throws IOException {
        long times = (long) megabytes * MEGABYTE / text.length();
        byte[] thousand = text.repeat(1000).getBytes(StandardCharsets.UTF_8);
        for (long i = 0; i < times / 1000; i++) {
            out.write(thousand);
        }
        out.write(text.repeat((int) (times % 1000)).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(Path... files) throws Exception {
        return run(
                SmallHeapReading.class,
                "64m",
                Stream.of(files).map(Path::toString).toList());
    }

    private static List<String> run(Class<?> reading, String heap, List<String> files) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                reading.getName()));
        command.addAll(files);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var printed = process.inputReader()) {
            return printed.lines().toList();
        }
    }
}
