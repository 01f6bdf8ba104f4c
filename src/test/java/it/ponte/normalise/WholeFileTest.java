package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.access.Personal;
import it.ponte.intake.Incoming;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A file that lies somewhere has as many bytes there as are read of it, or it is no message. */
class WholeFileTest {
    private static final String FILE = it.ponte.SocialServicesFile.HEADER + "1;NO;;;;;;;;;;;;;;;;;;;;\n";

    @Test
    void aFileThatBrokeOffOrGrewOrIsGoneIsNoMessage() {
        assertThat(linesOf(FILE, FILE.length())).isOne();
        assertThatThrownBy(() -> linesOf(FILE, FILE.length() + 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseInstanceOf(EOFException.class);
        assertThatThrownBy(() -> linesOf(FILE, FILE.length() - 1)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> Hub.opening().ofFile("servizi-sociali-valmora", Personal.of("a.csv"), 0, 1, null))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static int linesOf(String text, int length) {
        int lines = 0;
        try (Incoming file =
                Hub.opening().ofFile("servizi-sociali-valmora", Personal.of("a.csv"), 0, length, bytes(text))) {
            for (var all = file.lines(); all.hasNext(); all.next()) {
                lines++;
            }
        }
        return lines;
    }

    @Test
    void aFileThatIsTooLargeWhereItLiesIsRefusedUnread() {
        InputStream unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("nobody may read it");
            }
        };
        try (Incoming first =
                        Hub.opening(1000, 10).ofFile("servizi-sociali-valmora", Personal.of("a.csv"), 0, 1001, unread);
                Incoming other = Hub.opening(1000, 10)
                        .ofFile("servizi-sociali-valmora", Personal.of("b.csv"), 0, 1001, unread)) {
            assertThat(first.lines().hasNext()).isFalse();
            assertThat(first.refusal().orElseThrow().code()).isEqualTo("TOO_LARGE");
            assertThat(first.size()).isEqualTo(1001);
            assertThat(first.hash()).isEqualTo(first.hash()).isNotEqualTo(other.hash());
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
