package it.ponte.access;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * At first start somebody must be able to sign in: makes the account {@code operatore} and prints its password once. She
 * works with people and says who else may sign in; the page of accounts asks her to give the one or the other away.
 */
@Component
public class FirstOperator implements ApplicationRunner {
    /** The name of the first account. */
    public static final String NAME = "operatore";

    private static final List<Role> ROLES =
            List.of(Role.OPERATOR, Role.PROTECTED_OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR);

    private final Operators operators;
    private final Roles roles;
    private final boolean quiet;
    private final boolean local;

    /**
     * @param quiet true in the demo, which makes a password of its own and tells it at the end of its story
     * @param local false when everybody signs in at the identity provider: then its claim says who is what
     */
    public FirstOperator(
            Operators operators,
            Roles roles,
            @Value("${ponte.demo-story:false}") boolean quiet,
            @Value("${ponte.sign-in.local:true}") boolean local) {
        this.operators = operators;
        this.roles = roles;
        this.quiet = quiet;
        this.local = local;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (local && operators.isEmpty()) {
            operators.make(NAME).ifPresent(password -> {
                ROLES.forEach(role -> roles.give(NAME, role, "hub"));
                if (!quiet) {
                    print(password);
                }
            });
        }
    }

    /** Printed, not logged: logs are kept and shipped, a terminal is not. */
    private static void print(String password) {
        System.out.printf("%nFirst sign-in to /console: user %s, one-time password %s%n%n", NAME, password);
    }
}
