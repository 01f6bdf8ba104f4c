package it.ponte.feedback;

import it.ponte.feedback.LetterTexts.Case;
import it.ponte.placement.OutcomeKind;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Every letter that there can be, in every language, with invented data: so that it can be read before it is sent. */
@Component
public class LetterPreview {
    private static final String CASE = "2026/0417";
    private static final String HERS = "R-4F7K-Q2MX";

    private final LetterTemplates templates;
    private final String link;

    LetterPreview(LetterTemplates templates, @Value("${ponte.public-url}") String publicUrl) {
        this.templates = templates;
        this.link = new Link("0123456789abcdef0123456789abcdef").under(publicUrl);
    }

    /**
     * A letter as it would leave.
     *
     * @param kind a word of OutcomeKind or Notice; UPDATE for a protected person, DIGEST for several cases
     * @param language "it" or "en"
     * @param sentence what it says in one line; of a digest its subject
     * @param text the letter as plain text
     * @param html the same as a page
     */
    public record Sample(String kind, String language, String sentence, String text, String html) {}

    /** All of them: those of one kind beside each other. */
    public List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        TemplateFolder.words()
                .forEach(word -> LetterTemplates.LANGUAGES.forEach(language -> {
                    LetterTexts texts = templates.in(language);
                    samples.add(sample(word.name(), texts.sentence(word), wording(texts, word)));
                }));
        LetterTemplates.LANGUAGES.forEach(language -> {
            Wording update = templates.in(language).ofUpdate(false, CASE, link);
            samples.add(sample("UPDATE", update.subject(), update));
        });
        LetterTemplates.LANGUAGES.forEach(language -> {
            Wording digest = templates
                    .in(language)
                    .ofDigest(List.of(
                            new Case(CASE, OutcomeKind.INTERVIEWED, link),
                            new Case("2026/0502", Notice.STILL_UNDER_WAY, link)));
            samples.add(sample("DIGEST", digest.subject(), digest));
        });
        return samples;
    }

    private Wording wording(LetterTexts texts, Enum<?> word) {
        if (word == Notice.SET_ASIDE) {
            return texts.ofNoCase(Notice.SET_ASIDE);
        }
        return word == Notice.RECEIVED ? texts.of(word, true, HERS, link) : texts.of(word, false, CASE, link);
    }

    private static Sample sample(String kind, String sentence, Wording wording) {
        return new Sample(kind, wording.language(), sentence, wording.text(), wording.html());
    }
}
