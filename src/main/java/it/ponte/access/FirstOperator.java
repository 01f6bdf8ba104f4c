package it.ponte.access;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** At first start somebody must be able to sign in: makes the account {@code operatore} and prints its password once. */
@Component
public class FirstOperator implements ApplicationRunner {
    /** The name of the first account. */
    public static final String NAME = "operatore";

    private final Operators operators;
    private final boolean quiet;

    /** @param quiet true in the demo, which makes a password of its own and tells it at the end of its story */
    public FirstOperator(Operators operators, @Value("${ponte.demo-story:false}") boolean quiet) {
        this.operators = operators;
        this.quiet = quiet;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (operators.isEmpty()) {
            operators.make(NAME).filter(password -> !quiet).ifPresent(FirstOperator::print);
        }
    }

    /** Printed, not logged: logs are kept and shipped, a terminal is not. */
    private static void print(String password) {
        System.out.printf("%nFirst sign-in to /console: user %s, one-time password %s%n%n", NAME, password);
    }
}
