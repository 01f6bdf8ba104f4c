package it.ponte.matching;

import static it.ponte.matching.Job.job;
import static it.ponte.matching.Someone.who;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.vacancy.Vacancy;
import it.ponte.vocabulary.Licence;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
    private static final OperatorCaller ADA = TestDatabase.follower("ada");

    private final Room room = new Room(5);

    @Test
    void whoIsLeftOutIsCountedByRuleNearMissesFirstAndNobodyIsShownWhoMayNotBe() {
        room.tell("fits", who().drives(Licence.D));
        String far = code(room.tell("far", who().works(0, 10)));
        String near = code(room.tell("near", who()));
        room.tell("hidden", who().isProtected());
        room.tell("no basis", who().withoutBasis());
        Vacancy bus = room.vacancies.get(room.tell(job().driving(Licence.D)));

        LeftOutCounts counts = room.explanations.leftOut(bus, 5, ADA);

        assertThat(counts.among()).isEqualTo(4);
        assertThat(counts.byRule())
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
        assertThat(room.explanations.leftOut(bus, 1, ADA).byRule().get(0).some())
                .extracting(LeftOutCount.Person::code)
                .containsExactly(near);
    }

    @Test
    void ofManyPeopleThoseRecordedLastAreComparedAndWhoIsHiddenTakesNobodysPlace() {
        Vacancy bus = room.vacancies.get(room.tell(job().driving(Licence.D)));
        String oldest = code(room.tell("oldest", who()));
        tellTwins(Explanations.COMPARED);
        room.tell("hidden", who().isProtected());

        LeftOutCounts counts = room.explanations.leftOut(bus, Explanations.COMPARED, ADA);

        assertThat(counts.among()).isEqualTo(Explanations.COMPARED);
        assertThat(counts.byRule()).extracting(LeftOutCount::people).containsExactly(Explanations.COMPARED);
        assertThat(counts.shown()).hasSize(Explanations.COMPARED).doesNotContain(oldest);
    }

    /** Writes so many more people who are as the only one on record is, each with an enrolment and a referral. */
    private static void tellTwins(int twins) {
        TestDatabase.client()
                .sql(
                        """
                        with twin as (
                            insert into beneficiary (code, profile, as_of, told_at, recorded_at, changed_at)
                            select b.code || n, b.profile, b.as_of, b.told_at, b.recorded_at, b.changed_at
                            from beneficiary b, generate_series(1, ?) n returning id, code),
                        enrolled as (
                            insert into enrolment (beneficiary, enrolled_at, self)
                            select twin.id, e.enrolled_at, e.self from twin, enrolment e returning id, beneficiary)
                        insert into referral (code, beneficiary, enrolment, partner, external_id_index, self_enrolled,
                            basis_kind, basis_given_on, basis_until, guard, as_of, told_at, content_hash, received_at, updated_at)
                        select twin.code || 'R', twin.id, enrolled.id, r.partner, twin.code::bytea, r.self_enrolled,
                               r.basis_kind, r.basis_given_on, r.basis_until, r.guard, r.as_of, r.told_at, r.content_hash,
                               r.received_at, r.updated_at
                        from twin join enrolled on enrolled.beneficiary = twin.id, referral r
                        """)
                .param(twins)
                .update();
    }

    private String code(long person) {
        return room.beneficiaries.code(person);
    }
}
