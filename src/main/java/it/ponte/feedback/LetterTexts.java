package it.ponte.feedback;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** What letters say in one language. */
final class LetterTexts {
    private final String language;
    private final Map<String, String> texts;

    /** Of these texts by file name, which were checked. */
    LetterTexts(String language, Map<String, String> texts) {
        this.language = language;
        this.texts = Map.copyOf(texts);
    }

    /** One case in a digest; the sentence is that of an outcome's kind or of a notice. */
    record Case(String caseNumber, Enum<?> sentence, String link) {
        /** Holds a secret link: it is not printed. */
        @Override
        public String toString() {
            return "Case[•••]";
        }
    }

    /** The bare sentence, as it stands in its file. */
    String sentence(Enum<?> word) {
        return texts.get(TemplateFolder.fileOf(word));
    }

    /** What is told of an outcome ({@code OutcomeKind}) or given {@link Notice} of, to a service or to the person herself. */
    Wording of(Enum<?> sentence, boolean toHerself, String caseNumber, String link) {
        return fill(TemplateFolder.fileOf(sentence), toHerself, caseNumber, link);
    }

    /** All that is told of a protected person: there is an update, whatever it is (SAFETY P6). */
    Wording ofUpdate(boolean toHerself, String caseNumber, String link) {
        return fill(TemplateFolder.UPDATE, toHerself, caseNumber, link);
    }

    /** What a service is told that is about none of its cases. */
    Wording ofNoCase(Notice notice) {
        Map<String, String> values = Map.of("sentence", sentence(notice));
        return wording(
                Placeholders.fill(texts.get(TemplateFolder.NO_CASE_TEXT), values, UnaryOperator.identity()),
                Placeholders.fill(texts.get(TemplateFolder.NO_CASE_HTML), values, LetterTexts::escaped));
    }

    /** One letter about several cases, at least one: a line for each, in this order. */
    Wording ofDigest(List<Case> cases) {
        return wording(
                digest(
                        footed(TemplateFolder.DIGEST_TEXT, TemplateFolder.FOOT_TEXT),
                        TemplateFolder.CASE_TEXT,
                        cases,
                        UnaryOperator.identity()),
                digest(
                        footed(TemplateFolder.DIGEST_HTML, TemplateFolder.FOOT_HTML),
                        TemplateFolder.CASE_HTML,
                        cases,
                        LetterTexts::escaped));
    }

    private String digest(String layout, String line, List<Case> cases, UnaryOperator<String> written) {
        String lines = cases.stream()
                .map(one -> {
                    Map<String, String> values = values(one.caseNumber(), one.link());
                    values.put("sentence", sentence(TemplateFolder.fileOf(one.sentence()), values));
                    return Placeholders.fill(texts.get(line), values, written);
                })
                .collect(Collectors.joining("\n"));
        Map<String, String> values =
                Map.of("cases", lines, "link", written.apply(cases.get(0).link()));
        return Placeholders.fill(layout, values, UnaryOperator.identity());
    }

    private Wording fill(String sentence, boolean toHerself, String caseNumber, String link) {
        Map<String, String> values = values(caseNumber, link);
        values.put("opening", sentence(toHerself ? TemplateFolder.OPENING_SELF : TemplateFolder.OPENING, values));
        values.put("sentence", sentence(sentence, values));
        String text = footed(
                TemplateFolder.LAYOUT_TEXT, toHerself ? TemplateFolder.FOOT_SELF_TEXT : TemplateFolder.FOOT_TEXT);
        String html = footed(
                TemplateFolder.LAYOUT_HTML, toHerself ? TemplateFolder.FOOT_SELF_HTML : TemplateFolder.FOOT_HTML);
        return wording(
                Placeholders.fill(text, values, UnaryOperator.identity()),
                Placeholders.fill(html, values, LetterTexts::escaped));
    }

    /** A layout with its foot, whose link is filled in with the rest. */
    private String footed(String layout, String foot) {
        return texts.get(layout).replace("{foot}", texts.get(foot));
    }

    private Wording wording(String text, String html) {
        return new Wording(language, texts.get(TemplateFolder.SUBJECT), text + "\n", html + "\n");
    }

    private static Map<String, String> values(String caseNumber, String link) {
        Map<String, String> values = new HashMap<>();
        values.put("caseNumber", caseNumber.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " "));
        values.put("link", link);
        return values;
    }

    private String sentence(String file, Map<String, String> values) {
        return Placeholders.fill(texts.get(file), values, UnaryOperator.identity());
    }

    private static String escaped(String value) {
        return HtmlUtils.htmlEscape(value, "UTF-8");
    }
}
