package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.partner.PartnerKind;
import it.ponte.reading.Limits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
        assertThat(read(new Limits(999, 2, 9, 99), HEADER + line + line).told()).containsExactly("2 : TOO_LARGE");
        assertThat(read(new Limits(999, 9, 4, 99), HEADER + line).told()).containsExactly("1 : TOO_LARGE");
        assertThat(read(new Limits(999, 9, 9, 20), HEADER + "1;" + "x".repeat(21) + ";;;")
                        .told())
                .containsExactly("2 COGNOME: TOO_LONG");
        assertThat(read(HEADER + "1;\"" + "x".repeat(300_000) + "\";;;\n" + line.repeat(9))
                        .told())
                .containsExactly("2 : TOO_LARGE");
    }
}
