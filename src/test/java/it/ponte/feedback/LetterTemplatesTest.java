package it.ponte.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.placement.OutcomeKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class LetterTemplatesTest {
    @TempDir
    Path home;

    @Test
    void theLettersThatShipAreRight() {
        assertThat(LetterTemplates.errors(Path.of(""))).isEmpty();
    }

    @Test
    void everyErrorOfEveryLanguageIsToldAtOnceWithFileAndKey() throws IOException {
        ship();
        Files.delete(letter("it/HIRED.txt"));
        Files.writeString(letter("it/CLOSED.txt"), "Ciao {nome}");
        Files.writeString(letter("it/subject.txt"), "Pratica {caseNumber}");
        Files.writeString(letter("it/opening.txt"), "due\nrighe");
        Files.writeString(letter("en/layout.html"), "<p>{opening}</p>");
        Files.writeString(letter("en/digest.txt"), "{cases}");
        Files.writeString(letter("it/SET_ASIDE.txt"), "Pratica {caseNumber}");
        Files.writeString(letter("it/foot.html"), "Basta, {caseNumber}");
        Files.write(letter("en/UPDATE.txt"), "perché".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(letter("en/ENDED.txt"), " \n");

        List<String> errors = LetterTemplates.errors(home);

        assertThat(errors)
                .containsExactlyInAnyOrder(
                        "config/letters/it/HIRED.txt: text: is missing",
                        "config/letters/it/CLOSED.txt: nome: is not known here",
                        "config/letters/it/subject.txt: caseNumber: is not known here",
                        "config/letters/it/opening.txt: text: is longer than one line",
                        "config/letters/it/opening.txt: caseNumber: is missing",
                        "config/letters/en/layout.html: foot: is missing",
                        "config/letters/en/digest.txt: foot: is missing",
                        "config/letters/it/SET_ASIDE.txt: caseNumber: is not known here",
                        "config/letters/it/foot.html: caseNumber: is not known here",
                        "config/letters/en/layout.html: link: is missing",
                        "config/letters/en/layout.html: sentence: is missing",
                        "config/letters/en/UPDATE.txt: text: is not UTF-8",
                        "config/letters/en/ENDED.txt: text: is empty");
        assertThatThrownBy(() -> new LetterTemplates(home, "it"))
                .hasMessageContainingAll(errors.toArray(String[]::new));
    }

    @Test
    void aLanguageWithoutLettersStopsTheStart() throws IOException {
        ship();
        assertThatThrownBy(() -> new LetterTemplates(home, "tlh")).hasMessageContaining("ponte.letters.language");
    }

    @Test
    void eachKindHasItsOwnSentenceAndAnUpdateHasNone() {
        LetterTexts templates = new LetterTemplates(Path.of(""), "it").in(null);
        List<String> texts = java.util.Arrays.stream(OutcomeKind.values())
                .map(kind -> templates
                        .of(kind, false, "A/17", "https://ponte.example/r/1")
                        .text())
                .toList();

        assertThat(texts).doesNotHaveDuplicates();
        assertThat(texts)
                .doesNotContain(templates
                        .ofUpdate(false, "A/17", "https://ponte.example/r/1")
                        .text());
    }

    @Test
    void aValueIsEscapedInThePageAndNeverReadAsAName() {
        LetterTexts templates = new LetterTemplates(Path.of(""), "it").in(null);

        Wording wording = templates.of(OutcomeKind.HIRED, false, "<b>{link}</b>&", "https://ponte.example/r/1");

        assertThat(wording.text()).contains("segnalazione <b>{link}</b>&.");
        assertThat(wording.html())
                .contains("segnalazione &lt;b&gt;{link}&lt;/b&gt;&amp;.")
                .doesNotContain("<b>");
    }

    @Test
    void aCaseNumberStaysOnItsLine() {
        LetterTexts templates = new LetterTemplates(Path.of(""), "it").in(null);

        Wording wording = templates.of(OutcomeKind.HIRED, false, "A\r\nBcc: x@y.example\u2028B", "l");

        assertThat(wording.text()).contains("A Bcc: x@y.example B.");
    }

    @Test
    void toHerselfThePersonIsWrittenToAsAPerson() {
        LetterTexts templates = new LetterTemplates(Path.of(""), "it").in(null);

        assertThat(templates.of(OutcomeKind.HIRED, true, "R-1", "l").text()).contains("ti scriviamo");
        assertThat(templates.of(OutcomeKind.HIRED, false, "R-1", "l").text()).contains("le scriviamo");
    }

    @Test
    void whoCanTurnDigestsOffReadsWhereAtTheFootAndAPersonWhereToAnswer() {
        LetterTexts templates = new LetterTemplates(Path.of(""), "it").in(null);
        String link = "https://ponte.example/r/1";
        var one = new LetterTexts.Case("A/1", OutcomeKind.INTERVIEWED, link);
        var other = new LetterTexts.Case("A/2", OutcomeKind.INTERVIEWED, "https://ponte.example/r/2");

        for (Wording letter : List.of(
                templates.of(OutcomeKind.HIRED, false, "A/1", link),
                templates.ofUpdate(false, "A/1", link),
                templates.ofDigest(List.of(one, other)))) {
            assertThat(letter.text())
                    .endsWith("Solo le decisioni, niente riepilogo: https://ponte.example/r/1/basta\n");
            assertThat(letter.html()).contains("<a href=\"https://ponte.example/r/1/basta\"");
        }
        Wording hers = templates.of(OutcomeKind.HIRED, true, "R-1", link);
        assertThat(hers.text()).doesNotContain("basta").endsWith("nota nella stessa pagina.\n");
        assertThat(hers.html()).doesNotContain("basta");
    }

    @Test
    void whatIsAboutNoCaseBearsNoNumberAndNoLink() {
        Wording letter = new LetterTemplates(Path.of(""), "en").in(null).ofNoCase(Notice.SET_ASIDE);

        assertThat(letter.text()).contains("were not recorded").doesNotContain("{", "http");
        assertThat(letter.html()).contains("were not recorded").doesNotContain("{", "href");
        assertThat(letter.subject()).isEqualTo("Ponte: there is an update");
    }

    @Test
    void eachLanguageHasItsOwnTextsAndTheInstallationSaysWhichHoldsWhereNoneIsNamed() {
        LetterTemplates templates = new LetterTemplates(Path.of(""), "en");

        assertThat(templates
                        .in("it")
                        .of(OutcomeKind.MADE_PERMANENT, false, "A/1", "l")
                        .text())
                .contains("Il contratto è diventato a tempo indeterminato.");
        assertThat(templates
                        .in(null)
                        .of(OutcomeKind.MADE_PERMANENT, false, "A/1", "l")
                        .text())
                .contains("The contract has become permanent.");
    }

    @Test
    void aDigestHasOneLineForEachCaseAndEscapesItInThePage() {
        LetterTexts texts = new LetterTemplates(Path.of(""), "it").in(null);

        Wording digest = texts.ofDigest(List.of(
                new LetterTexts.Case("A/1", OutcomeKind.INTERVIEWED, "https://p.example/r/1"),
                new LetterTexts.Case("<b>{cases}", Notice.STILL_UNDER_WAY, "https://p.example/r/2")));

        assertThat(digest.text())
                .contains(
                        "- A/1: Il colloquio si è svolto: ora sappiamo meglio da dove partire.\n  https://p.example/r/1\n"
                                + "- <b>{cases}: Il percorso è ancora in corso: per ora non ci sono novità.\n  https://p.example/r/2\n");
        assertThat(digest.html())
                .contains("<strong>&lt;b&gt;{cases}</strong>: Il percorso è ancora in corso")
                .doesNotContain("<b>");
        assertThat(digest.subject()).isEqualTo("Ponte: c'è un aggiornamento");
    }

    private void ship() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config/letters"), home.resolve("config/letters"));
    }

    private Path letter(String name) {
        return home.resolve("config/letters").resolve(name);
    }
}
