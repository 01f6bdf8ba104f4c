package it.ponte.matching;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Candidate;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.matching.Assessment.Fits;
import it.ponte.matching.Assessment.LeftOut;
import it.ponte.vacancy.Vacancies;
import it.ponte.vacancy.Vacancy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers operators who ask why people were left out. What it tells is never shown to companies. */
@Component
public class Explanations {
    /** So many people are held against a vacancy at most to say why others are not on its list. */
    static final int COMPARED = 1000;

    private final Beneficiaries beneficiaries;
    private final Matcher matcher;
    private final Words words;
    private final ReferenceOperators references;
    private final Vacancies vacancies;

    public Explanations(
            Beneficiaries beneficiaries,
            ReferenceOperators references,
            Vacancies vacancies,
            Matcher matcher,
            Words words) {
        this.beneficiaries = beneficiaries;
        this.matcher = matcher;
        this.words = words;
        this.references = references;
        this.vacancies = vacancies;
    }

    /**
     * Which rules keep people of whom this operator may know out of a vacancy, those that keep out most first, with at
     * most so many examples each. Exclusions count nowhere: whom one keeps out stands where she would without it, or,
     * like somebody for whom the list had no room, nowhere (SAFETY P7). The {@link #COMPARED} people who were recorded
     * last are compared: they tell which rule is hard on whom, and the answer takes no longer the more people there are.
     */
    @Transactional(readOnly = true)
    @Allowed(Role.OPERATOR)
    public LeftOutCounts leftOut(Vacancy vacancy, int examples, OperatorCaller who) {
        Demand demand = matcher.demand(vacancy);
        List<Candidate> compared = beneficiaries.latestCandidates(COMPARED, references.peopleOf(who));
        Map<Rule, Count> counts = new EnumMap<>(Rule.class);
        for (Candidate person : compared) {
            if (withoutExclusions(person, demand) instanceof LeftOut leftOut) {
                leftOut.failed()
                        .forEach(reason -> counts.computeIfAbsent(Rule.valueOf(reason.criterion()), rule -> new Count())
                                .add(person, leftOut, examples));
            }
        }
        return new LeftOutCounts(
                compared.size(),
                counts.entrySet().stream()
                        .map(entry -> entry.getValue().told(entry.getKey(), examples))
                        .sorted((one, other) -> Integer.compare(other.people(), one.people()))
                        .toList());
    }

    private Assessment withoutExclusions(Candidate person, Demand demand) {
        return person.hasBasis() ? matcher.compare(person, demand) : matcher.assess(person, demand);
    }

    /**
     * Why these proposals were made, by their ids: as it is kept, or worked out now for a protected person, of whom it is
     * not kept.
     */
    public Map<Long, List<Reason>> reasonsOf(List<Proposal> proposals) {
        List<Proposal> apart = proposals.stream().filter(Proposal::ofProtected).toList();
        Map<Long, Candidate> people =
                beneficiaries
                        .candidates(apart.stream().map(Proposal::beneficiary).toList())
                        .stream()
                        .collect(Collectors.toMap(Candidate::id, Function.identity()));
        Map<Long, Demand> demands = vacancies
                .get(apart.stream().map(Proposal::vacancy).toList())
                .stream()
                .collect(Collectors.toMap(Vacancy::id, matcher::demand));
        return proposals.stream()
                .collect(Collectors.toMap(
                        Proposal::id,
                        proposal -> proposal.ofProtected()
                                ? reasons(people.get(proposal.beneficiary()), demands.get(proposal.vacancy()))
                                : proposal.reasons()));
    }

    /** None where she is no candidate any more, or does not fit today. */
    private List<Reason> reasons(Candidate person, Demand demand) {
        return person != null && matcher.assess(person, demand) instanceof Fits fits ? fits.reasons() : List.of();
    }

    private final class Count {
        private int people;
        private final List<LeftOutCount.Person> near = new ArrayList<>();
        private final List<LeftOutCount.Person> far = new ArrayList<>();
        private int onlyByThis;

        void add(Candidate person, LeftOut leftOut, int examples) {
            boolean nearly = leftOut.nearly().isPresent();
            people++;
            onlyByThis += nearly ? 1 : 0;
            List<LeftOutCount.Person> some = nearly ? near : far;
            if (some.size() < examples && !person.isProtected()) {
                some.add(new LeftOutCount.Person(
                        person.code(), leftOut.failed().stream().map(words::say).toList()));
            }
        }

        LeftOutCount told(Rule rule, int examples) {
            near.addAll(far);
            return new LeftOutCount(
                    rule.name(),
                    people,
                    onlyByThis,
                    rule.isOptional() ? near.stream().limit(examples).toList() : List.of());
        }
    }
}
