package it.ponte.matching;

import static it.ponte.matching.Job.job;
import static it.ponte.matching.Someone.who;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.vacancy.Vacancy;
import it.ponte.vocabulary.Licence;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
    private final Room room = new Room(5);

    @Test
    void whoIsLeftOutIsCountedByRuleNearMissesFirstAndNobodyIsShownWhoMayNotBe() {
        room.tell("fits", who().drives(Licence.D));
        String far = code(room.tell("far", who().works(0, 10)));
        String near = code(room.tell("near", who()));
        room.tell("hidden", who().isProtected());
        room.tell("no basis", who().withoutBasis());
        Vacancy bus = room.vacancies.get(room.tell(job().driving(Licence.D)));

        List<LeftOutCount> counts = room.explanations.leftOut(bus, 5, TestDatabase.follower("ada"));

        assertThat(counts)
                .containsExactly(
                        new LeftOutCount(
                                "LICENCES",
                                2,
                                1,
                                List.of(
                                        new LeftOutCount.Person(near, List.of("Patente richiesta: D. Non risulta.")),
                                        new LeftOutCount.Person(
                                                far,
                                                List.of(
                                                        "Orario: 20 ore a settimana. Disponibilità: 0-10 ore.",
                                                        "Patente richiesta: D. Non risulta.")))),
                        new LeftOutCount("ADMISSIBLE", 1, 0, List.of()),
                        new LeftOutCount(
                                "HOURS",
                                1,
                                0,
                                List.of(new LeftOutCount.Person(
                                        far,
                                        List.of(
                                                "Orario: 20 ore a settimana. Disponibilità: 0-10 ore.",
                                                "Patente richiesta: D. Non risulta.")))));
        assertThat(room.explanations
                        .leftOut(bus, 1, TestDatabase.follower("ada"))
                        .get(0)
                        .some())
                .extracting(LeftOutCount.Person::code)
                .containsExactly(near);
    }

    private String code(long person) {
        return room.beneficiaries.code(person);
    }
}
