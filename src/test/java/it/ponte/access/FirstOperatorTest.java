package it.ponte.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstOperatorTest {
    @TempDir
    private Path data;

    /** The tests run without a terminal, as a service does. */
    @Test
    void without_a_terminal_the_password_stands_in_a_file_of_its_owner_and_nowhere_else() throws IOException {
        TestDatabase.clean();
        Operators operators = new Operators(TestDatabase.client(), Duration.ofDays(90));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream usual = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            new FirstOperator(operators, new Roles(TestDatabase.client()), false, true, data.resolve("new")).run(null);
        } finally {
            System.setOut(usual);
        }

        Path file = data.resolve("new").resolve(FirstOperator.FILE);
        String password = Files.readString(file).strip();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(operators
                        .encoder()
                        .matches(
                                password,
                                operators.find(FirstOperator.NAME).orElseThrow().passwordHash()))
                .isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(file.toString())
                .doesNotContain(password);
    }
}
