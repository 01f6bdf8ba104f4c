package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.partner.PartnerKind;
import it.ponte.reading.Limits;
import java.time.LocalDate;
import java.util.Arrays;
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
}
