package it.ponte.api;

import it.ponte.access.Asked;
import it.ponte.access.Audit;
import it.ponte.access.Caller;
import it.ponte.access.Cursors;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.matching.Decision;
import it.ponte.matching.DeclineReason;
import it.ponte.matching.KnownProposals;
import it.ponte.matching.Proposal;
import it.ponte.matching.Proposals;
import it.ponte.matching.Words;
import it.ponte.placement.Concerned;
import it.ponte.vacancy.Vacancies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is proposed and what operators decide; for everybody else there is nothing here. */
@Component
public class ProposalsApi {
    private final Proposals proposals;
    private final KnownProposals known;
    private final Vacancies vacancies;
    private final Beneficiaries beneficiaries;
    private final Words words;
    private final Contract contract;
    private final Concerned concerned;
    private final Cursors cursors;
    private final Audit audit;

    public ProposalsApi(
            Proposals proposals,
            KnownProposals known,
            Vacancies vacancies,
            Beneficiaries beneficiaries,
            Words words,
            Contract contract,
            Concerned concerned,
            Cursors cursors,
            Audit audit) {
        this.proposals = proposals;
        this.known = known;
        this.vacancies = vacancies;
        this.beneficiaries = beneficiaries;
        this.words = words;
        this.contract = contract;
        this.concerned = concerned;
        this.cursors = cursors;
        this.audit = audit;
    }

    /** What waits for a decision. */
    public ResponseEntity<byte[]> list(Caller caller, Asked asked) {
        return caller instanceof Caller.OperatorCaller operator
                ? Page.answer(asked, cursors.of("proposals", caller), page -> {
                    List<Proposal> shown = seen(caller, known.undecidedAfter(operator, page.after(), page.limit()));
                    return Answers.ok(page.of(shown, writing(shown), Proposal::id));
                })
                : Answers.notFound();
    }

    /** That somebody saw these proposals, about each one. */
    List<Proposal> seen(Caller caller, List<Proposal> shown) {
        audit.read(
                caller,
                "proposal.listed",
                shown.stream()
                        .map(proposal -> concerned.of(proposal.code(), proposal.ofProtected()))
                        .toList());
        return shown;
    }

    /** Accepts one; what stands against it is answered as a problem. */
    @Transactional
    public ResponseEntity<byte[]> accept(Caller caller, Asked asked) {
        return caller instanceof Caller.OperatorCaller operator
                ? answer(proposals.accept(asked.code(), operator), "proposal.accepted", operator)
                : Answers.notFound();
    }

    /** Declines with a coded reason. */
    @Transactional
    public ResponseEntity<byte[]> decline(Caller caller, Asked asked, byte[] body) {
        if (!(caller instanceof Caller.OperatorCaller operator)) {
            return Answers.notFound();
        }
        Contract.Body read = contract.read(body == null ? new byte[0] : body, "DeclineRequest");
        return read.isWrong()
                ? Answers.unprocessable(read.problems())
                : answer(
                        proposals.decline(
                                asked.code(),
                                DeclineReason.valueOf(read.tree().get("reason").asText()),
                                operator),
                        "proposal.declined",
                        operator);
    }

    private ResponseEntity<byte[]> answer(Decision decision, String what, Caller operator) {
        if (decision instanceof Decision.Decided decided) {
            Proposal proposal = decided.proposal();
            audit.changed(operator, what, concerned.of(proposal.code(), proposal.ofProtected()));
            return Answers.ok(writing(List.of(proposal)).apply(proposal));
        }
        Decision.Refusal why = ((Decision.Refused) decision).why();
        return why == Decision.Refusal.UNKNOWN
                ? Answers.notFound()
                : Answers.problem(
                        HttpStatus.CONFLICT,
                        why.name(),
                        "The proposal cannot be decided like this any more.",
                        List.of());
    }

    /** Writes these proposals; the codes that stand in them are asked for at once. */
    Function<Proposal, Map<String, Object>> writing(List<Proposal> shown) {
        Map<Long, String> offers =
                vacancies.codes(shown.stream().map(Proposal::vacancy).toList());
        Map<Long, String> people =
                beneficiaries.codes(shown.stream().map(Proposal::beneficiary).toList());
        return proposal -> written(proposal, offers.get(proposal.vacancy()), people.get(proposal.beneficiary()));
    }

    /** A protected person stands under the proposal's code alone, without what could tell who she is (SAFETY P4). */
    private Map<String, Object> written(Proposal proposal, String vacancy, String person) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("code", proposal.code());
        answer.put("vacancy", vacancy);
        if (!proposal.ofProtected()) {
            answer.put("beneficiary", person);
            answer.put("reasons", proposal.reasons().stream().map(words::say).toList());
        }
        answer.put("proposedAt", proposal.proposedAt());
        answer.put("acceptedAt", proposal.acceptedAt());
        answer.put("declinedAt", proposal.declinedAt());
        answer.values().removeIf(java.util.Objects::isNull);
        return answer;
    }
}
