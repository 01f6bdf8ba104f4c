package it.ponte.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.TestDatabase;
import it.ponte.intake.MailedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mail of {@code bad/mail}, as raw as it came, has the answer that stands beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailCorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/bad/mail");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Post post;

    @BeforeAll
    void someWereConfirmed(@TempDir Path home) {
        TestDatabase.clean();
        post = new Post(home, 1_000_000);
        post.decide();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void isAnsweredAsExpected(String name) throws Exception {
        JsonNode expected = JSON.readTree(Files.readAllBytes(CORPUS.resolve(name + ".expected.json")));
        List<String> files = new ArrayList<>();
        expected.path("files").forEach(file -> files.add(file.textValue()));

        Judged judged = post.mailbox.judge(Post.mail(Files.readAllBytes(CORPUS.resolve(name + ".eml"))));

        assertThat(judged.place()).isEqualTo(Place.valueOf(expected.get("place").textValue()));
        assertThat(judged.files().stream()
                        .filter(file -> file.refusal() == null)
                        .map(MailedFile::name)
                        .map(given -> given == null ? null : given.reveal()))
                .containsExactlyElementsOf(files);
        assertThat(judged.files().stream()
                        .filter(file -> file.refusal() != null)
                        .map(file -> file.refusal().code()))
                .containsExactlyElementsOf(
                        expected.has("refusal")
                                ? List.of(expected.get("refusal").textValue())
                                : List.of());
        assertThat(judged.files()).allSatisfy(file -> {
            assertThat(file.partner()).isEqualTo(Post.PARTNER);
            assertThat(file.sentAt()).isBeforeOrEqualTo(Post.RECEIVED).isAfter(Post.RECEIVED.minusSeconds(60));
        });
        assertThat(judged.files()).extracting(MailedFile::key).doesNotHaveDuplicates();
    }

    static Stream<String> mails() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .map(name -> name.substring(0, name.length() - ".eml".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
