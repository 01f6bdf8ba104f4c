package it.ponte.matching;

import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.LanguageLevel;
import it.ponte.vocabulary.Transversal;
import java.util.List;
import java.util.Random;

/** People and jobs drawn at random, the same for the same seed. */
final class Drawn {
    private static final List<String> SKILLS = List.of("gardening", "cooking", "storage", "sewing", "cleaning");
    private static final List<String> LANGUAGES = List.of("it", "en", "ar");
    private static final List<String> PROVINCES = List.of("MO", "BO", "RE");

    private Drawn() {}

    static Someone person(Random random) {
        Someone who = Someone.who()
                .reached(one(random, List.of(Education.values())))
                .works(0, 20 + random.nextInt(21))
                .livesIn(one(random, PROVINCES), one(random, PROVINCES), one(random, PROVINCES));
        SKILLS.stream().filter(skill -> random.nextBoolean()).forEach(who::knows);
        LANGUAGES.stream()
                .filter(code -> random.nextBoolean())
                .forEach(code -> who.speaks(code, one(random, List.of(LanguageLevel.values()))));
        return random.nextBoolean() ? who.is(one(random, List.of(Transversal.values()))) : who;
    }

    static Job job(Random random) {
        Job job = Job.job()
                .hours(10 + random.nextInt(16))
                .education(one(random, List.of(Education.values())), random.nextInt(8) == 0)
                .in("Valmora", one(random, PROVINCES));
        SKILLS.stream().filter(skill -> random.nextBoolean()).forEach(s -> job.skill(s, random.nextInt(8) == 0));
        LANGUAGES.stream()
                .filter(code -> random.nextBoolean())
                .forEach(code ->
                        job.language(code, one(random, List.of(LanguageLevel.values())), random.nextInt(8) == 0));
        return random.nextBoolean() ? job.transversal(one(random, List.of(Transversal.values())), false) : job;
    }

    private static <T> T one(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
