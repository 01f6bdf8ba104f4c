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
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers operators who ask why people were left out. What it tells is never shown to companies. */
@Component
public class Explanations {
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
     * like somebody for whom the list had no room, nowhere (SAFETY P7).
     */
    @Transactional(readOnly = true)
    @Allowed(Role.OPERATOR)
    public List<LeftOutCount> leftOut(Vacancy vacancy, int examples, OperatorCaller who) {
        Demand demand = matcher.demand(vacancy);
        Set<Long> known = Set.of(references.peopleOf(who));
        Map<Rule, Count> counts = new EnumMap<>(Rule.class);
        beneficiaries.eachCandidate(person -> {
            boolean isKnown = !person.isProtected() || known.contains(person.id());
            if (isKnown && withoutExclusions(person, demand) instanceof LeftOut leftOut) {
                leftOut.failed()
                        .forEach(reason -> counts.computeIfAbsent(Rule.valueOf(reason.criterion()), rule -> new Count())
                                .add(person, leftOut, examples));
            }
        });
        return counts.entrySet().stream()
                .map(entry -> entry.getValue().told(entry.getKey(), examples))
                .sorted((one, other) -> Integer.compare(other.people(), one.people()))
                .toList();
    }

    private Assessment withoutExclusions(Candidate person, Demand demand) {
        return person.hasBasis() ? matcher.compare(person, demand) : matcher.assess(person, demand);
    }

    /** Why this proposal was made: as it is kept, or worked out now for a protected person, of whom it is not kept. */
    public List<Reason> reasonsOf(Proposal proposal) {
        if (!proposal.ofProtected()) {
            return proposal.reasons();
        }
        Vacancy vacancy = vacancies.get(proposal.vacancy());
        return beneficiaries.candidates(List.of(proposal.beneficiary())).stream()
                .map(person -> matcher.assess(person, vacancy))
                .flatMap(found -> found instanceof Fits fits ? fits.reasons().stream() : Stream.empty())
                .toList();
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
