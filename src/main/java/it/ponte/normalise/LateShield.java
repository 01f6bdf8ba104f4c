package it.ponte.normalise;

import it.ponte.beneficiary.ProtectedCases;
import it.ponte.beneficiary.ProtectedCases.Case;
import it.ponte.intake.Envelope;
import it.ponte.intake.KeptLines;
import it.ponte.intake.StoredLine;
import it.ponte.intake.WaitingLine;
import it.ponte.mapping.LineContent;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.Mappings;
import it.ponte.mapping.Values;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Records lines; and of those that are refused keeps out what would tell who a protected person is, where only the record
 * knows that she is protected. Such a line is kept and read as if it had asked for protection itself (SAFETY P1, P4, P11).
 */
@Component
class LateShield implements Answering {
    private final LineRecording recording;
    private final ProtectedCases cases;
    private final KeptLines kept;
    private final Mappings mappings;
    private final Partners partners;

    LateShield(LineRecording recording, ProtectedCases cases, KeptLines kept, Mappings mappings, Partners partners) {
        this.recording = recording;
        this.cases = cases;
        this.kept = kept;
        this.mappings = mappings;
        this.partners = partners;
    }

    @Override
    public List<ReceiptLine> record(List<WaitingLine> lines) {
        Mapping mapping = mappings.get(lines.get(0).envelope().mapping());
        List<ReceiptLine> answers = new ArrayList<>(recording.record(lines));
        List<Integer> hers = aboutProtected(mapping, lines, answers);
        if (!hers.isEmpty()) {
            List<WaitingLine> shielded = hers.stream()
                    .map(place -> shielded(mapping, lines.get(place)))
                    .toList();
            List<ReceiptLine> again = recording.record(shielded);
            for (int i = 0; i < again.size(); i++) {
                answers.set(hers.get(i), again.get(i));
            }
        }
        return answers;
    }

    /** The places of refused lines that do not know that their person is protected. */
    private List<Integer> aboutProtected(Mapping mapping, List<WaitingLine> lines, List<ReceiptLine> answers) {
        Map<Integer, Case> refused = new LinkedHashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).verdict() == Verdict.REFUSED) {
                int place = i;
                WaitingLine line = lines.get(i);
                caseOf(mapping, line.envelope(), LineContent.of(line.line().content()))
                        .ifPresent(told -> refused.put(place, told));
            }
        }
        if (refused.isEmpty()) {
            return List.of();
        }
        Set<Case> hidden = cases.among(refused.values());
        return refused.keySet().stream()
                .filter(place -> hidden.contains(refused.get(place)))
                .toList();
    }

    private WaitingLine shielded(Mapping mapping, WaitingLine line) {
        Envelope envelope = line.envelope();
        Mending mending = new Mending(mapping, partners.get(envelope.partner()).kind());
        LineContent content = LineContent.of(line.line().content()).underProtection();
        StoredLine shielded = new StoredLine(
                line.number(),
                mending.mended(line.number(), content, Correction.NONE).bytes());
        kept.replace(envelope, shielded);
        kept.shield(envelope, shielded.number());
        return new WaitingLine(envelope, shielded);
    }

    /** Whether a kept line may not be shown: it asked for protection, or its person came under protection since. */
    boolean isOver(Envelope envelope, LineContent content) {
        return content.isProtected()
                || mappings.find(envelope.mapping())
                        .flatMap(mapping -> caseOf(mapping, envelope, content))
                        .map(told -> !cases.among(List.of(told)).isEmpty())
                        .orElse(false);
    }

    /** Whose case a line is about; empty where it names none, or asked for protection itself. */
    private static Optional<Case> caseOf(Mapping mapping, Envelope envelope, LineContent content) {
        String field =
                switch (mapping.produces()) {
                    case REFERRAL, ENROLMENT -> "externalId";
                    case PLACEMENT -> "person";
                    case VACANCY, OUTCOME -> null;
                };
        if (field == null || content.isProtected()) {
            return Optional.empty();
        }
        return Optional.ofNullable(Values.of(mapping, content).text(field))
                .map(number -> new Case(envelope.partner(), number));
    }
}
