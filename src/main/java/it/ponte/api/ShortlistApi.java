package it.ponte.api;

import it.ponte.access.Asked;
import it.ponte.access.Audit;
import it.ponte.access.Caller;
import it.ponte.matching.Explanations;
import it.ponte.matching.KnownProposals;
import it.ponte.matching.LeftOutCount;
import it.ponte.matching.LeftOutCounts;
import it.ponte.matching.Proposal;
import it.ponte.vacancy.Vacancies;
import it.ponte.vacancy.Vacancy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Who stands beside a vacancy: for its company those it may meet, for operators everybody proposed and why not others. */
@Component
public class ShortlistApi {
    private static final int EXAMPLES = 5;

    private final VacanciesApi forCompanies;
    private final ProposalsApi forOperators;
    private final Vacancies vacancies;
    private final KnownProposals proposals;
    private final Explanations explanations;
    private final Audit audit;

    public ShortlistApi(
            VacanciesApi forCompanies,
            ProposalsApi forOperators,
            Vacancies vacancies,
            KnownProposals proposals,
            Explanations explanations,
            Audit audit) {
        this.forCompanies = forCompanies;
        this.forOperators = forOperators;
        this.vacancies = vacancies;
        this.proposals = proposals;
        this.explanations = explanations;
        this.audit = audit;
    }

    /** The shortlist as the caller may see it. */
    public ResponseEntity<byte[]> candidates(Caller caller, Asked asked) {
        if (!(caller instanceof Caller.OperatorCaller operator)) {
            return forCompanies.candidates(caller, asked);
        }
        Optional<Vacancy> vacancy = vacancies.byCode(asked.code());
        return vacancy.isEmpty() ? Answers.notFound() : Answers.ok(explained(vacancy.get(), operator));
    }

    private Map<String, Object> explained(Vacancy vacancy, Caller.OperatorCaller who) {
        Map<String, Object> answer = new LinkedHashMap<>();
        List<Proposal> shortlist = forOperators.seen(who, proposals.forVacancy(vacancy.id(), who));
        answer.put(
                "items", shortlist.stream().map(forOperators.writing(shortlist)).toList());
        LeftOutCounts leftOut = explanations.leftOut(vacancy, EXAMPLES, who);
        audit.read(who, "beneficiary.listed", leftOut.shown());
        answer.put("leftOutAmong", leftOut.among());
        answer.put(
                "leftOut", leftOut.byRule().stream().map(ShortlistApi::written).toList());
        return answer;
    }

    private static Map<String, Object> written(LeftOutCount count) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("rule", count.rule());
        answer.put("people", count.people());
        answer.put("onlyByThis", count.onlyByThis());
        answer.put("some", count.some());
        return answer;
    }
}
