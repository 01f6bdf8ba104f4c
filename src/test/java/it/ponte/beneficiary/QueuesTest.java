package it.ponte.beneficiary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Absences;
import it.ponte.access.Audit;
import it.ponte.access.AuditAlerts;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.HubId;
import it.ponte.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who follows whom, over the real database; Tuesday 10 March 2026, noon in Italy. */
class QueuesTest {
    private static final String BY = "operator:capo";
    private static final OperatorCaller ANNA = new OperatorCaller("anna", Set.of(Role.OPERATOR));
    private static final OperatorCaller BEA = new OperatorCaller("bea", Set.of(Role.OPERATOR));
    private static final OperatorCaller CAPO = new OperatorCaller("capo", Set.of(Role.SUPERVISOR));

    @TempDir
    private Path data;

    private final HandClock clock = new HandClock(Drafts.NOON);
    private final JdbcClient db = TestDatabase.client();
    private final Absences absences = new Absences(db, clock);
    private final AssignedOperators assigned = new AssignedOperators(db, clock);
    private final Queues queues = new Queues(absences, TestDatabase.references());

    @BeforeEach
    void three_accounts() {
        TestDatabase.clean();
        account("anna", "OPERATOR");
        account("bea", "OPERATOR");
        account("carla", "AUDITOR");
        account("capo", "SUPERVISOR");
    }

    @Test
    void nobody_follows_a_person_until_somebody_takes_her_on() {
        String her = person("1");
        assertThat(seen(ANNA, Whose.NOBODYS)).containsExactly(her);

        assertThat(assigned.take(her, ANNA)).isTrue();

        assertThat(assigned.take(her, BEA)).as("somebody follows her").isFalse();
        assertThat(seen(ANNA, Whose.MINE)).containsExactly(her);
        assertThat(seen(BEA, Whose.MINE)).isEmpty();
        assertThat(seen(BEA, Whose.NOBODYS)).isEmpty();
        assertThat(seen(BEA, Whose.ALL)).containsExactly(her);
    }

    @Test
    void a_supervisor_gives_her_to_somebody_else_and_the_history_stays() {
        String her = person("1");
        assigned.take(her, ANNA);
        clock.forward(Duration.ofDays(1));

        assertThat(assigned.give(her, "carla", CAPO))
                .as("an auditor follows nobody")
                .isFalse();
        assertThat(assigned.give(her, "bea", CAPO)).isTrue();
        assertThat(assigned.give(her, "bea", CAPO)).as("again").isFalse();

        assertThat(assigned.of(her))
                .extracting(AssignedOperators.Turn::operator, turn -> turn.givenBy(), turn -> turn.untilAt() == null)
                .containsExactly(tuple("bea", BY, true), tuple("anna", "operator:anna", false));
    }

    @Test
    void only_she_or_a_supervisor_ends_her_turn() {
        String her = person("1");
        assigned.take(her, ANNA);

        assertThat(assigned.leave(her, BEA)).isFalse();
        assertThat(assigned.leave(her, ANNA)).isTrue();
        assertThat(assigned.leave(her, CAPO)).as("nobody follows her").isFalse();
        assertThat(seen(ANNA, Whose.NOBODYS)).containsExactly(her);
    }

    @Test
    void the_deputy_sees_the_queue_as_hers_between_the_two_days_and_no_longer() {
        String her = person("1");
        assigned.take(her, ANNA);
        absences.note("anna", LocalDate.parse("2026-03-11"), LocalDate.parse("2026-03-12"), "bea", CAPO);

        assertThat(seen(BEA, Whose.MINE)).isEmpty();
        clock.forward(Duration.ofDays(2));
        assertThat(seen(BEA, Whose.MINE)).as("the last day").containsExactly(her);
        clock.forward(Duration.ofDays(1));
        assertThat(seen(BEA, Whose.MINE)).isEmpty();
        assertThat(seen(ANNA, Whose.MINE)).containsExactly(her);
    }

    @Test
    void a_queue_is_handed_over_in_one_act_and_given_back_in_one() {
        List<String> hers = List.of(person("1"), person("2"));
        hers.forEach(her -> assigned.take(her, ANNA));
        String other = person("3");
        assigned.take(other, BEA);

        assertThat(assigned.handOver("anna", "bea", CAPO)).hasSize(2);
        assertThat(seen(ANNA, Whose.MINE)).isEmpty();
        assertThat(seen(BEA, Whose.MINE)).containsExactlyInAnyOrder(hers.get(0), hers.get(1), other);
        assertThat(assigned.handOver("anna", "capo", CAPO))
                .as("to another: those that went to bea go on")
                .containsExactlyElementsOf(hers);
        assertThat(seen(BEA, Whose.MINE)).containsExactly(other);

        assertThat(assigned.giveBack("anna", CAPO)).hasSize(2);
        assertThat(seen(ANNA, Whose.MINE)).containsExactlyInAnyOrderElementsOf(hers);
        assertThat(assigned.of(hers.get(0)))
                .extracting(AssignedOperators.Turn::operator, AssignedOperators.Turn::leftBy)
                .containsExactly(tuple("anna", null), tuple("capo", "anna"), tuple("bea", "anna"), tuple("anna", null));
    }

    @Test
    void whom_a_removed_account_followed_is_nobodys() {
        String her = person("1");
        assigned.take(her, ANNA);
        db.sql("update operator set removed_at = now(), removed_by = ? where name = 'anna'")
                .param(BY)
                .update();

        assertThat(seen(BEA, Whose.NOBODYS)).containsExactly(her);
        assertThat(assigned.take(her, BEA)).isTrue();
        assertThat(seen(BEA, Whose.MINE)).containsExactly(her);
    }

    @Test
    @Tag("P4")
    void a_protected_person_is_in_the_queue_of_those_who_follow_her_and_passes_with_none() {
        account("rita", "PROTECTED_OPERATOR");
        Drafts.recordOne(Drafts.from(Drafts.CENTRE, "7").underProtection());
        TestDatabase.follow(Drafts.CENTRE, "rita");
        String her = code("is_protected");
        absences.note("rita", LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-10"), "anna", CAPO);

        assertThat(assigned.take(her, ANNA)).isFalse();
        assertThat(assigned.give(her, "anna", CAPO)).isFalse();
        assertThat(assigned.handOver("rita", "anna", CAPO)).isEmpty();
        assertThat(assigned.of(her)).isEmpty();
        assertThat(known(ANNA, Whose.MINE)).isEmpty();
        assertThat(known(ANNA, Whose.NOBODYS)).isEmpty();
        assertThat(known(TestDatabase.follower("rita"), Whose.MINE)).containsExactly(her);
    }

    @Test
    @Tag("P11")
    void nothing_tells_who_followed_a_person_who_came_under_protection() {
        String her = person("1");
        assigned.take(her, ANNA);
        Drafts.recordOne(Drafts.from(Drafts.SOCIAL, "1").underProtection().on(9));

        assertThat(db.sql("select count(*) from assigned_operator")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(assigned.leave(her, CAPO)).isFalse();
    }

    @Test
    @Tag("P16")
    void thirty_one_people_of_ones_own_queue_raise_nothing_and_thirty_one_others_raise_one_alert() {
        List<String> people = thirtyOne();
        people.forEach(her -> assigned.take(her, ANNA));
        open(ANNA, people);
        assertThat(raised()).isEmpty();

        open(BEA, people);
        assertThat(raised()).containsExactly("operator:bea");
    }

    @Test
    @Tag("P16")
    void a_queue_counts_as_the_deputys_own_during_the_absence_only() {
        List<String> people = thirtyOne();
        people.forEach(her -> assigned.take(her, ANNA));
        absences.note("anna", LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-10"), "bea", CAPO);
        open(BEA, people);
        assertThat(raised()).isEmpty();

        clock.forward(Duration.ofDays(1));
        open(BEA, people);
        assertThat(raised()).containsExactly("operator:bea");
    }

    @Test
    @Tag("P16")
    void whoever_takes_people_on_after_opening_them_opened_others() {
        List<String> people = thirtyOne();
        Audit audit = audit();
        people.forEach(her -> audit.read(ANNA, "beneficiary.opened", her));
        clock.forward(Duration.ofSeconds(1));
        people.forEach(her -> assigned.take(her, ANNA));
        open(ANNA, people);

        assertThat(raised()).containsExactly("operator:anna");
    }

    private List<String> thirtyOne() {
        Drafts[] drafts = java.util.stream.IntStream.rangeClosed(1, 31)
                .mapToObj(i -> Drafts.from(Drafts.SOCIAL, "n" + i))
                .toArray(Drafts[]::new);
        Drafts.record(drafts);
        return seen(ANNA, Whose.ALL);
    }

    private void open(OperatorCaller who, List<String> people) {
        Audit audit = audit();
        people.forEach(her -> audit.read(who, "beneficiary.opened", her));
        new AuditAlerts(db, clock, List.of(new OwnQueue(db, absences))).watch();
    }

    private List<String> raised() {
        return new AuditAlerts(db, clock, List.of())
                .since(Instant.EPOCH, 10).stream()
                        .map(AuditAlerts.Alert::account)
                        .toList();
    }

    private Audit audit() {
        return new Audit(db, TestDatabase.vault(), new HubId(data), clock);
    }

    private String person(String number) {
        Drafts.recordOne(Drafts.from(Drafts.SOCIAL, number));
        return code("id = (select max(id) from beneficiary)");
    }

    private String code(String which) {
        return db.sql("select code from beneficiary where " + which)
                .query(String.class)
                .single();
    }

    /** What a list of ordinary people shows. */
    private List<String> seen(OperatorCaller who, Whose whose) {
        return listed("not b.is_protected and ", who, whose);
    }

    private List<String> known(OperatorCaller who, Whose whose) {
        return listed("", who, whose);
    }

    private List<String> listed(String which, OperatorCaller who, Whose whose) {
        return db.sql("select b.code from beneficiary b where " + which + Queues.are(whose, "b") + "order by b.id")
                .params(queues.seenBy(who))
                .query(String.class)
                .list();
    }

    private void account(String name, String role) {
        db.sql("insert into operator (name, password_hash) values (?, 'none')")
                .param(name)
                .update();
        db.sql("insert into operator_role (operator, role, given_by) values (?, ?, 'hub')")
                .params(name, role)
                .update();
    }
}
