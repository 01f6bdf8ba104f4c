package it.ponte.normalise;

import it.ponte.access.Audit;
import it.ponte.access.Caller.PartnerCaller;
import it.ponte.intake.Envelope;
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
 * it were settled, who sent it, its code and how many lines changed the record. Which line became which referral stands
 * in the envelope (decision 0017); a vacancy is about nobody.
 */
@Component
class RecordedLines {
    private static final Set<Verdict> CHANGED = Set.of(Verdict.RECORDED, Verdict.UPDATED);

    private final HiddenLines hiddenLines;
    private final Audit audit;

    RecordedLines(HiddenLines hiddenLines, Audit audit) {
        this.hiddenLines = hiddenLines;
        this.audit = audit;
    }

    /**
     * Writes it, inside the transaction that settles them. Lines that few may know of are one row for each sender, which
     * says how many and nothing of the envelopes: beside a row with a code even a hash of it would tell which.
     */
    void audit(Map<Envelope, List<ReceiptLine>> answers) {
        Map<Long, List<ReceiptLine>> changing = new LinkedHashMap<>();
        answers.forEach((envelope, lines) -> changing.put(envelope.id(), changing(envelope, lines)));
        Map<Long, Long> hidden = hiddenLines.among(changing);
        Map<PartnerCaller, List<String>> bySender = new LinkedHashMap<>();
        Map<PartnerCaller, Long> hiddenBySender = new LinkedHashMap<>();
        answers.keySet().forEach(envelope -> {
            PartnerCaller sender = new PartnerCaller(envelope.partner());
            long few = hidden.getOrDefault(envelope.id(), 0L);
            long others = changing.get(envelope.id()).size() - few;
            if (others > 0) {
                bySender.computeIfAbsent(sender, s -> new ArrayList<>()).add(envelope.code() + " " + others);
            }
            if (few > 0) {
                hiddenBySender.merge(sender, few, Long::sum);
            }
        });
        hiddenBySender.forEach((sender, lines) ->
                bySender.computeIfAbsent(sender, s -> new ArrayList<>()).add(lines.toString()));
        audit.changed("envelope.recorded", bySender);
    }

    private static List<ReceiptLine> changing(Envelope envelope, List<ReceiptLine> lines) {
        return Produces.VACANCY.word().equals(envelope.produces())
                ? List.of()
                : lines.stream()
                        .filter(line -> CHANGED.contains(line.verdict()))
                        .toList();
    }
}
