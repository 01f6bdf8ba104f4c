package it.ponte.normalise;

import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.Referrals;
import it.ponte.intake.Envelope;
import it.ponte.intake.StoredLine;
import it.ponte.intake.Verdict;
import it.ponte.placement.OutcomeDraft;
import it.ponte.placement.Outcomes;
import it.ponte.placement.PastPlacement;
import it.ponte.placement.RecordedOutcome;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.vacancy.RecordedVacancy;
import it.ponte.vacancy.Vacancies;
import it.ponte.vacancy.VacancyDraft;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts what lines mean into the record, in the order of the lines, and asks for the work that follows from it. */
@Component
class LineRecording implements Answering {
    private final Mappings mappings;
    private final Understanding understanding;
    private final Referrals referrals;
    private final Vacancies vacancies;
    private final Outcomes outcomes;
    private final PastRecording past;
    private final Worklist worklist;

    LineRecording(
            Mappings mappings,
            Understanding understanding,
            Referrals referrals,
            Vacancies vacancies,
            Outcomes outcomes,
            PastRecording past,
            Worklist worklist) {
        this.mappings = mappings;
        this.understanding = understanding;
        this.referrals = referrals;
        this.vacancies = vacancies;
        this.outcomes = outcomes;
        this.past = past;
        this.worklist = worklist;
    }

    @Override
    public List<ReceiptLine> record(Envelope envelope, List<StoredLine> lines) {
        Mapping mapping = mappings.get(envelope.mapping());
        List<ReceiptLine> answers = new ArrayList<>();
        Map<Integer, Meaning.OfReferral> referred = new LinkedHashMap<>();
        Map<Integer, VacancyDraft> offered = new LinkedHashMap<>();
        Map<Integer, OutcomeDraft> told = new LinkedHashMap<>();
        Map<Integer, Meaning.OfEnrolment> enrolled = new LinkedHashMap<>();
        Map<Integer, PastPlacement> hired = new LinkedHashMap<>();
        for (StoredLine line : lines) {
            Meaning meaning = understanding.of(mapping, envelope, line.content());
            if (meaning instanceof Meaning.OfReferral referral) {
                referred.put(line.number(), referral);
            } else if (meaning instanceof Meaning.OfVacancy vacancy) {
                offered.put(line.number(), vacancy.draft());
            } else if (meaning instanceof Meaning.OfOutcome outcome) {
                told.put(line.number(), outcome.draft());
            } else if (meaning instanceof Meaning.OfEnrolment enrolment) {
                enrolled.put(line.number(), enrolment);
            } else if (meaning instanceof Meaning.OfPlacement placement) {
                hired.put(line.number(), placement.contract());
            } else if (meaning instanceof Meaning.Refused refused) {
                answers.add(ReceiptLine.refused(line.number(), refused.problems()));
            }
        }
        answers.addAll(recordReferrals(mapping, referred));
        answers.addAll(recordPast(mapping, enrolled));
        answers.addAll(recordVacancies(offered));
        answers.addAll(recordOutcomes(mapping, told));
        answers.addAll(told(mapping, hired, past.placements(List.copyOf(hired.values()))));
        return answers;
    }

    private List<ReceiptLine> recordReferrals(Mapping mapping, Map<Integer, Meaning.OfReferral> lines) {
        List<Recorded> results = referrals.record(
                lines.values().stream().map(Meaning.OfReferral::draft).toList());
        return answers(mapping, lines, results);
    }

    private List<ReceiptLine> recordPast(Mapping mapping, Map<Integer, Meaning.OfEnrolment> lines) {
        Map<Integer, Meaning.OfReferral> referrals = new LinkedHashMap<>();
        lines.forEach((number, enrolment) -> referrals.put(number, enrolment.referral()));
        return answers(mapping, referrals, past.enrolments(List.copyOf(lines.values())));
    }

    private List<ReceiptLine> answers(Mapping mapping, Map<Integer, Meaning.OfReferral> lines, List<Recorded> results) {
        Set<Long> changed = results.stream()
                .filter(Recorded::changed)
                .map(Recorded::beneficiary)
                .collect(Collectors.toSet());
        worklist.addAll(Stage.MATCH_PERSON, changed);
        worklist.addAll(Stage.COMPARE, changed);
        Iterator<Map.Entry<Integer, Meaning.OfReferral>> asked =
                lines.entrySet().iterator();
        return results.stream()
                .map(result -> answer(mapping, asked.next(), result))
                .toList();
    }

    private static ReceiptLine answer(Mapping mapping, Map.Entry<Integer, Meaning.OfReferral> line, Recorded result) {
        return result.refusal() == null
                ? new ReceiptLine(
                        line.getKey(),
                        Verdict.valueOf(result.verdict().name()),
                        result.code(),
                        line.getValue().warnings())
                : answer(mapping, line.getKey(), result.verdict().name(), result.code(), result.refusal());
    }

    private List<ReceiptLine> recordVacancies(Map<Integer, VacancyDraft> drafts) {
        List<RecordedVacancy> results = vacancies.record(List.copyOf(drafts.values()));
        worklist.addAll(
                Stage.MATCH_VACANCY,
                results.stream()
                        .filter(RecordedVacancy::changed)
                        .map(RecordedVacancy::vacancy)
                        .collect(Collectors.toSet()));
        Iterator<Integer> numbers = drafts.keySet().iterator();
        return results.stream()
                .map(result -> answer(numbers.next(), result.verdict().name(), result.code()))
                .toList();
    }

    private List<ReceiptLine> recordOutcomes(Mapping mapping, Map<Integer, OutcomeDraft> drafts) {
        List<RecordedOutcome> results = outcomes.record(List.copyOf(drafts.values()));
        worklist.addAll(
                Stage.OUTCOME,
                results.stream()
                        .filter(RecordedOutcome::isNew)
                        .map(RecordedOutcome::id)
                        .toList());
        return told(mapping, drafts, results);
    }

    private static List<ReceiptLine> told(Mapping mapping, Map<Integer, ?> told, List<RecordedOutcome> results) {
        Iterator<Integer> numbers = told.keySet().iterator();
        return results.stream()
                .map(result ->
                        answer(mapping, numbers.next(), result.verdict().name(), result.code(), result.refusal()))
                .toList();
    }

    private static ReceiptLine answer(int line, String verdict, String code) {
        return new ReceiptLine(line, Verdict.valueOf(verdict), code, List.of());
    }

    private static ReceiptLine answer(Mapping mapping, int line, String verdict, String code, String refusal) {
        if (refusal == null) {
            return answer(line, verdict, code);
        }
        ProblemCode problem = ProblemCode.valueOf(refusal);
        String field = fieldMeant(mapping, problem).map(mapping::senderName).orElse("");
        return ReceiptLine.refused(line, List.of(new Problem(field, problem, null)));
    }

    /** The canonical field that a store's refusal is about; empty when it is about the line as a whole. */
    private static Optional<String> fieldMeant(Mapping mapping, ProblemCode refusal) {
        return switch (refusal) {
            case TAX_CODE_CHANGED -> Optional.of("beneficiary.codiceFiscale");
            case UNKNOWN_REFERENCE -> Optional.of(mapping.produces() == Produces.PLACEMENT ? "person" : "about");
            case UNKNOWN_CODE -> Optional.of("kind");
            case REQUIRED -> Optional.of("contractType");
            default -> Optional.empty();
        };
    }
}
