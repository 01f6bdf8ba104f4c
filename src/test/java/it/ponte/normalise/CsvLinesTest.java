package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.mapping.Mapping;
import it.ponte.partner.PartnerKind;
import it.ponte.reading.Limits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLinesTest {
    private static final Mapping MAPPING = Hub.mapping(
            """
                    produces: referral
                    reads: {format: csv, separator: ";", charset: windows-1252}
                    fields:
                      externalId: {from: Numero}
                      beneficiary.lastName: {from: COGNOME}
                      beneficiary.bornOn: {from: Nato il, as: date dd/MM/yyyy}
                      education: {from: Titolo, codes: titolo}
                    codes:
                      titolo: {"3": LOWER_SECONDARY}
                    """);
    private static final String HEADER = "Numero;Cognome;Nato il;Titolo;Note\n";

    private static Understood read(String sent) {
        return Hub.read(MAPPING, sent);
    }

    private static Understood read(Limits limits, String sent) {
        return Hub.read(MAPPING, PartnerKind.SOCIAL_SERVICE, limits, sent.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void headersAreFoundWithoutRegardToCapitalsAccentsAndSpaces() {
        assertThat(read("titòlo;NOTE;NatoIl; numero ;cognome\n3;;01/02/1990;1;Rossi\n")
                        .numbers())
                .containsExactly(2);
    }

    @Test
    void aFormulaThatIsOnlyATextIsThatText() {
        Understood read = read(HEADER
                + "=\"0012\";Rossi;=\"01/02/1990\";=\"3\";\n"
                + "\"=\"\"0013\"\"\";Bianchi;;;\n"
                + "=\"00\"&\"14\";Verdi;;;\n"
                + "=\"0015;Neri;;;\n");

        assertThat(read.lines().findValuesAsText("externalId"))
                .containsExactly("0012", "0013", "=\"00\"&\"14\"", "=\"0015");
        assertThat(read.told()).isEmpty();
    }

    @Test
    void linesAreCountedAsATextEditorCountsThem() {
        Understood read = read(HEADER + "1;Rossi;;;\"due\nrighe\"\n\n;;;;\n2;Bianchi;31/02/1990;9;\n");

        assertThat(read.numbers()).containsExactly(2);
        assertThat(read.told()).containsExactly("6 Nato il: NOT_A_DATE", "6 Titolo: UNKNOWN_CODE");
    }

    @Test
    void aLineOfTheWrongWidthIsSetAsideAndHoldsNothingBack() {
        Understood read = read(HEADER + "1;Rossi\n2;Bianchi;;;;oltre\n3;Verdi;;;;;\n");

        assertThat(read.numbers()).containsExactly(4);
        assertThat(read.told()).containsExactly("2 : WRONG_FIELD_COUNT", "3 : WRONG_FIELD_COUNT");
    }

    @Test
    void quotesInsideQuotesSpoilNoOtherLine() {
        assertThat(read(HEADER + "1;Rossi;;;\"Via \"Roma\" 3\"\n2;Bianchi;;;\n").numbers())
                .containsExactly(2, 3);
    }

    @Test
    void aMissingColumnRefusesTheFileByItsName() {
        assertThat(read("Numero;Cognome;Titolo\n1;Rossi;3\n").told()).containsExactly("1 Nato il: MISSING_COLUMN");
    }

    @Test
    void aColumnThatStandsThereTwiceRefusesTheFile() {
        assertThat(read("Numero;Cognome;Nato il;Titolo;NUMERO\n1;Rossi;;;2\n").told())
                .containsExactly("1 Numero: DUPLICATE_KEY");
    }

    @Test
    void emptyFilesAreRefused() {
        for (String empty : new String[] {"", "\n\n", HEADER, HEADER + ";;;;\n"}) {
            assertThat(read(empty).told()).as(empty).containsExactly("0 : EMPTY_FILE");
        }
    }

    @Test
    void aQuoteThatIsOpenAtTheEndMeansThatTheFileIsCut() {
        assertThat(read(HEADER + "1;Rossi;;;\n2;Bianchi;;;\"cominci").told()).containsExactly("3 : TRUNCATED");
    }

    @Test
    void aFileInAnotherCharsetThanDeclaredIsRefused() {
        byte[] dos = (HEADER + "1;Nicol").getBytes(StandardCharsets.US_ASCII);
        byte[] undefined = java.util.Arrays.copyOf(dos, dos.length + 1);
        undefined[dos.length] = (byte) 0x8D; // ì of the old DOS charset, nothing in windows-1252

        assertThat(Hub.read(MAPPING, PartnerKind.SOCIAL_SERVICE, Limits.USUAL, undefined)
                        .told())
                .containsExactly("0 : WRONG_CHARSET");
    }

    @Test
    void windowsLettersArriveWhole() {
        byte[] sent = (HEADER + "1;Nicolò;;;\n").getBytes(Charset.forName("windows-1252"));

        assertThat(Hub.read(MAPPING, PartnerKind.SOCIAL_SERVICE, Limits.USUAL, sent)
                        .lines()
                        .findValuesAsText("lastName"))
                .containsExactly("Nicolò");
    }

    @Test
    void whatCannotBeStoredIsAProblemOfItsField() {
        assertThat(read(HEADER + "1\u0000;Ros\uFFFDsi;;;\n").told())
                .containsExactly("2 Numero: CONTROL_CHARACTER", "2 COGNOME: WRONG_CHARSET");
    }

    @Test
    void tooMuchOfAnythingIsRefused() {
        String line = "1;Rossi;;;\n";
        assertThat(read(new Limits(40, 9, 9, 99), HEADER + line + line).told()).containsExactly("0 : TOO_LARGE");
        assertThat(read(new Limits(999, 2, 9, 99), HEADER + "\n" + line + line).told())
                .isEmpty();
        assertThat(read(new Limits(999, 2, 9, 99), HEADER + "\n" + line + line + line)
                        .told())
                .containsExactly("5 : TOO_LARGE");
        assertThat(read(new Limits(999, 9, 4, 99), HEADER + line).told()).containsExactly("1 : TOO_LARGE");
        assertThat(read(new Limits(999, 9, 9, 20), HEADER + "1;" + "x".repeat(21) + ";;;")
                        .told())
                .containsExactly("2 COGNOME: TOO_LONG");
    }

    @Test
    void aCellThatWouldFillTheMemoryIsToldAndTheOtherLinesGoOn() {
        String huge = "\"" + "x;\"\"\r\n".repeat(10_000) + "x".repeat(10_000_000) + "\"";

        Understood read = read(HEADER + "1;" + huge + ";;;\n2;Bianchi;;;" + huge + "\n3;Verdi;31/02/1990;;\n");

        assertThat(read.told()).containsExactly("2 COGNOME: TOO_LONG", "20004 Nato il: NOT_A_DATE");
        assertThat(read.numbers()).as("a huge cell that nobody asked for").containsExactly(10_003);
    }

    @Test
    void aCellOfOneHundredThousandLinesIsAForgottenQuoteAndRefusesTheFile() {
        assertThat(read(HEADER + "1;\"Rossi;;;\n" + "2;Bianchi;;;\n\n".repeat(200_000))
                        .told())
                .containsExactly("2 : TOO_LARGE");
    }

    @Test
    void aTableOfOneHundredThousandColumnsIsRefusedAndALineOfAsManySetAside() {
        assertThat(read(HEADER.strip() + ";x".repeat(100_000) + "\n1;Rossi\n").told())
                .containsExactly("1 : TOO_LARGE");
        Understood read = read(
                HEADER + "1;Rossi;;" + ";x".repeat(100_000) + "\n2;Bianchi;;" + ";".repeat(100_000) + "\n3;Verdi;;;\n");
        assertThat(read.told()).containsExactly("2 : WRONG_FIELD_COUNT");
        assertThat(read.numbers()).containsExactly(3, 4);
    }

    @Test
    void emptyColumnsBehindTheLastTitleAskNothingOfTheLines() {
        assertThat(read(HEADER.strip() + ";;;\n1;Rossi;;;\n2;Bianchi;;;;;;\n").numbers())
                .containsExactly(2, 3);
    }

    @Test
    void theHeaderIsFoundBehindAPreamble() {
        assertThat(read("Comune di Valmora\nEstratto;del 20/11/2026\n\n" + HEADER + "1;Rossi;;;\n")
                        .numbers())
                .containsExactly(5);
        assertThat(read("Comune;;;;\n" + HEADER.replace("Titolo", "T") + "1;Rossi;;;\n")
                        .told())
                .containsExactly("2 Titolo: MISSING_COLUMN");
    }

    @Test
    void theHeaderStandsWhereTheMappingSays() {
        String twice = "Numero;Cognome;Nato il;Titolo;bozza\n" + HEADER + "1;Rossi;;;\n";

        assertThat(Hub.read(like("headerRow: 2"), twice).numbers()).containsExactly(3);
        assertThat(Hub.read(like("headerRow: 3"), twice).told()).containsExactly("3 Numero: MISSING_COLUMN");
    }

    @Test
    void titlesInSeveralLinesAreFoundWithoutRegardToLineBreaksAndSpacesThatDoNotBreak() {
        assertThat(read("NUMERO;Cognome;\"Nato\r\nil\";Titolo\u00A0\u200B;\n1;Rossi;;;\n")
                        .numbers())
                .containsExactly(3);
    }

    @Test
    void aColumnUnderAGroupTitleIsNamedByItselfOrByBoth() {
        Mapping mapping = Hub.mapping(
                """
                        produces: referral
                        reads: {format: csv, separator: ";", headerRows: 2}
                        fields:
                          externalId: {from: Pratica}
                          beneficiary.lastName: {from: Dati anagrafici / Cognome}
                          beneficiary.firstName: {from: NOME}
                          beneficiary.phone: {from: RECAPITI / Tel.}
                          caseNumber: {from: referente/nome e cognome}
                        """);
        String header = "Elenco del mese\nPRATICA;DATI ANAGRAFICI;;RECAPITI;;REFERENTE;\n"
                + ";Cognome;Nome;Tel.;Mail;Nome e cognome;Tel.\n";

        Understood read = Hub.read(mapping, header + "1;Rossi;Ada;3331234514;;Serra;0591234567\n");

        assertThat(read.numbers()).containsExactly(4);
        assertThat(read.lines().findValuesAsText("lastName")).containsExactly("Rossi");
        assertThat(read.lines().findValuesAsText("phone")).containsExactly("+393331234514");
        assertThat(read.lines().findValuesAsText("caseNumber")).containsExactly("Serra");
        assertThat(Hub.read(mapping, header.replace("RECAPITI;", "DATI;")).told())
                .containsExactly("3 RECAPITI / Tel.: MISSING_COLUMN");
    }

    @Test
    void aNameThatTwoGroupsShareMustBeNamedWithItsGroup() {
        Mapping mapping = Hub.mapping(
                """
                        produces: referral
                        reads: {format: csv, separator: ";", headerRows: 2}
                        fields:
                          externalId: {from: Pratica}
                          beneficiary.phone: {from: Tel}
                        """);

        assertThat(Hub.read(mapping, "A;B;C\nPratica;Tel;Tel\n1;;\n").told()).containsExactly("2 Tel: DUPLICATE_KEY");
    }

    @Test
    void aFooterEndsTheData() {
        Mapping mapping = like("footer: [TOTALE, \"N. righe\"]");

        for (String footer :
                new String[] {"totale;;;;1\n", ";;Totale righe: 1;;\n", "\"N.righe: 1\"\n", ";  TOTALE\n"}) {
            Understood read = Hub.read(mapping, HEADER + "1;Rossi;;;\n\n" + footer + "Il dirigente;Bianchi\n");
            assertThat(read.numbers()).as(footer).containsExactly(2);
            assertThat(read.told()).as(footer).isEmpty();
        }
        assertThat(Hub.read(mapping, HEADER + "Fine\n").told()).containsExactly("2 : WRONG_FIELD_COUNT");
        assertThat(Hub.read(mapping, HEADER + "Totale;0\n").told()).containsExactly("0 : EMPTY_FILE");
    }

    @Test
    void anySeparatorAndAnyQuoteOrNone() {
        String tab = "Numero\tCognome\tNato il\tTitolo\n1\t'Ros\tsi'\t\t\n2\tD'Alò\t\t\n";
        Understood read = Hub.read(like("separator: \"\\t\", quote: \"'\""), tab);
        assertThat(read.lines().findValuesAsText("lastName")).containsExactly("Ros si", "D'Alò");

        String bar = "Numero|Cognome|Nato il|Titolo\n1|\"Rossi||\n2|\"Bianchi\"||\n";
        read = Hub.read(like("separator: \"|\", quote: none"), bar);
        assertThat(read.lines().findValuesAsText("lastName")).containsExactly("\"Rossi", "\"Bianchi\"");
    }

    @Test
    void aFirstLineThatSaysTheSeparatorIsBelieved() {
        assertThat(read("sep=,\r\nNumero,Cognome,Nato il,Titolo\r\n1,Rossi,,\r\n")
                        .numbers())
                .containsExactly(3);
        assertThat(read("SEP=;\n" + HEADER + "1;Rossi;;;\n").numbers()).containsExactly(3);
        assertThat(read("sep=\n\n" + HEADER + "1;Rossi;;;\n").numbers()).containsExactly(4);
        assertThat(read("sep").told()).containsExactly("1 Numero: MISSING_COLUMN");
        assertThat(read("sep=;").told()).containsExactly("1 Numero: MISSING_COLUMN");
    }

    @Test
    void linesEndAsAnySystemEndsThem() {
        assertThat(read((HEADER + "1;Rossi;;;\n2;Bianchi;;;").replace('\n', '\r'))
                        .numbers())
                .containsExactly(2, 3);
        assertThat(read(HEADER + "1;Rossi;;;\r\n2;Bianchi;;;\r3;Verdi;;;\n4;Neri;;;")
                        .numbers())
                .containsExactly(2, 3, 4, 5);
    }

    @Test
    void theEndMarkOfDosIsNoText() {
        assertThat(read(HEADER + "1;Rossi;;;\r\n\u001A").numbers()).containsExactly(2);
        Understood read = read(HEADER + "1;Rossi;31/02/1990;;\n2;Bianchi;;\u001A;\n3;Verdi;;;\u001A");
        assertThat(read.told()).containsExactly("2 Nato il: NOT_A_DATE", "3 Titolo: UNKNOWN_CODE");
        assertThat(read.numbers()).containsExactly(4);
    }

    @Test
    void utf16IsReadWithAMarkAlwaysAndWithoutOneWhereItIsDeclared() {
        String text = HEADER + "1;Nicolò;;;\n";
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(Hub.read(MAPPING, PartnerKind.CHARITY, Limits.USUAL, ("\uFEFF" + text).getBytes(charset))
                            .lines()
                            .findValuesAsText("lastName"))
                    .containsExactly("Nicolò");
            assertThat(Hub.read(like("charset: UTF-16"), PartnerKind.CHARITY, Limits.USUAL, text.getBytes(charset))
                            .lines()
                            .findValuesAsText("lastName"))
                    .containsExactly("Nicolò");
        }
    }

    @Test
    void digitsThatASpreadsheetDamagedAreToldWithAHint() {
        Mapping mapping = Hub.mapping(
                """
                        produces: referral
                        reads: {format: csv, separator: ";"}
                        fields:
                          externalId: {from: Pratica}
                          beneficiary.phone: {from: Tel}
                          beneficiary.codiceFiscale: {from: CF}
                          avoid.employer: {from: PIVA}
                          beneficiary.lastName: {from: Cognome}
                        """);

        Understood read = Hub.read(
                mapping,
                "Pratica;Tel;CF;PIVA;Cognome\n2,6E+11;3,47E+09;7,12E+10;1234567897;1E+3\n0026;059 1234567;;01234567897;#N/D\n");

        assertThat(read.told())
                .containsExactly(
                        "2 Pratica: DAMAGED_NUMBER",
                        "2 Tel: DAMAGED_NUMBER",
                        "2 CF: DAMAGED_NUMBER",
                        "2 PIVA: DAMAGED_NUMBER",
                        "3 Cognome: FORMULA_ERROR");
        assertThat(read.problems().findValuesAsText("hint")).contains("format the column as text");
    }

    @Test
    void whereverAFileBreaksOffItsLinesStandOrItIsRefused() {
        String whole = "sep=;\r\nElenco\n" + HEADER + "1;Nicolò;01/02/1990;;\"x\"\"y;\r\nz\"\r\n2;Bianchi;;3;\n";
        List<JsonNode> good = new ArrayList<>();
        read(whole).lines().forEach(good::add);
        assertThat(good).hasSize(2);

        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            Understood read = Hub.read(MAPPING, PartnerKind.CHARITY, Limits.USUAL, Arrays.copyOf(bytes, length));
            boolean isRefused = read.told().stream().anyMatch(told -> !told.contains("WRONG_FIELD_COUNT"));
            List<JsonNode> understood = new ArrayList<>();
            read.lines().forEach(understood::add);
            assertThat(isRefused || good.containsAll(understood))
                    .as("the first %d bytes: %s", length, read.told())
                    .isTrue();
        }
    }

    private static Mapping like(String reads) {
        String separator = reads.contains("separator") ? "" : "separator: \";\", ";
        return Hub.mapping(
                """
                        produces: referral
                        reads: {format: csv, %s%s}
                        fields:
                          externalId: {from: Numero}
                          beneficiary.lastName: {from: COGNOME}
                          beneficiary.bornOn: {from: Nato il, as: date dd/MM/yyyy}
                          education: {from: Titolo, codes: titolo}
                        codes:
                          titolo: {"3": LOWER_SECONDARY}
                        """
                        .formatted(separator, reads));
    }
}
