package it.ponte.api;

import it.ponte.access.Asked;
import it.ponte.access.Audit;
import it.ponte.access.Caller;
import it.ponte.access.Cursors;
import it.ponte.api.Answers.FieldProblem;
import it.ponte.intake.Envelope;
import it.ponte.intake.Inbox;
import it.ponte.intake.Refusal;
import it.ponte.intake.SettledLine;
import it.ponte.normalise.Problems;
import it.ponte.reading.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What became of a message, line by line: the receipt of the REST face. */
@Component
public class EnvelopesApi {
    private final Inbox inbox;
    private final Problems problems;
    private final Cursors cursors;
    private final Audit audit;

    public EnvelopesApi(Inbox inbox, Problems problems, Cursors cursors, Audit audit) {
        this.inbox = inbox;
        this.problems = problems;
        this.cursors = cursors;
        this.audit = audit;
    }

    /** The caller's own envelope with a page of its lines. */
    public ResponseEntity<byte[]> get(Caller caller, Asked asked) {
        if (!(caller instanceof Caller.PartnerCaller sender)) {
            return Answers.notFound();
        }
        Optional<Envelope> envelope = inbox.find(sender.partner(), asked.code());
        envelope.ifPresent(found -> audit.read(caller, "envelope.read", found.code()));
        return envelope.isEmpty()
                ? Answers.notFound()
                : Page.answer(
                        asked,
                        cursors.of("envelope " + asked.code(), caller),
                        page -> Answers.ok(written(envelope.get(), page)));
    }

    private Map<String, Object> written(Envelope envelope, Page page) {
        List<SettledLine> lines = inbox.lines(envelope.id(), (int) page.after(), page.limit());
        Map<Integer, List<Problem>> wrong = lines.isEmpty()
                ? Map.of()
                : problems.of(
                        envelope.id(),
                        lines.get(0).number(),
                        lines.get(lines.size() - 1).number());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("code", envelope.code());
        answer.put("receivedAt", envelope.receivedAt());
        answer.put("mapping", envelope.mapping());
        answer.put("mappingVersion", envelope.mappingVersion());
        answer.put("lines", envelope.lines());
        answer.put("settled", envelope.settled());
        answer.put("complete", envelope.isSettled());
        if (envelope.refusal() != null) {
            answer.put("refusal", refusal(envelope.refusal()));
        }
        Map<String, Object> results = page.of(
                lines, line -> written(line, wrong.getOrDefault(line.number(), List.of())), SettledLine::number);
        answer.put("results", results.get("items"));
        answer.put("next", results.get("next"));
        answer.values().removeIf(java.util.Objects::isNull);
        return answer;
    }

    private static Map<String, Object> written(SettledLine line, List<Problem> wrong) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("line", line.number());
        answer.put(
                "verdict",
                line.verdict() == null ? "waiting" : line.verdict().name().toLowerCase(Locale.ROOT));
        if (line.code() != null) {
            answer.put("code", line.code());
        }
        if (!wrong.isEmpty()) {
            answer.put(
                    "problems",
                    wrong.stream()
                            .map(p -> new FieldProblem(null, p.field(), p.code().name(), p.hintIn(Locale.ENGLISH)))
                            .toList());
        }
        return answer;
    }

    static FieldProblem refusal(Refusal refusal) {
        return new FieldProblem(refusal.line(), refusal.field() == null ? "" : refusal.field(), refusal.code(), null);
    }
}
