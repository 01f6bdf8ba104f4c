package it.ponte.normalise;

import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.Referrals;
import it.ponte.intake.WaitingLine;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.Mappings;
import it.ponte.mapping.Produces;
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
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts what lines mean into the record, in the order of the lines, and asks for the work that follows from it. */
@Component
class LineRecording {
    private final Mappings mappings;
    private final Understanding understanding;
    private final Referrals referrals;
    private final Vacancies vacancies;
    private final Outcomes outcomes;
    private final PastRecording past;
    private final Worklist worklist;
    private final ReferenceAssignment references;

    LineRecording(
            Mappings mappings,
            Understanding understanding,
            Referrals referrals,
            Vacancies vacancies,
            Outcomes outcomes,
            PastRecording past,
            Worklist worklist,
            ReferenceAssignment references) {
        this.references = references;
        this.mappings = mappings;
        this.understanding = understanding;
        this.referrals = referrals;
        this.vacancies = vacancies;
        this.outcomes = outcomes;
        this.past = past;
        this.worklist = worklist;
    }

    /** What one of the lines means, and which of them it is. */
    private record Said<T>(int place, int number, T meaning) {}

    /** One answer per line, in the order of the lines, inside the caller's transaction. */
    List<ReceiptLine> record(List<WaitingLine> lines) {
        Mapping mapping = mappings.get(lines.get(0).envelope().mapping());
        ReceiptLine[] answers = new ReceiptLine[lines.size()];
        List<Said<Meaning.OfReferral>> referred = new ArrayList<>();
        List<Said<VacancyDraft>> offered = new ArrayList<>();
        List<Said<OutcomeDraft>> told = new ArrayList<>();
        List<Said<Meaning.OfEnrolment>> enrolled = new ArrayList<>();
        List<Said<PastPlacement>> hired = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            WaitingLine line = lines.get(i);
            Meaning meaning = understanding.of(mapping, line);
            if (meaning instanceof Meaning.OfReferral referral) {
                referred.add(new Said<>(i, line.number(), referral));
            } else if (meaning instanceof Meaning.OfVacancy vacancy) {
                offered.add(new Said<>(i, line.number(), vacancy.draft()));
            } else if (meaning instanceof Meaning.OfOutcome outcome) {
                told.add(new Said<>(i, line.number(), outcome.draft()));
            } else if (meaning instanceof Meaning.OfEnrolment enrolment) {
                enrolled.add(new Said<>(i, line.number(), enrolment));
            } else if (meaning instanceof Meaning.OfPlacement placement) {
                hired.add(new Said<>(i, line.number(), placement.contract()));
            } else if (meaning instanceof Meaning.Refused refused) {
                answers[i] = ReceiptLine.refused(line.number(), refused.problems());
            }
        }
        put(answers, referred, recordReferrals(mapping, referred));
        put(answers, enrolled, recordPast(mapping, enrolled));
        put(answers, offered, recordVacancies(offered));
        put(answers, told, recordOutcomes(mapping, told));
        put(answers, hired, told(mapping, hired, past.placements(meanings(hired))));
        return Arrays.asList(answers);
    }

    private static void put(ReceiptLine[] answers, List<? extends Said<?>> said, List<ReceiptLine> theirs) {
        for (int i = 0; i < said.size(); i++) {
            answers[said.get(i).place()] = theirs.get(i);
        }
    }

    private static <T> List<T> meanings(List<Said<T>> said) {
        return said.stream().map(Said::meaning).toList();
    }

    private List<ReceiptLine> recordReferrals(Mapping mapping, List<Said<Meaning.OfReferral>> lines) {
        List<Recorded> results = referrals.record(
                lines.stream().map(line -> line.meaning().draft()).toList());
        return answers(mapping, lines, results);
    }

    private List<ReceiptLine> recordPast(Mapping mapping, List<Said<Meaning.OfEnrolment>> lines) {
        List<Said<Meaning.OfReferral>> referrals = lines.stream()
                .map(line ->
                        new Said<>(line.place(), line.number(), line.meaning().referral()))
                .toList();
        return answers(mapping, referrals, past.enrolments(meanings(lines)));
    }

    private List<ReceiptLine> answers(Mapping mapping, List<Said<Meaning.OfReferral>> lines, List<Recorded> results) {
        Set<Long> changed = results.stream()
                .filter(Recorded::changed)
                .map(Recorded::beneficiary)
                .collect(Collectors.toSet());
        worklist.addTogether(Stage.MATCH_PERSON, changed);
        worklist.addTogether(Stage.COMPARE, changed);
        references.assignFor(lines.stream().map(line -> line.meaning().draft()));
        Iterator<Said<Meaning.OfReferral>> asked = lines.iterator();
        return results.stream()
                .map(result -> answer(mapping, asked.next(), result))
                .toList();
    }

    private static ReceiptLine answer(Mapping mapping, Said<Meaning.OfReferral> line, Recorded result) {
        return result.refusal() == null
                ? new ReceiptLine(
                        line.number(),
                        result.verdict(),
                        result.code(),
                        line.meaning().warnings())
                : refused(mapping, line.number(), result.refusal());
    }

    private List<ReceiptLine> recordVacancies(List<Said<VacancyDraft>> drafts) {
        List<RecordedVacancy> results = vacancies.record(meanings(drafts));
        worklist.addAll(
                Stage.MATCH_VACANCY,
                results.stream()
                        .filter(RecordedVacancy::changed)
                        .map(RecordedVacancy::vacancy)
                        .collect(Collectors.toSet()));
        Iterator<Said<VacancyDraft>> asked = drafts.iterator();
        return results.stream()
                .map(result -> new ReceiptLine(asked.next().number(), result.verdict(), result.code(), List.of()))
                .toList();
    }

    private List<ReceiptLine> recordOutcomes(Mapping mapping, List<Said<OutcomeDraft>> drafts) {
        List<RecordedOutcome> results = outcomes.record(meanings(drafts));
        worklist.addAll(
                Stage.OUTCOME,
                results.stream()
                        .filter(RecordedOutcome::isNew)
                        .map(RecordedOutcome::id)
                        .toList());
        return told(mapping, drafts, results);
    }

    private static List<ReceiptLine> told(
            Mapping mapping, List<? extends Said<?>> told, List<RecordedOutcome> results) {
        Iterator<? extends Said<?>> asked = told.iterator();
        return results.stream()
                .map(result -> answer(mapping, asked.next().number(), result))
                .toList();
    }

    private static ReceiptLine answer(Mapping mapping, int line, RecordedOutcome result) {
        return result.refusal() == null
                ? new ReceiptLine(line, result.verdict(), result.code(), List.of())
                : refused(mapping, line, result.refusal());
    }

    private static ReceiptLine refused(Mapping mapping, int line, String refusal) {
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
