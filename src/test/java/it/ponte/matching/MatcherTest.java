package it.ponte.matching;

import static it.ponte.matching.Job.job;
import static it.ponte.matching.Someone.who;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.matching.Assessment.Fits;
import it.ponte.matching.Assessment.LeftOut;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.LanguageLevel;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Transversal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatcherTest {
    private static final Map<Criterion, Integer> EVERY_WEIGHT = Map.of(
            Criterion.WELCOME_SKILLS, 40,
            Criterion.WELCOME_TRANSVERSAL, 17,
            Criterion.WELCOME_LANGUAGES, 13,
            Criterion.WELCOME_EDUCATION, 11,
            Criterion.SAME_PROVINCE, 7,
            Criterion.HOURS_FIT, 5,
            Criterion.AVAILABLE_IN_TIME, 3);

    @Test
    void welcomeSkillsCountByTheirShare() {
        Job job = job().skill("gardening", false).skill("cooking", false).skill("storage", false);

        assertThat(points(Criterion.WELCOME_SKILLS, who().knows("cooking", "storage", "sewing"), job))
                .isEqualTo(667);
        assertThat(points(Criterion.WELCOME_SKILLS, who(), job)).isZero();
    }

    @Test
    void welcomeTransversalSkillsCountByTheirShare() {
        Job job = job().transversal(Transversal.LEADERSHIP, false).transversal(Transversal.ADAPTATION, false);

        assertThat(points(Criterion.WELCOME_TRANSVERSAL, who().is(Transversal.ADAPTATION), job))
                .isEqualTo(500);
    }

    @Test
    void aLowerLevelOfAWelcomeLanguageCountsInPart() {
        Job job = job().language("it", LanguageLevel.B1, false).language("en", LanguageLevel.A2, false);

        assertThat(points(
                        Criterion.WELCOME_LANGUAGES,
                        who().speaks("it", LanguageLevel.C1).speaks("en", LanguageLevel.A2),
                        job))
                .isEqualTo(1000);
        assertThat(points(
                        Criterion.WELCOME_LANGUAGES,
                        who().speaks("it", LanguageLevel.A2).speaks("en", LanguageLevel.A2),
                        job))
                .isEqualTo(833);
        assertThat(points(Criterion.WELCOME_LANGUAGES, who(), job)).isZero();
    }

    @Test
    void oneLevelOfWelcomeEducationLessCountsHalf() {
        Job job = job().education(Education.UPPER_SECONDARY, false);

        assertThat(points(Criterion.WELCOME_EDUCATION, who().reached(Education.TERTIARY), job))
                .isEqualTo(1000);
        assertThat(points(Criterion.WELCOME_EDUCATION, who().reached(Education.VOCATIONAL), job))
                .isEqualTo(500);
        assertThat(points(Criterion.WELCOME_EDUCATION, who().reached(Education.LOWER_SECONDARY), job))
                .isZero();
        assertThat(points(Criterion.WELCOME_EDUCATION, who(), job().education(Education.PRIMARY_OR_NONE, false)))
                .as("what was not told is not the level below")
                .isZero();
    }

    @Test
    void herOwnProvinceCountsFullyAndOneWithinReachHalf() {
        assertThat(points(Criterion.SAME_PROVINCE, who().livesIn("MO"), job())).isEqualTo(1000);
        assertThat(points(Criterion.SAME_PROVINCE, who().livesIn("BO", "MO"), job()))
                .isEqualTo(500);
        assertThat(points(Criterion.SAME_PROVINCE, who().livesIn(null), job())).isZero();
    }

    @Test
    void theHoursFitWhenTheJobFillsWhatSheCanDo() {
        assertThat(points(Criterion.HOURS_FIT, who().works(0, 20), job().hours(20)))
                .isEqualTo(1000);
        assertThat(points(Criterion.HOURS_FIT, who().works(0, 40), job().hours(20)))
                .isEqualTo(500);
    }

    @Test
    void beingFreeByTheStartCountsFullyAndUpToThirtyDaysLaterHalf() {
        Job job = job().startsOn("2026-12-01");

        assertThat(points(Criterion.AVAILABLE_IN_TIME, who(), job)).isEqualTo(1000);
        assertThat(points(Criterion.AVAILABLE_IN_TIME, who().from("2026-12-01"), job))
                .isEqualTo(1000);
        assertThat(points(Criterion.AVAILABLE_IN_TIME, who().from("2026-12-31"), job))
                .isEqualTo(500);
        assertThat(points(Criterion.AVAILABLE_IN_TIME, who().from("2027-01-01"), job))
                .isZero();
    }

    @Test
    void whoBringsEverythingHasAllThePointsAndOnlyWhatIsAskedIsWeighed() {
        Matcher matcher = matcher(EnumSet.allOf(Rule.class), EVERY_WEIGHT);
        Job job = job().skill("gardening", false).education(Education.VOCATIONAL, false);

        Fits fits = (Fits) matcher.assess(
                who().knows("gardening")
                        .reached(Education.TERTIARY)
                        .works(20, 20)
                        .candidate(),
                job.vacancy());

        assertThat(fits.points()).isEqualTo(Demand.FULL);
        assertThat(fits.reasons())
                .filteredOn(reason -> reason.outOf() > 0)
                .extracting(Reason::criterion)
                .containsExactly("WELCOME_SKILLS", "WELCOME_EDUCATION", "SAME_PROVINCE", "HOURS_FIT");
    }

    @Test
    void theExplanationSumsExactlyToTheScoreAndTheScaleToAThousandWhateverIsAsked() {
        Random random = new Random(381);
        for (int i = 0; i < 2000; i++) {
            Map<Criterion, Integer> weights = new java.util.EnumMap<>(Criterion.class);
            for (Criterion criterion : Criterion.values()) {
                weights.put(criterion, random.nextInt(1001));
            }
            weights.put(Criterion.HOURS_FIT, 1 + random.nextInt(1000));
            Matcher matcher = matcher(Set.of(Rule.ADMISSIBLE), weights);
            Demand demand = matcher.demand(Drawn.job(random).vacancy());
            Fits fits = (Fits) matcher.assess(Drawn.person(random).candidate(), demand);

            assertThat(demand.scale().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(1000);
            assertThat(fits.reasons().stream().mapToInt(Reason::points).sum()).isEqualTo(fits.points());
            assertThat(fits.points()).isBetween(0, 1000);
        }
    }

    @Test
    void whenNothingThatIsWeighedIsAskedEveryoneHasNoPoints() {
        Matcher matcher = matcher(EnumSet.allOf(Rule.class), Map.of(Criterion.WELCOME_SKILLS, 5));

        assertThat(matcher.assess(who().candidate(), job().vacancy())).isInstanceOfSatisfying(Fits.class, fits -> {
            assertThat(fits.points()).isZero();
            assertThat(fits.reasons()).noneMatch(reason -> reason.outOf() > 0);
        });
    }

    @Test
    void aRuleThatIsSwitchedOffKeepsNobodyOut() {
        Set<Rule> rules = EnumSet.complementOf(EnumSet.of(Rule.LICENCES));
        Job bus = job().driving(Licence.D);

        assertThat(matcher(rules, EVERY_WEIGHT).assess(who().candidate(), bus.vacancy()))
                .isInstanceOf(Fits.class);
    }

    @Test
    void whoFailsExactlyOneRuleWouldFitIfItDidNotStand() {
        Matcher matcher = matcher(EnumSet.allOf(Rule.class), EVERY_WEIGHT);
        Job bus = job().driving(Licence.D).hours(38);

        LeftOut one = (LeftOut) matcher.assess(who().candidate(), bus.vacancy());
        LeftOut two = (LeftOut) matcher.assess(who().works(0, 20).candidate(), bus.vacancy());

        assertThat(one.nearly()).map(Reason::criterion).contains("LICENCES");
        assertThat(two.nearly()).isEmpty();
        assertThat(two.failed()).extracting(Reason::criterion).containsExactly("HOURS", "LICENCES");
    }

    private static int points(Criterion criterion, Someone who, Job job) {
        Matcher matcher = matcher(Set.of(Rule.ADMISSIBLE), Map.of(criterion, 3));
        return ((Fits) matcher.assess(who.candidate(), job.vacancy())).points();
    }

    private static Matcher matcher(Set<Rule> rules, Map<Criterion, Integer> weights) {
        return new Matcher(new MatchingConfig(10, rules, weights), TestDatabase.vault());
    }
}
