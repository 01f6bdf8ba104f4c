package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for the template of every page. */
class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** Without it browsers lay a page out by the rules of twenty-five years ago; the layout's own stays behind in its file. */
    @Test
    void a_page_says_itself_that_it_is_html() throws IOException {
        List<Path> pages;
        try (var files = Files.list(TEMPLATES)) {
            pages = files.filter(file -> isPage(text(file))).sorted().toList();
        }

        assertThat(pages)
                .hasSizeGreaterThan(40)
                .allSatisfy(page -> assertThat(text(page)).as(page.toString()).startsWith("<!DOCTYPE html>\n<html"));
    }

    /** In brackets a bare word is not read but taken as the key itself: a map answers nothing, and its id shows in place of a name. */
    @Test
    void no_map_is_asked_for_a_bare_word() throws IOException {
        Pattern bareWord = Pattern.compile("\\$\\{[^}]*\\w\\[[a-z]\\w*\\]");
        try (var files = Files.list(TEMPLATES)) {
            assertThat(files)
                    .allSatisfy(page -> assertThat(bareWord.matcher(text(page)).results())
                            .as(page.toString())
                            .isEmpty());
        }
    }

    private static boolean isPage(String template) {
        return template.contains("layout :: page(");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
