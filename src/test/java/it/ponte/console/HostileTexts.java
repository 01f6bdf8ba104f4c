package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

/** What somebody could write into a field so that a browser or a template would run it; each bears a sign of its own. */
final class HostileTexts {
    static final List<String> ALL = List.of(
            "<img src=x onerror=alert(1)>\"'",
            "\"><script>alert(2)</script>",
            "'><svg onload=alert(3)></svg>",
            "</title></textarea><script>alert(4)</script>",
            "javascript:alert(5)",
            "q{{7*7}}q",
            "q${7*7}q",
            "q[[${7*7}]]q",
            "q__${7*7}__q",
            "&lt;b onclick=alert(6)&gt;");

    /** All of them in one field. */
    static final String TOGETHER = String.join(" ", ALL);

    /** What none of them may ever become: an element, an attribute, an address, or the result of its sum. */
    private static final List<String> RUN = List.of(
            "<img src=x", "<script>", "<svg onload", "</textarea><script", "href=\"javascript:", "q49q", "<b onclick");

    private HostileTexts() {}

    /** Fails where a page, as the hub sent it, holds one of them as anything but text. */
    static void nothingRunsIn(String html, String where) {
        assertThat(html).as(where).doesNotContain(RUN);
    }

    /** Which of them a page, as the hub sent it, holds as text. */
    static List<String> shownBy(String html) {
        return ALL.stream().filter(text -> html.contains(escaped(text))).collect(Collectors.toList());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
