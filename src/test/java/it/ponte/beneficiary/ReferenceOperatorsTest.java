package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.CENTRE;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.recordOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.ReferenceOperators.Assignment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

/** SAFETY P4: whoever left, or may follow nobody any more, leaves no protected person without anybody. */
@Tag("P4")
class ReferenceOperatorsTest {
    private final ReferenceOperators references = TestDatabase.references();
    private String person;
    private List<String> before;

    @BeforeEach
    void anna_follows_her_and_bea_stands_in() {
        TestDatabase.clean();
        person = Drafts.beneficiaries()
                .code(recordOne(from(CENTRE, "1").underProtection()).beneficiary());
        TestDatabase.follow(CENTRE, "anna");
        account("bea");
        account("carla");
        assertThat(references.nameDeputy(person, TestDatabase.follower("anna"), "bea"))
                .isTrue();
    }

    @Test
    void when_her_account_is_removed_the_deputy_follows_and_hands_over() {
        remove("anna");

        assertThat(references.assign(named("carla", Set.of()))).isZero();

        assertThat(follows("anna")).isFalse();
        assertThat(follows("carla")).isFalse();
        assertThat(references.handOver(person, TestDatabase.follower("bea"), "carla"))
                .isTrue();
        assertThat(follows("carla")).isTrue();
    }

    @Test
    void a_role_that_was_taken_counts_like_a_removed_account() {
        TestDatabase.client()
                .sql("delete from operator_role where operator in ('anna', 'bea')")
                .update();

        assertThat(references.assign(named("carla", Set.of()))).isZero();

        assertThat(follows("anna")).isFalse();
        assertThat(follows("bea")).isFalse();
        assertThat(follows("carla")).isTrue();
    }

    @Test
    void without_deputy_and_without_anybody_named_she_waits_and_is_counted() {
        remove("anna");
        remove("bea");

        assertThat(references.assign(named("anna", Set.of()))).isEqualTo(1);

        assertThat(follows("bea")).isFalse();
    }

    @Test
    void a_deputy_whom_the_service_excludes_does_not_move_up() {
        remove("anna");

        assertThat(references.assign(named("carla", Set.of("bea")))).isZero();

        assertThat(follows("bea")).isFalse();
        assertThat(follows("carla")).isTrue();
    }

    @Test
    void a_deputy_who_left_is_nobody_and_the_reference_operator_stays() {
        remove("bea");

        references.assign(named("carla", Set.of()));

        assertThat(follows("anna")).isTrue();
        assertThat(follows("bea")).isFalse();
    }

    @Test
    void nobody_hands_her_over_to_an_account_that_was_removed() {
        remove("carla");

        assertThat(references.handOver(person, TestDatabase.follower("anna"), "carla"))
                .isFalse();
    }

    @Test
    @Tag("P16")
    void what_the_hub_changes_of_it_is_one_hidden_row_for_each_person_and_nothing_where_nothing_changes() {
        String other = Drafts.beneficiaries()
                .code(recordOne(from(CENTRE, "2").underProtection()).beneficiary());
        before = rows();

        references.assign(named("anna", Set.of()));
        assertThat(since()).containsExactly("protected.assigned " + hidden(other));

        references.assign(named("anna", Set.of()));
        assertThat(since()).as("nothing changed").hasSize(1);

        remove("anna");
        references.assign(named("carla", Set.of("anna")));
        assertThat(since())
                .containsExactlyInAnyOrder(
                        "protected.assigned " + hidden(other),
                        "protected.operators-excluded " + hidden(person),
                        "protected.operators-excluded " + hidden(other),
                        "protected.assigned " + hidden(person),
                        "protected.assigned " + hidden(other));
    }

    @Test
    @Tag("P16")
    void where_its_row_cannot_be_written_nobody_follows_her_either() {
        remove("anna");
        remove("bea");
        TestDatabase.refusing("audit", () -> assertThatThrownBy(() -> references.assign(named("carla", Set.of())))
                .isInstanceOf(TransactionSystemException.class));

        assertThat(follows("carla")).isFalse();
        references.assign(named("carla", Set.of()));
        assertThat(follows("carla")).isTrue();
    }

    private static List<String> rows() {
        return TestDatabase.client()
                .sql("select what || ' ' || about from audit where who = 'hub:assignment' order by id")
                .query(String.class)
                .list();
    }

    private List<String> since() {
        return rows().subList(before.size(), rows().size());
    }

    private static String hidden(String code) {
        return TestDatabase.audit().hidden(code);
    }

    private boolean follows(String name) {
        return references.followedBy(TestDatabase.follower(name)).length == 1;
    }

    private static Assignment named(String operator, Set<String> excluded) {
        return new Assignment(CENTRE, operator, null, excluded);
    }

    private static void account(String name) {
        TestDatabase.client()
                .sql("insert into operator (name, password_hash) values (?, 'none')")
                .param(name)
                .update();
        TestDatabase.client()
                .sql("insert into operator_role (operator, role, given_by) values (?, 'PROTECTED_OPERATOR', 'hub')")
                .param(name)
                .update();
    }

    /** The role stays beside it: an account that was removed is nobody, whatever else is on record of it. */
    private static void remove(String name) {
        TestDatabase.client()
                .sql("update operator set removed_at = now() where name = ?")
                .param(name)
                .update();
    }
}
