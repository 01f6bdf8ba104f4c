package it.ponte.matching;

import static it.ponte.matching.Job.job;
import static it.ponte.matching.Someone.who;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.LanguageLevel;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Shift;
import it.ponte.vocabulary.Skills;
import it.ponte.vocabulary.Transversal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Words words = new Words(new Skills(Path.of(".")));
    private final Matcher matcher = new Matcher(
            new MatchingConfig(10, EnumSet.allOf(Rule.class), Map.of(Criterion.WELCOME_SKILLS, 1)),
            TestDatabase.vault());

    @Test
    void aMissingLicenceReadsAsASentence() {
        assertThat(said(who(), job().driving(Licence.D))).contains("Patente richiesta: D. Non risulta.");
        assertThat(said(who().drives(Licence.D), job().driving(Licence.D, Licence.CQC_PEOPLE)))
                .contains("Patente richiesta: D, CQC persone. Risulta solo: D.");
    }

    @Test
    void everyRuleHasASentenceOfItsOwn() {
        assertThat(said(
                        who().works(0, 20, Shift.MORNING)
                                .livesIn("BO")
                                .mustBeSpared(Exposure.HEIGHTS)
                                .speaks("it", LanguageLevel.A2)
                                .reached(Education.LOWER_SECONDARY),
                        job().hours(36)
                                .shifts(Shift.MORNING, Shift.EVENING)
                                .exposing(Exposure.HEIGHTS, Exposure.DUST)
                                .language("it", LanguageLevel.B1, true)
                                .education(Education.UPPER_SECONDARY, true)
                                .transversal(Transversal.RELATIONAL, true)))
                .containsExactly(
                        "Luogo di lavoro: provincia di MO. Fuori dalle zone che la persona può raggiungere.",
                        "Orario: 36 ore a settimana. Disponibilità: 0-20 ore.",
                        "Turni: mattina, sera. La persona è disponibile solo per: mattina.",
                        "Il lavoro comporta: lavoro in quota, polveri. Da evitare per la persona: lavoro in quota.",
                        "Titolo di studio richiesto, almeno: diploma. Risulta solo: licenza media.",
                        "Lingue richieste: italiano B1. Risulta solo: italiano A2.",
                        "Competenze trasversali richieste: relazione con gli altri. Non risulta.");
    }

    @Test
    void whatCannotBeProposedIsSaidNeutrally() {
        assertThat(said(who().withoutBasis(), job())).containsExactly("Questa offerta non è proponibile alla persona.");
    }

    @Test
    void aCriterionSaysItsPointsAndSkillsHaveTheirLabels() {
        Reason reason = new Reason(
                "WELCOME_SKILLS", List.of("lawn-mowing", "gone-skill"), List.of(), Reason.Verdict.NOT_MET, 0, 400);

        assertThat(words.say(reason))
                .isEqualTo("Competenze gradite: Sfalcio di prati, gone-skill. Non risulta. Punti 0 su 400.");
    }

    @Test
    void unknownPlacesAreToBeCheckedAndDatesAreWritten() {
        assertThat(said(who(), job().in(null, null))).contains("Luogo di lavoro non indicato. Da verificare.");
        assertThat(words.say(
                        new Reason(
                                "AVAILABLE_IN_TIME",
                                List.of("2026-12-01"),
                                List.of("2026-12-15"),
                                Reason.Verdict.PARTLY,
                                5,
                                10),
                        Locale.ENGLISH))
                .isEqualTo("Start: 1 December 2026. The person is available from 15 December 2026. Points 5 of 10.");
    }

    @Test
    void bothLanguagesHaveTheSameTextsAndEveryCodeHasALabel() {
        ResourceBundle italian = ResourceBundle.getBundle("matching", Locale.ITALIAN);
        ResourceBundle english = ResourceBundle.getBundle("matching", Locale.ENGLISH);

        assertThat(english.keySet()).isEqualTo(italian.keySet());
        assertThat(italian.keySet())
                .containsAll(Stream.of(Rule.values(), Criterion.values())
                        .flatMap(Arrays::stream)
                        .map(Enum::name)
                        .toList())
                .containsAll(Stream.of(Shift.values(), Exposure.values(), Transversal.values())
                        .flatMap(Arrays::stream)
                        .map(code -> "label." + code)
                        .toList());
    }

    private List<String> said(Someone who, Job job) {
        return matcher.assess(who.candidate(), job.vacancy()).reasons().stream()
                .map(words::say)
                .toList();
    }
}
