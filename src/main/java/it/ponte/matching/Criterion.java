package it.ponte.matching;

import static it.ponte.matching.Finding.names;

import it.ponte.beneficiary.Availability;
import it.ponte.beneficiary.Candidate;
import it.ponte.beneficiary.Profile;
import it.ponte.matching.Reason.Verdict;
import it.ponte.vacancy.Vacancy;
import it.ponte.vocabulary.Education;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is weighed, with credit for a part: each has a weight in {@code config/matching.yml}. */
public enum Criterion {
    /** The share of the welcome skills. */
    WELCOME_SKILLS(
            vacancy -> Needs.skills(vacancy, false),
            (who, job) -> among(Needs.skills(job, false), who.profile().skills())),
    /** The welcome education; half for one level less. */
    WELCOME_EDUCATION(job -> Needs.education(job, false).map(Needs::told).orElse(List.of()), Criterion::education),
    /** The welcome languages; a lower level counts in part. */
    WELCOME_LANGUAGES(
            job -> Needs.languages(job, false).stream().map(Spoken::code).toList(), Criterion::languages),
    /** The share of the welcome transversal skills. */
    WELCOME_TRANSVERSAL(
            job -> Needs.transversal(job, false),
            (who, job) -> among(
                    Needs.transversal(job, false),
                    new TreeSet<>(names(who.profile().transversal())))),
    /** The workplace in her own province; half for one that she can reach. */
    SAME_PROVINCE(job -> Stream.ofNullable(job.offer().province()).toList(), Criterion::province),
    /** The job fills the weekly hours that she can do, and no more. */
    HOURS_FIT(job -> List.of(String.valueOf(job.offer().hoursPerWeek())), Criterion::hours),
    /** She is available by the day the job starts; half up to thirty days later. */
    AVAILABLE_IN_TIME(
            job -> Stream.ofNullable(job.offer().startsOn())
                    .map(LocalDate::toString)
                    .toList(),
            Criterion::inTime);

    private static final int LATE_DAYS = 30;

    private final Function<Vacancy, List<String>> asked;
    private final BiFunction<Candidate, Vacancy, Share> weighing;

    Criterion(Function<Vacancy, List<String>> asked, BiFunction<Candidate, Vacancy, Share> weighing) {
        this.asked = asked;
        this.weighing = weighing;
    }

    /** What the vacancy asks of this kind, as codes; empty when nothing, and then it is not weighed. */
    public List<String> asked(Vacancy vacancy) {
        return asked.apply(vacancy);
    }

    /** How far a person brings what the vacancy asks, as points out of the most it can add for this vacancy. */
    public Reason weigh(Candidate person, Vacancy vacancy, int outOf) {
        Share share = weighing.apply(person, vacancy);
        Verdict verdict = share.of >= 1 ? Verdict.MET : share.of > 0 ? Verdict.PARTLY : Verdict.NOT_MET;
        return new Reason(name(), asked(vacancy), share.found, verdict, (int) Math.round(share.of * outOf), outOf);
    }

    private record Share(double of, List<String> found) {}

    private static Share among(List<String> asked, Set<String> has) {
        List<String> found = asked.stream().filter(has::contains).toList();
        return new Share((double) found.size() / asked.size(), found);
    }

    private static Share education(Candidate who, Vacancy job) {
        Education has = who.profile().education();
        int missing = Needs.education(job, false).orElseThrow().ordinal() - has.ordinal();
        double share = missing <= 0 ? 1 : missing == 1 && has != Education.UNKNOWN ? 0.5 : 0;
        return new Share(share, Needs.told(has));
    }

    private static Share languages(Candidate who, Vacancy job) {
        List<Spoken> asked = Spoken.asked(job, false, who.profile().languages());
        return new Share(asked.stream().mapToDouble(Spoken::share).average().orElseThrow(), Spoken.codesKnown(asked));
    }

    private static Share province(Candidate who, Vacancy job) {
        Profile profile = who.profile();
        String workplace = job.offer().province();
        boolean own = workplace.equals(profile.province());
        boolean near = own || profile.reach().contains(workplace);
        return new Share(own ? 1 : near ? 0.5 : 0, near ? List.of(workplace) : List.of());
    }

    private static Share hours(Candidate who, Vacancy job) {
        Availability can = who.profile().availability();
        double asked = job.offer().hoursPerWeek();
        double share = Math.min(asked, can.maxHours()) / Math.max(asked, can.maxHours());
        return new Share(share, List.of(can.minHours() + "-" + can.maxHours()));
    }

    private static Share inTime(Candidate who, Vacancy job) {
        LocalDate from = who.profile().availability().from();
        LocalDate start = job.offer().startsOn();
        if (from == null || !from.isAfter(start)) {
            return new Share(1, List.of());
        }
        return new Share(from.isAfter(start.plusDays(LATE_DAYS)) ? 0 : 0.5, List.of(from.toString()));
    }
}
