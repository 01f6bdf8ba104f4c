package it.ponte.matching;

import static it.ponte.matching.Job.job;
import static it.ponte.matching.Reason.Verdict.MET;
import static it.ponte.matching.Reason.Verdict.NOT_MET;
import static it.ponte.matching.Reason.Verdict.TO_CHECK;
import static it.ponte.matching.Someone.who;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.matching.Reason.Verdict;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.LanguageLevel;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Shift;
import it.ponte.vocabulary.Transversal;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleTest {
    private final Matcher matcher = new Matcher(
            new MatchingConfig(10, EnumSet.allOf(Rule.class), Map.of(Criterion.HOURS_FIT, 1)), TestDatabase.vault());

    @Test
    void theWorkplaceMustLieWithinReachAndUnknownPlacesAreToBeChecked() {
        assertThat(verdict(Rule.REACH, who().livesIn("MO"), job())).isEqualTo(MET);
        assertThat(verdict(Rule.REACH, who().livesIn("BO", "RE", "MO"), job())).isEqualTo(MET);
        assertThat(verdict(Rule.REACH, who().livesIn("BO", "RE"), job())).isEqualTo(NOT_MET);
        assertThat(verdict(Rule.REACH, who().livesIn(null), job())).isEqualTo(TO_CHECK);
        assertThat(verdict(Rule.REACH, who().livesIn("BO"), job().in(null, null)))
                .isEqualTo(TO_CHECK);
        assertThat(fits(who().livesIn(null), job())).isTrue();
    }

    @Test
    void theHoursMustLieBetweenTheFewestAndTheMost() {
        assertThat(verdict(Rule.HOURS, who().works(20, 20), job().hours(20))).isEqualTo(MET);
        assertThat(verdict(Rule.HOURS, who().works(0, 19), job().hours(20))).isEqualTo(NOT_MET);
        assertThat(verdict(Rule.HOURS, who().works(21, 40), job().hours(20))).isEqualTo(NOT_MET);
    }

    @Test
    void everyShiftMustBePossibleAndUntoldMeansAnyButNight() {
        Job mornings = job().shifts(Shift.MORNING, Shift.WEEKEND);

        assertThat(verdict(Rule.SHIFTS, who().works(0, 40, Shift.MORNING, Shift.WEEKEND), mornings))
                .isEqualTo(MET);
        assertThat(verdict(Rule.SHIFTS, who().works(0, 40, Shift.MORNING), mornings))
                .isEqualTo(NOT_MET);
        assertThat(verdict(Rule.SHIFTS, who(), mornings)).isEqualTo(MET);
        assertThat(verdict(Rule.SHIFTS, who(), job().shifts(Shift.NIGHT))).isEqualTo(NOT_MET);
        assertThat(verdict(Rule.SHIFTS, who(), job())).isEqualTo(MET);
        assertThat(verdict(Rule.SHIFTS, who().works(0, 40, Shift.AFTERNOON), job()))
                .isEqualTo(MET);
        assertThat(verdict(Rule.SHIFTS, who().works(0, 40, Shift.EVENING, Shift.NIGHT), job()))
                .as("day hours are nothing for whoever can work by night only")
                .isEqualTo(NOT_MET);
    }

    @Test
    void whatAPersonMustBeSparedKeepsOutAndNightShiftsAreNightWork() {
        Job dusty = job().exposing(Exposure.DUST, Exposure.NOISE);

        assertThat(verdict(Rule.LIMITS, who(), dusty)).isEqualTo(MET);
        assertThat(verdict(Rule.LIMITS, who().mustBeSpared(Exposure.HEIGHTS), dusty))
                .isEqualTo(MET);
        assertThat(verdict(Rule.LIMITS, who().mustBeSpared(Exposure.NOISE), dusty))
                .isEqualTo(NOT_MET);
        assertThat(verdict(Rule.LIMITS, who().mustBeSpared(Exposure.NIGHT_WORK), job().shifts(Shift.NIGHT)))
                .isEqualTo(NOT_MET);
        assertThat(verdict(Rule.LIMITS, who().mustBeSpared(Exposure.NOISE), job()))
                .isNull();
    }

    @Test
    void everyLicenceAskedIsNeeded() {
        Job bus = job().driving(Licence.D, Licence.CQC_PEOPLE);

        assertThat(verdict(Rule.LICENCES, who().drives(Licence.CQC_PEOPLE, Licence.D, Licence.B), bus))
                .isEqualTo(MET);
        assertThat(verdict(Rule.LICENCES, who().drives(Licence.D), bus)).isEqualTo(NOT_MET);
        assertThat(verdict(Rule.LICENCES, who(), job())).isNull();
    }

    @Test
    void requiredEducationMustBeReachedAndWelcomeEducationKeepsNobodyOut() {
        Job required = job().education(Education.VOCATIONAL, true);

        assertThat(verdict(Rule.EDUCATION, who().reached(Education.TERTIARY), required))
                .isEqualTo(MET);
        assertThat(verdict(Rule.EDUCATION, who().reached(Education.LOWER_SECONDARY), required))
                .isEqualTo(NOT_MET);
        assertThat(verdict(Rule.EDUCATION, who(), required)).isEqualTo(NOT_MET);
        assertThat(verdict(Rule.EDUCATION, who(), job().education(Education.VOCATIONAL, false)))
                .isNull();
        assertThat(verdict(Rule.EDUCATION, who(), job().education(Education.UNKNOWN, true)))
                .isNull();
    }

    @Test
    void everyRequiredLanguageMustBeKnownAtItsLevel() {
        Job italian = job().language("it", LanguageLevel.B1, true).language("en", LanguageLevel.C1, false);

        assertThat(verdict(Rule.LANGUAGES, who().speaks("it", LanguageLevel.B1), italian))
                .isEqualTo(MET);
        assertThat(verdict(
                        Rule.LANGUAGES,
                        who().speaks("it", LanguageLevel.A1).speaks("it", LanguageLevel.NATIVE),
                        italian))
                .as("told twice, the better level counts")
                .isEqualTo(MET);
        assertThat(verdict(Rule.LANGUAGES, who().speaks("it", LanguageLevel.A2), italian))
                .isEqualTo(NOT_MET);
        assertThat(verdict(Rule.LANGUAGES, who().speaks("ar", LanguageLevel.NATIVE), italian))
                .isEqualTo(NOT_MET);
    }

    @Test
    void everyRequiredSkillOfBothKindsIsNeeded() {
        Job job = job().skill("gardening", true)
                .skill("cooking", false)
                .transversal(Transversal.RELATIONAL, true)
                .transversal(Transversal.LEADERSHIP, false);

        assertThat(verdict(Rule.SKILLS, who().knows("gardening"), job)).isEqualTo(MET);
        assertThat(verdict(Rule.SKILLS, who().knows("cooking"), job)).isEqualTo(NOT_MET);
        assertThat(verdict(Rule.TRANSVERSAL, who().is(Transversal.RELATIONAL), job))
                .isEqualTo(MET);
        assertThat(verdict(Rule.TRANSVERSAL, who().is(Transversal.LEADERSHIP), job))
                .isEqualTo(NOT_MET);
    }

    private Verdict verdict(Rule rule, Someone who, Job job) {
        return rule.judge(who.candidate(), matcher.demand(job.vacancy()))
                .map(Reason::verdict)
                .orElse(null);
    }

    private boolean fits(Someone who, Job job) {
        return matcher.assess(who.candidate(), job.vacancy()) instanceof Assessment.Fits;
    }
}
