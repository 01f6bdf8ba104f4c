package it.ponte.console;

import it.ponte.WhoMayWhat;
import it.ponte.WhoMayWhat.Row;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** Opens every page that somebody's links lead to: each place once, and of pages of one kind no more than a few. */
final class PageWalk {
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)\"");
    private static final List<Row> PAGES = WhoMayWhat.part("pages").stream()
            .filter(row -> row.method().equals("GET"))
            .toList();

    private final Function<String, Shown> browser;
    private final Set<String> reached = new HashSet<>();
    private final Map<String, String> seen = new LinkedHashMap<>();
    private final Map<String, Integer> ofKind = new LinkedHashMap<>();
    private int atMost = 12;

    /** What came of opening a path. */
    record Shown(int status, String html) {}

    /** Opens pages in this way. */
    PageWalk(Function<String, Shown> browser) {
        this.browser = browser;
    }

    /** No more than so many pages of one kind. */
    PageWalk ofEachKind(int most) {
        atMost = most;
        return this;
    }

    /** All pages that were opened, by their path. */
    Map<String, String> from(Collection<String> starts) {
        Deque<String> ahead = new ArrayDeque<>(starts);
        Set<String> known = new HashSet<>(starts);
        while (!ahead.isEmpty()) {
            String path = ahead.poll();
            Shown shown = browser.apply(path);
            seen.put(path, shown.html());
            if (shown.status() == 200) {
                reached.add(kind(path));
            }
            Matcher link = LINK.matcher(shown.html());
            while (link.find()) {
                String to = link.group(1).replace("&amp;", "&");
                if (known.add(to) && isPage(to) && ofKind.merge(kind(to), 1, Integer::sum) <= atMost) {
                    ahead.add(to);
                }
            }
        }
        return seen;
    }

    /** The pages of the table that this column may open and that nothing led to, or that were not shown. */
    List<String> missed(String who) {
        return PAGES.stream()
                .filter(row -> row.answers().get(who).equals("yes"))
                .map(Row::path)
                .filter(path ->
                        seen.keySet().stream().noneMatch(one -> kind(one).equals(path)))
                .toList();
    }

    private static boolean isPage(String path) {
        return !path.contains(".pdf") && !path.contains(".yaml");
    }

    /** The path as the table names it; the most particular one counts. */
    private static String kind(String path) {
        PathContainer asked = PathContainer.parsePath(path.replaceAll("\\?.*", ""));
        return PAGES.stream()
                .map(Row::path)
                .filter(one -> PathPatternParser.defaultInstance.parse(one).matches(asked))
                .min((one, other) -> Integer.compare(one.split("\\{").length, other.split("\\{").length))
                .orElse(path);
    }
}
