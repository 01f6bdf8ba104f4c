package it.ponte.normalise;

import it.ponte.intake.Envelope;
import it.ponte.intake.KeptLines;
import it.ponte.intake.StoredLine;
import it.ponte.mapping.LineContent;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.Mappings;
import it.ponte.partner.Partners;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Settles refused and delayed lines once more, by the mapping of today. */
@Component
class Resettling {
    private final KeptLines kept;
    private final Mappings mappings;
    private final Partners partners;
    private final Settlement settlement;

    Resettling(KeptLines kept, Mappings mappings, Partners partners, Settlement settlement) {
        this.kept = kept;
        this.mappings = mappings;
        this.partners = partners;
        this.settlement = settlement;
    }

    /**
     * Puts the correction into these lines of an envelope and settles them, in the caller's transaction. Lines that have
     * another answer by now, or are no longer kept, are passed over.
     *
     * @return the new answers
     */
    List<ReceiptLine> settle(Envelope envelope, List<Integer> numbers, Correction correction) {
        Mapping mapping = mappings.get(envelope.mapping());
        Mending mending = new Mending(mapping, partners.get(envelope.partner()).kind());
        List<StoredLine> lines = new ArrayList<>();
        for (StoredLine line : kept.reopen(envelope, numbers)) {
            LineContent before = LineContent.of(line.content());
            LineContent after = mending.mended(line.number(), before, correction);
            StoredLine mended = new StoredLine(line.number(), after.bytes());
            if (!after.equals(before)) {
                kept.replace(envelope, mended);
            }
            if (after.isProtected()) {
                kept.shield(envelope, line.number());
            }
            lines.add(mended);
        }
        if (lines.isEmpty()) {
            return List.of();
        }
        List<ReceiptLine> answers = settlement.settleAgain(envelope, lines);
        kept.answeredBy(envelope, lines.stream().map(StoredLine::number).toList(), mapping.version());
        return answers;
    }
}
