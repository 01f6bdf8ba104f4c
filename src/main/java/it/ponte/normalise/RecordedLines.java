package it.ponte.normalise;

import it.ponte.access.Audit;
import it.ponte.access.Caller.PartnerCaller;
import it.ponte.intake.Envelope;
import it.ponte.intake.ShieldedLines;
import it.ponte.mapping.Produces;
import it.ponte.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells the audit what messages changed of people (SAFETY P16): for each envelope, and each transaction in which lines of
 * it were settled, who sent it, its code and how many lines went into the record. Which line became which referral stands
 * in the envelope (decision 0017); a vacancy is about nobody.
 */
@Component
class RecordedLines {
    private static final Set<Verdict> RECORDED = Set.of(Verdict.RECORDED, Verdict.UPDATED, Verdict.UNCHANGED);

    private final ShieldedLines shielded;
    private final Audit audit;

    RecordedLines(ShieldedLines shielded, Audit audit) {
        this.shielded = shielded;
        this.audit = audit;
    }

    /** Writes it, inside the transaction that settles them. Lines about protected people stand in a row without the code. */
    void audit(Map<Envelope, List<ReceiptLine>> answers) {
        Map<Long, List<Integer>> recorded = new LinkedHashMap<>();
        answers.forEach((envelope, lines) -> recorded.put(envelope.id(), recorded(envelope, lines)));
        Map<Long, Long> hidden = shielded.among(recorded);
        Map<PartnerCaller, List<String>> bySender = new LinkedHashMap<>();
        answers.keySet().forEach(envelope -> {
            long hers = hidden.getOrDefault(envelope.id(), 0L);
            long others = recorded.get(envelope.id()).size() - hers;
            List<String> rows = bySender.computeIfAbsent(new PartnerCaller(envelope.partner()), p -> new ArrayList<>());
            if (others > 0) {
                rows.add(envelope.code() + " " + others);
            }
            if (hers > 0) {
                rows.add(audit.hidden(envelope.code()) + " " + hers);
            }
        });
        audit.changed("envelope.recorded", bySender);
    }

    private static List<Integer> recorded(Envelope envelope, List<ReceiptLine> lines) {
        return Produces.VACANCY.word().equals(envelope.produces())
                ? List.of()
                : lines.stream()
                        .filter(line -> RECORDED.contains(line.verdict()))
                        .map(ReceiptLine::number)
                        .toList();
    }
}
