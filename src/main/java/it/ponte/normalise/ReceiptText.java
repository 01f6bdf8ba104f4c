package it.ponte.normalise;

import it.ponte.intake.Envelope;
import it.ponte.intake.Refusal;
import it.ponte.mapping.Mappings;
import it.ponte.reading.Problem;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.vocabulary.Verdict;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A receipt in words, in Italian: how many lines became what, and the first problems. A column is called as the mapping
 * calls it; what a sender itself wrote, a file's name or a header that no mapping knows, is not repeated.
 */
@Component
class ReceiptText {
    static final int MOST_PROBLEMS = 50;
    private static final int PAGE = 2000;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private final Receipts receipts;
    private final Mappings mappings;
    private final MessageSource texts;
    private final String publicUrl;

    ReceiptText(
            Receipts receipts,
            Mappings mappings,
            MessageSource texts,
            @Value("${ponte.public-url:http://localhost:8080}") String publicUrl) {
        this.receipts = receipts;
        this.mappings = mappings;
        this.texts = texts;
        this.publicUrl = publicUrl;
    }

    /** The same for every receipt. */
    String subject() {
        return say("receipt-mail.subject");
    }

    /** The receipt of a settled envelope. */
    String of(Envelope envelope, String partner) {
        Set<String> columns = columns(envelope);
        List<String> problems = new ArrayList<>();
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        List<ReceiptLine> page = receipts.lines(envelope.id(), 0, PAGE);
        while (!page.isEmpty()) {
            for (ReceiptLine line : page) {
                counts.merge(line.verdict() == null ? Verdict.DELAYED : line.verdict(), 1, Integer::sum);
                line.problems().stream()
                        .limit(MOST_PROBLEMS - Math.min(MOST_PROBLEMS, problems.size()))
                        .forEach(problem -> problems.add(problem(line.number(), problem, columns)));
            }
            page = receipts.lines(envelope.id(), page.get(page.size() - 1).number(), PAGE);
        }
        StringBuilder text = new StringBuilder(say(
                "receipt-mail.head",
                partner,
                envelope.code(),
                MOMENT.format(ItalianTime.of(envelope.receivedAt())),
                Integer.toString(envelope.lines())));
        counts.forEach((verdict, lines) -> text.append(say("receipt-mail." + verdict, Integer.toString(lines))));
        if (envelope.refusal() != null) {
            text.append(refusal(envelope.refusal(), columns));
        }
        if (!problems.isEmpty()) {
            text.append(say("receipt-mail.problems", Integer.toString(MOST_PROBLEMS)));
            problems.forEach(text::append);
        }
        return text.append(say("receipt-mail.foot", publicUrl + "/api/v1/envelopes/" + envelope.code()))
                .toString();
    }

    private String problem(int line, Problem problem, Set<String> columns) {
        String where = columns.contains(problem.field()) ? ", " + problem.field() : "";
        String hint = problem.hint() == null ? "" : say("receipt-mail.hint", problem.hintIn(Locale.ITALIAN));
        return say(
                "receipt-mail.problem",
                Integer.toString(line),
                where,
                inWords(problem.code().name()),
                problem.code().name(),
                hint);
    }

    private String refusal(Refusal refusal, Set<String> columns) {
        String where = columns.contains(refusal.field()) ? " " + refusal.field() : "";
        return say("receipt-mail.refusal", inWords(refusal.code()), refusal.code() + where);
    }

    /** Empty when the mapping was taken away meanwhile. */
    private Set<String> columns(Envelope envelope) {
        try {
            return new HashSet<>(mappings.get(envelope.mapping()).sources());
        } catch (IllegalArgumentException gone) {
            return new HashSet<>();
        }
    }

    private String inWords(String code) {
        return texts.getMessage("problem." + code, null, code, Locale.ITALIAN);
    }

    private String say(String key, Object... values) {
        return texts.getMessage(key, values, Locale.ITALIAN);
    }
}
