package it.ponte.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.SocialServicesFile;
import it.ponte.TestPeople;
import it.ponte.TestPeople.TestPerson;
import it.ponte.access.Personal;
import it.ponte.normalise.Hub;
import it.ponte.normalise.PartnerSecrets;
import it.ponte.partner.Channel;
import it.ponte.partner.MappingChoice;
import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKind;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Partner SERVICE = Hub.PARTNERS.get("servizi-sociali-valmora");
    private static final TestPerson PERSON = TestPeople.next();

    private final Trial trial =
            new Trial(Hub.PARTNERS, Hub.MAPPINGS, Hub.UNDERSTANDING, PartnerSecrets.NONE, Hub.CLOCK);

    @Test
    void anUnderstoodLineShowsEachFieldInTheMappingsOrderUnderTheSendersNameForIt() {
        Tried tried = tried(line("T-1"));

        assertThat(tried.isFaultless()).isTrue();
        assertThat(tried.mapping()).isEqualTo("servizi-sociali-valmora");
        assertThat(tried.mappingVersion())
                .isEqualTo(Hub.MAPPINGS.get("servizi-sociali-valmora").version());
        TriedLine line = tried.lines().get(0);
        assertThat(line.number()).isEqualTo(2);
        assertThat(line.values().get(0).field()).isEqualTo("externalId");
        assertThat(texts(line, "beneficiary.bornOn"))
                .containsExactly(PERSON.bornOn().toString());
        assertThat(texts(line, "beneficiary.lastName")).containsExactly(PERSON.lastName());
        assertThat(texts(line, "shifts")).containsExactly("MORNING", "AFTERNOON");
        assertThat(texts(line, "languages")).containsExactly("it:NATIVE");
        assertThat(value(line, "shifts").source()).isEqualTo("TURNI");
        assertThat(value(line, "province").source()).as("a constant").isNull();
        assertThat(line.values()).extracting(TriedLine.Value::field).doesNotContain("beneficiary.phone");
    }

    @Test
    void whatIsShownOfAPersonCannotPrintItself() {
        assertThat(tried(line("T-1")).toString()).doesNotContain(PERSON.lastName(), PERSON.taxCode());
    }

    @Test
    void aFaultyLineShowsEveryProblemAndNothingThatItSays() {
        String wrong =
                line("T-2").replaceFirst("\\d\\d/\\d\\d/\\d{4}", "31/02/1980").replace("MAGAZZINO", "VOLO");

        Tried tried = tried(line("T-1") + wrong);

        assertThat(tried.understood()).isEqualTo(1);
        assertThat(tried.refused()).isEqualTo(1);
        assertThat(tried.isFaultless()).isFalse();
        TriedLine line = tried.lines().get(1);
        assertThat(line.number()).isEqualTo(3);
        assertThat(line.values()).isEmpty();
        assertThat(line.problems())
                .containsExactlyInAnyOrder(
                        new Problem("NATO IL", ProblemCode.NOT_A_DATE, Hint.of(HintCode.DAY, "dd/MM/yyyy")),
                        new Problem("COMPETENZE", ProblemCode.UNKNOWN_CODE, null));
    }

    @Test
    void nothingThatTellsWhoAProtectedPersonIsIsShown() {
        TriedLine line = tried(line("T-1").replaceFirst(";NO;", ";SI;")).lines().get(0);

        assertThat(line.values()).isEmpty();
        assertThat(line.problems())
                .contains(new Problem("COGNOME", ProblemCode.IDENTITY_NOT_ALLOWED, null))
                .extracting(Problem::field)
                .doesNotContain(PERSON.lastName());
    }

    @Test
    void allLinesAreCountedAndAnsweredAndTheFirstTwoHundredAreShown() {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 250; i++) {
            lines.append(line("T-" + i));
        }

        Tried tried = tried(lines.toString());

        assertThat(tried.count()).isEqualTo(250);
        assertThat(tried.lines()).hasSize(Trial.SHOWN);
        assertThat(receipt(tried).lines()).hasSize(251);
    }

    @Test
    void theReceiptOfMoreFaultsThanTheMemoryShouldHoldSaysHowManyLinesFollow() {
        Tried tried = tried("x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x\n".repeat(40_000));

        assertThat(tried.refused()).isEqualTo(40_000);
        assertThat(tried.receipt().length).isBetween(Trial.MOST_RECEIPT_BYTES, Trial.MOST_RECEIPT_BYTES + 100_000);
        List<String> rows = receipt(tried).lines().toList();
        int lastAnswered = Integer.parseInt(rows.get(rows.size() - 2).split(";")[0]);
        assertThat(rows.get(rows.size() - 1)).isEqualTo(";;;;;and " + (40_001 - lastAnswered) + " lines more");
    }

    @Test
    void theReceiptIsLikeThatOfASentFile() {
        Tried tried = tried(line("T-1") + line("T-2").replaceFirst("\\d\\d/\\d\\d/\\d{4}", "31/02/1980"));

        assertThat(receipt(tried))
                .isEqualTo(
                        """
                        \uFEFFline;verdict;code;field;problem;hint\r
                        2;understood;;;;\r
                        3;refused;;NATO IL;NOT_A_DATE;dd/MM/yyyy\r
                        """);
    }

    @Test
    void whatIsSentAndNotMappedIsNamedOnceAndNeverWithAValue() {
        String file = SocialServicesFile.HEADER.strip() + ";SITUAZIONE\tFAMILIARE;=NOTE\n"
                + line("T-1").strip() + ";sola;malata\n"
                + line("T-2").strip() + ";;\n";

        Tried tried = trial.of(SERVICE, "a.csv", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));

        assertThat(tried.isFaultless()).isTrue();
        assertThat(tried.notMapped()).containsExactly("SITUAZIONE FAMILIARE", "=NOTE");
        assertThat(receipt(tried))
                .endsWith("3;understood;;;;\r\n;not-mapped;;SITUAZIONE FAMILIARE;;\r\n;not-mapped;;'=NOTE;;\r\n")
                .doesNotContain("malata");
    }

    @Test
    void aLineThatWouldBeRecordedWithAWarningSaysSo() {
        String otherSex =
                line("T-1").replace(";" + PERSON.sex() + ";", PERSON.sex().equals("F") ? ";M;" : ";F;");

        Tried tried = tried(otherSex + line("T-2"));

        assertThat(tried.understood()).isEqualTo(2);
        assertThat(tried.warned()).isEqualTo(1);
        assertThat(tried.isFaultless()).isTrue();
        TriedLine line = tried.lines().get(0);
        assertThat(line.isUnderstood()).isTrue();
        assertThat(line.values()).isNotEmpty();
        assertThat(line.problems())
                .containsExactly(new Problem("COD. FISCALE", ProblemCode.TAX_CODE_DIFFERS_FROM_SEX, null));
        assertThat(receipt(tried))
                .contains("2;understood;;COD. FISCALE;TAX_CODE_DIFFERS_FROM_SEX;", "3;understood;;;;");
    }

    @Test
    void aFileThatIsRefusedForAMissingColumnNamesThoseThatItHas() {
        String header = SocialServicesFile.HEADER.replace("NATO IL", "DATA NASCITA");

        Tried tried = trial.of(SERVICE, "a.csv", new ByteArrayInputStream(header.getBytes(StandardCharsets.UTF_8)));

        assertThat(tried.refusal().field()).isEqualTo("NATO IL");
        assertThat(tried.notMapped()).contains("DATA NASCITA");
        assertThat(receipt(tried)).contains(";not-mapped;;DATA NASCITA;;");
    }

    @Test
    void aFileWithoutAHeaderNamesNothingOfItsFirstLine() {
        Tried tried =
                trial.of(SERVICE, "a.csv", new ByteArrayInputStream(line("T-1").getBytes(StandardCharsets.UTF_8)));

        assertThat(tried.refusal().code()).isEqualTo("MISSING_COLUMN");
        assertThat(tried.notMapped()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsRefusedAsAWhole() {
        Tried tried = trial.of(SERVICE, "a.csv", new ByteArrayInputStream("N. PRATICA\n1\n".getBytes()));

        assertThat(tried.refusal().code()).isEqualTo("MISSING_COLUMN");
        assertThat(tried.isFaultless()).isFalse();
        assertThat(tried.count()).isZero();
        assertThat(receipt(tried)).contains("1;refused;;" + tried.refusal().field() + ";MISSING_COLUMN;");
    }

    @Test
    void aFileOfMoreThanFiveMegabytesIsNotReadToItsEnd() {
        byte[] large =
                SocialServicesFile.HEADER.concat(line("T-1").repeat(40_000)).getBytes(StandardCharsets.UTF_8);
        ByteArrayInputStream body = new ByteArrayInputStream(large);

        assertThat(trial.of(SERVICE, "a.csv", body).refusal().code()).isEqualTo("TOO_LARGE");
        assertThat(body.available()).isPositive();
    }

    @Test
    void theNameOfTheFileChoosesAmongTheMappingsOfAllChannels() {
        Partner several = partner(
                new Channel.Rest(List.of()),
                new Channel.Sftp(List.of(new MappingChoice("csm*", "csm-valmora")), null),
                new Channel.Form(List.of(new MappingChoice("ss*.csv", "servizi-sociali-valmora"))));

        assertThat(trial.of(several, "ss-2026.csv", body(line("T-1"))).isFaultless())
                .isTrue();
        Tried unknown = trial.of(several, "altro.csv", body(line("T-1")));
        assertThat(unknown.refusal().code()).isEqualTo("UNKNOWN_FILE_NAME");
        assertThat(unknown.mapping()).isEqualTo("-");
    }

    @Test
    void aPartnerWithoutMappingsHasNothingToTry() {
        Partner none = partner(new Channel.Rest(List.of()));

        assertThat(Trial.isFor(none)).isFalse();
        assertThatThrownBy(() -> trial.of(none, "a.csv", body(line("T-1")))).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theFileIsClosed() {
        AtomicBoolean closed = new AtomicBoolean();
        trial.of(SERVICE, "a.csv", new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        });
        assertThat(closed).isTrue();
    }

    @Test
    void aReceiptIsCalledAfterItsFileAndNeverAPathOrAnExpression() {
        assertThat(trial.receiptName(Personal.of("a.csv"))).isEqualTo("a.csv.receipt.csv");
        assertThat(trial.receiptName(Personal.of("così è.csv"))).isEqualTo("cosi_e.csv.receipt.csv");
        assertThat(trial.receiptName(Personal.of("../$simple{body}"))).isEqualTo("simple_body_.receipt.csv");
        assertThat(trial.receiptName(Personal.of("…"))).isEqualTo("file.receipt.csv");
    }

    private Tried tried(String lines) {
        return trial.of(SERVICE, "segnalazioni.csv", body(lines));
    }

    private static ByteArrayInputStream body(String lines) {
        return new ByteArrayInputStream((SocialServicesFile.HEADER + lines).getBytes(StandardCharsets.UTF_8));
    }

    private static String line(String number) {
        return SocialServicesFile.line(number, PERSON, "MAGAZZINO", "assistente@servizi.example");
    }

    private static String receipt(Tried tried) {
        return new String(tried.receipt(), StandardCharsets.UTF_8);
    }

    private static TriedLine.Value value(TriedLine line, String field) {
        return line.values().stream()
                .filter(value -> value.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(TriedLine line, String field) {
        List<String> texts = new ArrayList<>();
        value(line, field).texts().forEach(text -> texts.add(text.reveal()));
        return texts;
    }

    private static Partner partner(Channel... channels) {
        return Partner.of("prova", "Prova", PartnerKind.SOCIAL_SERVICE, List.of(channels));
    }
}
