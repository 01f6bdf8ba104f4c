package it.ponte.matching;

import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Candidate;
import it.ponte.vacancy.Vacancies;
import it.ponte.vacancy.Vacancy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Whether people who were accepted may still be brought before a company: exclusions and legal bases are looked at again
 * at every step, since either side may have changed since (SAFETY P7, P13).
 */
@Component
public class Admission {
    private final Beneficiaries beneficiaries;
    private final Vacancies vacancies;
    private final Matcher matcher;

    Admission(Beneficiaries beneficiaries, Vacancies vacancies, Matcher matcher) {
        this.beneficiaries = beneficiaries;
        this.vacancies = vacancies;
        this.matcher = matcher;
    }

    /** Those of a vacancy's proposed people whom its company may meet today, by internal id; nobody under protection. */
    public Map<Long, Candidate> admitted(Vacancy vacancy, Collection<Proposal> proposals) {
        Demand demand = matcher.demand(vacancy);
        return beneficiaries
                .candidates(proposals.stream().map(Proposal::beneficiary).toList())
                .stream()
                .filter(person -> !person.isProtected()
                        && Rule.ADMISSIBLE.judge(person, demand).isEmpty())
                .collect(Collectors.toMap(Candidate::id, Function.identity()));
    }

    /** Whether an exclusion stands now between the person and the vacancy of a proposal, or she is no candidate any more. */
    public boolean isExcluded(Proposal proposal) {
        Demand demand = matcher.demand(vacancies.get(proposal.vacancy()));
        List<Candidate> found = beneficiaries.candidates(List.of(proposal.beneficiary()));
        return found.isEmpty() || found.stream().anyMatch(person -> Conditions.isExcluded(person, demand));
    }
}
