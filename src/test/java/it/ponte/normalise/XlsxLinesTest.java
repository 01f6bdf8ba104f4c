package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.mapping.Mapping;
import it.ponte.normalise.TestWorkbook.Raw;
import it.ponte.partner.PartnerKind;
import it.ponte.reading.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class XlsxLinesTest {
    private static final String FIELDS =
            """
            fields:
              externalId: {from: NUMERO}
              beneficiary.lastName: {from: COGNOME}
              beneficiary.bornOn: {from: NATO IL, as: date dd/MM/yyyy}
              hours.max: {from: ORE}
            """;
    private static final Mapping MAPPING = Hub.mapping("produces: referral\nreads: {format: xlsx}\n" + FIELDS);
    private static final Object[] HEADER = {"Numero", "Cognome", "Nato il", "Ore", "Note"};

    private static Understood read(byte[] sent) {
        return Hub.read(MAPPING, PartnerKind.HEALTH_SERVICE, Limits.USUAL, sent);
    }

    @Test
    void daysAreReadFromTextAndFromSerialNumbers() {
        Understood read = read(new TestWorkbook()
                .row(HEADER)
                .row(1, "Rossi", LocalDate.of(1990, 2, 3), 20, null)
                .row(2, "Bianchi", "03/02/1990", 20.0, null)
                .row(3, "Verdi", "31/02/1990", null, null)
                .bytes());

        assertThat(read.lines().findValuesAsText("bornOn")).containsExactly("1990-02-03", "1990-02-03");
        assertThat(read.told()).containsExactly("4 NATO IL: NOT_A_DATE");
    }

    @Test
    void theHeaderIsFoundByWhatItNames() {
        Understood read = read(new TestWorkbook()
                .row("Invii: numero e cognome")
                .gap()
                .row("Numero", "sede")
                .row(HEADER)
                .row(1, "Rossi", null, null, null)
                .gap()
                .row(null, "  ", null, null, null)
                .row(2, "Bianchi", null, null, null)
                .bytes());

        assertThat(read.numbers()).containsExactly(5, 8);
    }

    @Test
    void rowsWhoseNumbersDoNotRiseRefuseTheWorkbook() {
        for (int number : new int[] {2, 1, 0}) {
            assertThat(read(new TestWorkbook()
                                    .row(HEADER)
                                    .row(1, "Rossi", null, null, null)
                                    .at(number)
                                    .row(2, "Bianchi", null, null, null)
                                    .bytes())
                            .told())
                    .containsExactly("2 : NOT_XLSX");
        }
    }

    @Test
    void aHeaderThatLacksAColumnIsNamed() {
        assertThat(read(new TestWorkbook()
                                .row("Numero", "Cognome", "Ore")
                                .row(1, "Rossi", 3)
                                .bytes())
                        .told())
                .containsExactly("1 NATO IL: MISSING_COLUMN");
        assertThat(read(new TestWorkbook().row("tutt'altro").bytes()).told())
                .containsExactly("1 NUMERO: MISSING_COLUMN");
    }

    @Test
    void numbersHaveNoFractionThatNobodyWroteAndFormulasTheirLastValue() {
        Understood read = read(new TestWorkbook()
                .row(HEADER)
                .row(260311L, "Rossi", null, new TestWorkbook.Formula("2*10", "20"), null)
                .bytes());

        assertThat(read.lines().findValuesAsText("externalId")).containsExactly("260311");
        assertThat(read.lines().findValuesAsText("maxHours")).containsExactly("20");
    }

    @Test
    void aNumberWithABillionZerosFillsNoMemory() {
        assertThat(read(new TestWorkbook()
                                .row(HEADER)
                                .row(1, "Rossi", 1e300, new java.math.BigDecimal("1E+999999999"), null)
                                .bytes())
                        .told())
                .containsExactly("2 NATO IL: NOT_A_DATE", "2 ORE: NOT_A_NUMBER");
    }

    @Test
    void theSheetIsChosenByItsName() {
        byte[] sent =
                new TestWorkbook().row(HEADER).row(1, "Rossi", null, 20, null).bytes();
        Mapping named = Hub.mapping("produces: referral\nreads: {format: xlsx, sheet: Invii}\n" + FIELDS);
        Mapping other = Hub.mapping("produces: referral\nreads: {format: xlsx, sheet: Altro}\n" + FIELDS);

        assertThat(Hub.read(named, PartnerKind.CHARITY, Limits.USUAL, sent).numbers())
                .containsExactly(2);
        assertThat(Hub.read(other, PartnerKind.CHARITY, Limits.USUAL, sent).told())
                .containsExactly("0 Altro: MISSING_COLUMN");
    }

    @Test
    void brokenWorkbooksAreRefusedAndNeverAnException() {
        byte[] whole =
                new TestWorkbook().row(HEADER).row(1, "Rossi", null, 20, null).bytes();

        assertThat(read(Arrays.copyOf(whole, whole.length / 2)).told()).containsExactly("0 : TRUNCATED");
        assertThat(read("Numero;Cognome\n1;Rossi\n".getBytes()).told()).containsExactly("0 : NOT_XLSX");
        assertThat(read(new TestWorkbook().part("xl/workbook.xml", "<no").bytes())
                        .told())
                .containsExactly("0 : NOT_XLSX");
        assertThat(read(new TestWorkbook()
                                .part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'><c r=")
                                .bytes())
                        .told())
                .containsExactly("0 : NOT_XLSX");
        assertThat(read(new TestWorkbook().bytes()).told()).containsExactly("0 : EMPTY_FILE");
    }

    @Test
    void aSmallFileThatUnfoldsToAHugeOneIsRefused() {
        byte[] bomb = new TestWorkbook()
                .row(HEADER)
                .part("xl/media/bomb.xml", "0".repeat(3_000_000))
                .bytes();

        assertThat(bomb.length).isLessThan(10_000);
        assertThat(read(bomb).told()).containsExactly("0 : TOO_LARGE");
    }

    @Test
    void aDocumentTypeDeclarationIsRefused() {
        byte[] sent = new TestWorkbook()
                .part(
                        "xl/workbook.xml",
                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><workbook/>")
                .bytes();

        assertThat(read(sent).told()).containsExactly("0 : NOT_XLSX");
    }

    private static String workbook(String properties, String sheetState) {
        return "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
                + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><workbookPr "
                + properties
                + "/><sheets><sheet name='Elenchi' sheetId='2' r:id='rId2' state='" + sheetState
                + "'/><sheet name='Invii' sheetId='1' r:id='rId1'/></sheets></workbook>";
    }

    private static Raw error(String shown) {
        return new Raw("t='e'", "<v>" + shown + "</v>");
    }

    @Test
    void daysOfWorkbooksThatCountFrom1904AndDaysThatAFormulaGives() {
        for (String flag : new String[] {"1", "true"}) {
            Understood read = read(new TestWorkbook()
                    .part("xl/workbook.xml", workbook("date1904='" + flag + "'", "hidden"))
                    .row(HEADER)
                    .row(1, "Rossi", 31445, null, null)
                    .row(2, "Bianchi", new Raw("s='1'", "<f>A1+1</f><v>31445</v>"), null, null)
                    .bytes());

            assertThat(read.lines().findValuesAsText("bornOn")).as(flag).containsExactly("1990-02-03", "1990-02-03");
        }
    }

    @Test
    void daysThatAreMarkedAsDaysAreReadInBothCalendars() {
        for (String flag : new String[] {"0", "1"}) {
            Understood read = read(new TestWorkbook()
                    .part("xl/workbook.xml", workbook("date1904='" + flag + "'", "hidden"))
                    .row(HEADER)
                    .row(1, "Rossi & C.", isoDay("1990-02-03"), 20, null)
                    .row(2, "Bianchi", isoDay("1990-02-03T23:59:59"), 20, null)
                    .row(3, "Verdi", isoDay("1990-02-03T00:00:00.000+01:00"), 20, null)
                    .row(4, "Neri", isoDay("1990-02-31"), 20, null)
                    .row(5, "Gialli", isoDay("10:30:00"), 20, null)
                    .row(6, "Viola", isoDay(""), 20, null)
                    .bytes());

            assertThat(read.lines().findValuesAsText("bornOn"))
                    .as(flag)
                    .containsExactly("1990-02-03", "1990-02-03", "1990-02-03");
            assertThat(read.told()).containsExactly("5 NATO IL: NOT_A_DATE", "6 NATO IL: NOT_A_DATE");
            assertThat(read.numbers()).containsExactly(2, 3, 4, 7);
        }
    }

    @Test
    void daysBeforeMarch1900AreTheDaysThatWereWritten() {
        for (String day : new String[] {"1900-01-01", "1900-02-28", "1900-03-01", "1904-01-01"}) {
            assertThat(read(new TestWorkbook()
                                    .row(HEADER)
                                    .row(1, "Rossi", isoDay(day), null, null)
                                    .bytes())
                            .lines()
                            .findValuesAsText("bornOn"))
                    .containsExactly(day);
        }
    }

    private static Raw isoDay(String value) {
        return new Raw("t='d'", "<v>" + value + "</v>");
    }

    @Test
    void charactersThatAWorkbookWritesAsEscapesAreThoseCharacters() {
        Understood read = read(new TestWorkbook()
                .row("Numero_x000D_\n", "COGNOME", "NATO IL", "ORE", "NOTE")
                .row("A_x002f_1", "Nicol_x00F2_", null, null, null)
                .row("_x005F_x0041_", "Rossi_x000D_\nBianchi", null, null, null)
                .row("_x41_", "Verdi", null, null, null)
                .bytes());

        assertThat(read.told()).isEmpty();
        assertThat(read.lines().findValuesAsText("externalId")).containsExactly("A/1", "_x0041_", "_x41_");
        assertThat(read.lines().findValuesAsText("lastName")).containsExactly("Nicolò", "Rossi Bianchi", "Verdi");
    }

    @Test
    void cellsThatShowAnErrorAndFormulasWithoutAValueAreProblems() {
        Understood read = read(new TestWorkbook()
                .row(HEADER)
                .row(1, error("#N/A"), new Raw("t='e'", "<f>1/0</f><v>#DIV/0!</v>"), new Raw("", "<f>A1</f>"), null)
                .row(2, new Raw("t='str'", "<f>A9</f><v></v>"), "#RIF!", "", error("#N/A"))
                .row(3, "Verdi", null, new Raw("t='b'", "<v>1</v>"), null)
                .bytes());

        assertThat(read.told())
                .containsExactly(
                        "2 COGNOME: FORMULA_ERROR",
                        "2 NATO IL: FORMULA_ERROR",
                        "2 ORE: FORMULA_ERROR",
                        "3 COGNOME: FORMULA_ERROR",
                        "3 NATO IL: FORMULA_ERROR",
                        "4 ORE: NOT_A_NUMBER");
    }

    @Test
    void formulasThatGaveAnEmptyTextTellNothingUnlessNoneWasEverComputed() {
        Raw emptyText = new Raw("t='str'", "<f>IF(A1,1,\"\")</f><v></v>");

        assertThat(read(new TestWorkbook()
                                .row(HEADER)
                                .row(1, "Rossi", null, emptyText, null)
                                .row(emptyText, emptyText, null, emptyText, null)
                                .bytes())
                        .numbers())
                .containsExactly(2);
        assertThat(read(new TestWorkbook()
                                .row(HEADER)
                                .row(1, "Rossi", null, new Raw("", "<f>2*10</f><v></v>"), null)
                                .bytes())
                        .told())
                .containsExactly("2 ORE: FORMULA_ERROR");
    }

    @Test
    void digitsThatTheSpreadsheetTookForANumberAreToldWhereSomeAreLost() {
        Mapping mapping = Hub.mapping(
                """
                        produces: referral
                        reads: {format: xlsx}
                        fields:
                          externalId: {from: Pratica}
                          beneficiary.phone: {from: Tel}
                          beneficiary.codiceFiscale: {from: CF}
                          avoid.employer: {from: PIVA, as: list /}
                          beneficiary.lastName: {from: Cognome}
                        """);
        Understood read = Hub.read(
                mapping,
                PartnerKind.CHARITY,
                Limits.USUAL,
                new TestWorkbook()
                        .row("Pratica", "Tel", "CF", "PIVA", "Cognome")
                        .row(2026000000000000123d, 591234567, 7123456789L, 1234567897, "Rossi")
                        .row("3,47E+09", "3,47E+09", "BNSTZN63C22L884B", "01234567897", "Rossi")
                        .row(260311, 3331234514L, 80012345678L, "01234567897", "Rossi")
                        .bytes());

        assertThat(read.told())
                .containsExactly(
                        "2 Pratica: DAMAGED_NUMBER",
                        "2 Tel: DAMAGED_NUMBER",
                        "2 CF: DAMAGED_NUMBER",
                        "2 PIVA: DAMAGED_NUMBER",
                        "3 Pratica: DAMAGED_NUMBER",
                        "3 Tel: DAMAGED_NUMBER");
        assertThat(read.problems().get(0).path("hint").asText()).isEqualTo("format the column as text");
        assertThat(read.lines().findValuesAsText("phone")).containsExactly("+393331234514");
    }

    @Test
    void numbersAreThoseThatTheSpreadsheetShows() {
        assertThat(read(new TestWorkbook()
                                .row(HEADER)
                                .row(1, "Rossi", null, 19.999999999999996, null)
                                .bytes())
                        .lines()
                        .findValuesAsText("maxHours"))
                .containsExactly("20");
    }

    @Test
    void aMergedTitleStandsAboveAllItsColumns() {
        Mapping mapping = Hub.mapping(
                """
                        produces: referral
                        reads: {format: xlsx, headerRows: 2, footer: Fine elenco}
                        fields:
                          externalId: {from: Pratica}
                          beneficiary.lastName: {from: Persona / Cognome}
                          beneficiary.phone: {from: Persona / Tel}
                        """);
        Understood read = Hub.read(
                mapping,
                PartnerKind.CHARITY,
                Limits.USUAL,
                new TestWorkbook()
                        .row("Segnalazioni")
                        .row("Pratica", "Persona", null, "Referente", null)
                        .row(null, "Cognome", "Tel", "Cognome", "Tel")
                        .row(1, "Rossi", "3331234514", "Serra", "059")
                        .row(null, "Fine elenco")
                        .row(2, "Bianchi", null, null, null)
                        .bytes());

        assertThat(read.numbers()).containsExactly(4);
        assertThat(read.lines().findValuesAsText("lastName")).containsExactly("Rossi");
        assertThat(read.lines().findValuesAsText("phone")).containsExactly("+393331234514");
    }

    @Test
    void whatIsHiddenIsNotTheFirstSheetAndASheetsNameIsFoundWithoutRegardToCapitals() {
        // the hidden sheet's part holds no rows at all: it would refuse the workbook
        byte[] sent = new TestWorkbook()
                .part("xl/workbook.xml", workbook("", "veryHidden"))
                .row(HEADER)
                .row(1, "Rossi", null, 20, null)
                .bytes();
        Mapping named = Hub.mapping("produces: referral\nreads: {format: xlsx, sheet: INVII}\n" + FIELDS);

        assertThat(read(sent).numbers()).containsExactly(2);
        assertThat(Hub.read(named, PartnerKind.CHARITY, Limits.USUAL, sent).numbers())
                .containsExactly(2);
    }

    @Test
    void otherWorkbooksAreNeverAskedAndTheirLastValueCounts() {
        Understood read = read(new TestWorkbook()
                .part("xl/externalLinks/externalLink1.xml", "<externalLink><externalBook/></externalLink>")
                .row(HEADER)
                .row(1, new TestWorkbook.Formula("[1]Foglio1!A1", "Rossi"), null, null, null)
                .bytes());

        assertThat(read.lines().findValuesAsText("lastName")).containsExactly("Rossi");
    }

    @Test
    void aCellThatIsTooLongIsToldAndTheOtherLinesGoOn() {
        Understood read = read(new TestWorkbook()
                .row(HEADER)
                .row(1, "x".repeat(70_000), null, null, "x".repeat(70_000))
                .row(2, "Bianchi", null, null, "x".repeat(70_000))
                .part("docProps/app.xml", noise(1_000_000))
                .bytes());

        assertThat(read.told()).containsExactly("2 COGNOME: TOO_LONG");
        assertThat(read.numbers()).containsExactly(3);
    }

    /** Text that does not deflate well. */
    private static String noise(int length) {
        return new java.util.Random(1)
                .ints(length, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void whatAWorkbookMayTakeIsBounded() {
        byte[] sent =
                new TestWorkbook().row(HEADER).row(1, "Rossi", null, null, null).bytes();

        assertThat(Hub.read(MAPPING, PartnerKind.CHARITY, new Limits(9_999, 9, 9, 99, sent.length), sent)
                        .numbers())
                .containsExactly(2);
        assertThat(Hub.read(MAPPING, PartnerKind.CHARITY, new Limits(9_999, 9, 9, 99, sent.length - 1), sent)
                        .told())
                .containsExactly("0 : TOO_LARGE");
        assertThat(Hub.read(MAPPING, PartnerKind.CHARITY, new Limits(9_999, 0, 9, 99), sent)
                        .told())
                .containsExactly("2 : TOO_LARGE");
        assertThat(Hub.read(MAPPING, PartnerKind.CHARITY, new Limits(9_999, 9, 3, 99), sent)
                        .told())
                .containsExactly("1 : TOO_LARGE");
    }

    @Test
    void aRowBeyondTheLastColumnOfAnySpreadsheetRefusesTheWorkbook() {
        for (String address : new String[] {"XFE1", "ZZZZZZ1", "FXSHRXW1", "zzzzz1"}) {
            String sheet = "<worksheet><sheetData><row r='1'><c r='" + address
                    + "'><v>1</v></c></row></sheetData></worksheet>";
            assertThat(read(new TestWorkbook()
                                    .part("xl/worksheets/sheet1.xml", sheet)
                                    .bytes())
                            .told())
                    .as(address)
                    .containsExactly("0 : TOO_LARGE");
        }
    }

    @Test
    void declarationsAreRefusedWhereverTheyStandAndInWhateverEncoding() {
        String part =
                "<!--" + "x".repeat(5_000) + "--><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><sst/>";

        assertThat(read(new TestWorkbook()
                                .row(HEADER)
                                .part("xl/sharedStrings.xml", part)
                                .bytes())
                        .told())
                .containsExactly("0 : NOT_XLSX");
        assertThat(read(new TestWorkbook()
                                .row(HEADER)
                                .part("xl/media/a.png", wide("  " + part))
                                .bytes())
                        .told())
                .containsExactly("0 : NOT_XLSX");
    }

    /** The same text as UTF-16, as far as it is ASCII. */
    private static String wide(String text) {
        return text.replaceAll("(?s)(.)", "\0$1");
    }

    @Test
    void whatIsNoWorkbookIsRefusedWithAHint() throws IOException {
        byte[] ods = zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<office/>");
        byte[] xls = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};

        assertThat(read(ods).told()).containsExactly("0 : NOT_XLSX");
        assertThat(read(xls).told()).containsExactly("0 : NOT_XLSX");
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aZipWithTooManyPartsIsRefused() throws IOException {
        String[] parts = new String[2 * 1001];
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = "xl/part" + i;
            parts[i + 1] = "";
        }
        assertThat(read(zip(parts)).told()).containsExactly("0 : TOO_LARGE");
    }

    @Test
    void whereverAWorkbookBreaksOffItIsRefused() {
        byte[] whole =
                new TestWorkbook().row(HEADER).row(1, "Rossi", null, 20, null).bytes();

        for (int length = 0; length < whole.length; length++) {
            assertThat(read(Arrays.copyOf(whole, length)).told())
                    .as("the first %d bytes", length)
                    .hasSize(1)
                    .first()
                    .isIn("0 : EMPTY_FILE", "0 : NOT_XLSX", "0 : TRUNCATED");
        }
    }

    @Test
    void aByteThatWasChangedOnTheWayIsNeverAnException() {
        byte[] whole =
                new TestWorkbook().row(HEADER).row(1, "Rossi", null, 20, null).bytes();

        for (int place = 0; place < whole.length; place += 5) {
            byte[] changed = whole.clone();
            changed[place] ^= 0x55;
            Understood read = read(changed);
            assertThat(read.numbers().size() + read.told().size())
                    .as("byte %d", place)
                    .isPositive();
        }
    }
}
