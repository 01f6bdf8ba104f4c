package it.ponte.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * At first start somebody must be able to sign in: makes the account {@code operatore} and tells its password once. She
 * works with people and says who else may sign in; the page of accounts asks her to give the one or the other away.
 */
@Component
public class FirstOperator implements ApplicationRunner {
    /** The name of the first account. */
    public static final String NAME = "operatore";

    /** Where its password is when nobody looks on; to be removed after the first sign-in. */
    static final String FILE = "first-password.txt";

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final List<Role> ROLES =
            List.of(Role.OPERATOR, Role.PROTECTED_OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR);

    private final Operators operators;
    private final Roles roles;
    private final boolean quiet;
    private final boolean local;
    private final Path file;

    /**
     * @param quiet true in the demo, which makes a password of its own and tells it at the end of its story
     * @param local false when everybody signs in at the identity provider: then its claim says who is what
     * @param data where the password is kept when the hub does not run on a terminal
     */
    public FirstOperator(
            Operators operators,
            Roles roles,
            @Value("${ponte.demo-story:false}") boolean quiet,
            @Value("${ponte.sign-in.local:true}") boolean local,
            @Value("${ponte.data}") Path data) {
        this.operators = operators;
        this.roles = roles;
        this.quiet = quiet;
        this.local = local;
        this.file = data.resolve(FILE);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (local && operators.isEmpty()) {
            operators.make(NAME).ifPresent(password -> {
                ROLES.forEach(role -> roles.give(NAME, role, "hub"));
                if (!quiet) {
                    tell(password);
                }
            });
        }
    }

    /** Shown on a terminal, which forgets; what is printed anywhere else is kept and shipped, so there only where to look. */
    private void tell(String password) {
        if (System.console() != null) {
            System.out.printf("%nFirst sign-in to /console: user %s, one-time password %s%n%n", NAME, password);
            return;
        }
        keep(password);
        System.out.printf("%nFirst sign-in to /console: user %s, one-time password in %s%n%n", NAME, file);
    }

    private void keep(String password) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, OWNER_ONLY);
            Files.writeString(file, password + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException("the first password cannot be written", e);
        }
    }
}
