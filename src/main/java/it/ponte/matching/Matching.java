package it.ponte.matching;

import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Candidate;
import it.ponte.vacancy.Vacancies;
import it.ponte.vacancy.Vacancy;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps every shortlist true: the undecided proposals of an open vacancy are always the best {@code top} among the
 * people who fit it and on whom nobody decided for it yet, whatever the order in which people and vacancies came.
 */
@Component
public class Matching {
    private static final Logger log = LoggerFactory.getLogger(Matching.class);
    private static final int PEOPLE_AT_A_TIME = 500;
    /** Their shortlists are drawn up in one pass over all people. */
    private static final int VACANCIES_AT_A_TIME = 20;

    private final Worklist worklist;
    private final Beneficiaries beneficiaries;
    private final Vacancies vacancies;
    private final Shortlists shortlists;
    private final FromBefore fromBefore;
    private final Matcher matcher;
    private final int top;

    Matching(
            Worklist worklist,
            Beneficiaries beneficiaries,
            Vacancies vacancies,
            Shortlists shortlists,
            FromBefore fromBefore,
            Matcher matcher,
            MatchingConfig config) {
        this.worklist = worklist;
        this.beneficiaries = beneficiaries;
        this.vacancies = vacancies;
        this.shortlists = shortlists;
        this.fromBefore = fromBefore;
        this.matcher = matcher;
        this.top = config.top();
    }

    /** Matches the people and the vacancies that wait; people first, since they may send vacancies into the second. */
    public void matchWaiting() {
        int people = worklist.drain(Stage.MATCH_PERSON, PEOPLE_AT_A_TIME, this::matchPeople);
        int offers = worklist.drain(Stage.MATCH_VACANCY, VACANCIES_AT_A_TIME, this::matchVacancies);
        if (people + offers > 0) {
            log.info("matched {} changed people and {} changed vacancies", people, offers);
        }
    }

    /**
     * Sends every vacancy that looks for people, or still has proposals, to be matched again: after a change of
     * {@code config/matching.yml}, and daily, since a legal basis (SAFETY P13) and a vacancy end by the calendar.
     */
    @Transactional
    public void matchAllAgain() {
        Set<Long> ids = vacancies.open().stream().map(Vacancy::id).collect(Collectors.toCollection(TreeSet::new));
        ids.addAll(shortlists.vacancies());
        worklist.addAll(Stage.MATCH_VACANCY, ids);
    }

    private void matchVacancies(List<Work> waiting) {
        shortlists.sharePeople();
        Set<Long> ids = subjects(waiting);
        ids.forEach(vacancies::lock);
        List<Shortlist> lists = ids.stream()
                .flatMap(id -> vacancies.open(id).stream())
                .map(this::emptyList)
                .toList();
        if (!lists.isEmpty()) {
            beneficiaries.eachCandidate(person -> lists.forEach(list -> list.consider(person)));
        }
        lists.forEach(list -> {
            shortlists.keep(list.vacancy(), list.best());
            ids.remove(list.vacancy());
        });
        ids.forEach(closed -> shortlists.keep(closed, List.of()));
    }

    private void matchPeople(List<Work> waiting) {
        shortlists.holdPeople();
        Set<Long> changed = subjects(waiting);
        if (vacancies.open().isEmpty() && !shortlists.know(changed)) {
            return;
        }
        List<Candidate> people = beneficiaries.candidates(changed);
        Set<Long> underProtection = fromBefore.underProtection(changed);
        Set<Long> ids = fitting(people);
        ids.addAll(shortlists.naming(changed));
        ids.addAll(fromBefore.vacancies(underProtection));
        if (!underProtection.isEmpty()) {
            // somebody may have decided while protection began
            fromBefore.comeUnderProtection(underProtection);
        }
        for (long id : ids) {
            vacancies.lock(id);
            List<Proposal> before = shortlists.undecided(id);
            fromBefore.forget(id, underProtection);
            Optional<Vacancy> open = vacancies.open(id);
            shortlists.keep(
                    id,
                    open.map(vacancy -> best(vacancy, before, changed, people)).orElse(List.of()));
        }
    }

    /**
     * The vacancies that somebody of these people fits, seen without a lock: one that changes at this moment is matched
     * afterwards with everybody, as they are now.
     */
    private Set<Long> fitting(List<Candidate> people) {
        Set<Long> ids = new TreeSet<>();
        for (Vacancy vacancy : vacancies.open()) {
            Demand demand = matcher.demand(vacancy);
            if (people.stream().anyMatch(person -> matcher.assess(person, demand) instanceof Assessment.Fits)) {
                ids.add(vacancy.id());
            }
        }
        return ids;
    }

    /** Holds the changed people against those who stood on the shortlist; the others need not be looked at. */
    private List<Ranked> best(Vacancy vacancy, List<Proposal> before, Set<Long> changed, List<Candidate> people) {
        Shortlist list = emptyList(vacancy);
        people.forEach(list::consider);
        List<Long> others = before.stream()
                .map(Proposal::beneficiary)
                .filter(person -> !changed.contains(person))
                .toList();
        beneficiaries.candidates(others).forEach(list::consider);
        boolean hasRoom = Stream.of(true, false)
                .anyMatch(hidden -> mayHaveRoomForOthers(
                        before.stream()
                                .filter(proposal -> proposal.ofProtected() == hidden)
                                .toList(),
                        list.best().stream()
                                .filter(ranked -> ranked.person().isProtected() == hidden)
                                .toList()));
        if (hasRoom) {
            worklist.add(Stage.MATCH_VACANCY, vacancy.id());
        }
        return list.best();
    }

    /**
     * A list that was full hides how many more would fit, all of them worse than its last. They count again when the
     * list is full no more or ends with someone who is not surely better than its last was.
     */
    private boolean mayHaveRoomForOthers(List<Proposal> before, List<Ranked> best) {
        if (before.size() < top) {
            return false;
        }
        if (best.size() < top) {
            return true;
        }
        Proposal last = before.get(before.size() - 1);
        Ranked now = best.get(best.size() - 1);
        int order = Comparator.<Integer>reverseOrder().compare(now.fits().points(), last.points());
        int then = order != 0 ? order : now.person().enrolledAt().compareTo(last.waitingSince());
        return then > 0 || (then == 0 && now.person().id() != last.beneficiary());
    }

    private Shortlist emptyList(Vacancy vacancy) {
        return new Shortlist(matcher, matcher.demand(vacancy), top, shortlists.decided(vacancy.id()));
    }

    /** In one order for everybody who locks several: so nobody waits in a circle. */
    private static Set<Long> subjects(List<Work> waiting) {
        return waiting.stream()
                .flatMap(work -> work.subjects().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
