package it.ponte.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Accounts.Account;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RolesTest {
    private final JdbcClient db = TestDatabase.client();
    private final Roles roles = new Roles(db);
    private final Operators operators = new Operators(db, Duration.ofDays(90));
    private final Accounts accounts = new Accounts(db, operators, roles);

    @BeforeEach
    void two_accounts() {
        TestDatabase.clean();
        operators.make("anna.rossi");
        operators.make("bea.verdi");
    }

    @Test
    void a_new_account_may_do_nothing() {
        assertThat(account("anna.rossi").roles()).isEmpty();
    }

    /** The statements of the migration itself, over accounts as they were before it. */
    @Test
    void accounts_from_before_there_were_roles_are_operators_and_the_oldest_administers() throws IOException {
        db.sql("update operator set made_at = made_at - interval '1 year' where name = 'bea.verdi'")
                .update();
        String migration = Files.readString(Path.of("src/main/resources/db/migration/V022__roles.sql"));
        Pattern.compile("(?ms)^insert into operator_role .*?;")
                .matcher(migration)
                .results()
                .forEach(insert -> db.sql(insert.group()).update());

        assertThat(account("anna.rossi").roles()).isEqualTo(Set.of(Role.OPERATOR));
        assertThat(account("bea.verdi").roles()).isEqualTo(Set.of(Role.OPERATOR, Role.ADMINISTRATOR));
    }

    @Test
    void a_role_is_given_once_to_an_account_that_exists() {
        assertThat(roles.give("anna.rossi", Role.AUDITOR, "operator:bea.verdi")).isTrue();
        assertThat(roles.give("anna.rossi", Role.AUDITOR, "operator:bea.verdi")).isFalse();
        assertThat(roles.give("nessuno", Role.AUDITOR, "operator:bea.verdi")).isFalse();

        assertThat(account("anna.rossi").roles()).containsExactly(Role.AUDITOR);
        assertThat(db.sql("select given_by from operator_role")
                        .query(String.class)
                        .single())
                .isEqualTo("operator:bea.verdi");
    }

    @Test
    void the_last_administrator_stays() {
        roles.give("anna.rossi", Role.ADMINISTRATOR, "hub");

        assertThat(roles.take("anna.rossi", Role.ADMINISTRATOR)).isFalse();
        assertThat(accounts.remove("anna.rossi", new OperatorCaller("anna.rossi")))
                .isFalse();

        roles.give("bea.verdi", Role.ADMINISTRATOR, "hub");
        assertThat(accounts.remove("anna.rossi", new OperatorCaller("bea.verdi")))
                .isTrue();
        assertThat(roles.take("bea.verdi", Role.ADMINISTRATOR)).isFalse();
    }

    @Test
    void a_taken_role_ends_sessions_and_token() {
        roles.give("anna.rossi", Role.OPERATOR, "hub");
        String token = operators.newToken("anna.rossi");
        int round = account("anna.rossi").round();

        assertThat(roles.take("anna.rossi", Role.OPERATOR)).isTrue();
        assertThat(roles.take("anna.rossi", Role.OPERATOR)).isFalse();

        assertThat(operators.whose(token)).isEmpty();
        assertThat(account("anna.rossi").round()).isEqualTo(round + 1);
        assertThat(account("bea.verdi").round()).isEqualTo(1);
    }

    @Test
    void a_token_gains_no_right_that_its_owner_had_not_when_she_made_it() {
        String token = operators.newToken("anna.rossi");
        roles.give("anna.rossi", Role.OPERATOR, "hub");

        assertThat(operators.whose(token)).isEmpty();
    }

    @Test
    void a_token_opens_for_as_long_as_the_setting_says() {
        String over = new Operators(db, Duration.ZERO).newToken("anna.rossi");
        assertThat(operators.whose(over)).isEmpty();
        assertThat(accounts.all()).noneMatch(Account::hasToken);

        assertThat(operators.whose(operators.newToken("anna.rossi"))).isPresent();
        assertThat(accounts.all()).filteredOn(Account::hasToken).hasSize(1);
    }

    @Test
    void a_token_carries_the_roles_of_its_account() {
        roles.give("anna.rossi", Role.SUPERVISOR, "hub");

        assertThat(operators.whose(operators.newToken("anna.rossi")).map(Operator::roles))
                .contains(Set.of(Role.SUPERVISOR));
    }

    @Test
    void a_removed_account_keeps_its_name_and_nobody_else_gets_it() {
        roles.give("anna.rossi", Role.OPERATOR, "hub");
        String token = operators.newToken("anna.rossi");

        assertThat(accounts.remove("anna.rossi", new OperatorCaller("bea.verdi")))
                .isTrue();

        assertThat(operators.find("anna.rossi")).isEmpty();
        assertThat(operators.whose(token)).isEmpty();
        assertThat(operators.make("anna.rossi")).isEmpty();
        assertThat(accounts.external("https://accesso.example 1", "anna.rossi", Set.of(Role.OPERATOR)))
                .isEmpty();
        assertThat(roles.give("anna.rossi", Role.OPERATOR, "hub")).isFalse();
        assertThat(accounts.all())
                .filteredOn(account -> account.removedAt() != null)
                .extracting(Account::name)
                .containsExactly("anna.rossi");
    }

    @Test
    void somebody_from_outside_has_the_roles_that_the_provider_says_each_time() {
        accounts.external("https://accesso.example 1", "carla.neri", Set.of(Role.OPERATOR, Role.AUDITOR));
        int round = account("carla.neri").round();

        Operator again = accounts.external("https://accesso.example 1", "altro.nome", Set.of(Role.OPERATOR))
                .orElseThrow();

        assertThat(again.name()).isEqualTo("carla.neri");
        assertThat(again.roles()).containsExactly(Role.OPERATOR);
        assertThat(again.round()).as("a role was taken").isEqualTo(round + 1);
        assertThat(accounts.external("https://accesso.example 1", "carla.neri", Set.of(Role.OPERATOR))
                        .orElseThrow()
                        .round())
                .as("nothing changed")
                .isEqualTo(round + 1);
    }

    @Test
    void nobody_from_outside_becomes_an_account_of_ours_by_its_name() {
        assertThat(accounts.external("https://accesso.example 2", "anna.rossi", Set.of(Role.ADMINISTRATOR)))
                .isEmpty();
        assertThat(account("anna.rossi").roles()).isEmpty();
    }

    private Operator account(String name) {
        return operators.find(name).orElseThrow();
    }
}
