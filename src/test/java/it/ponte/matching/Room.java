package it.ponte.matching;

import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Candidate;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.LegalBasis;
import it.ponte.beneficiary.ReferralDraft;
import it.ponte.beneficiary.Referrals;
import it.ponte.vacancy.Vacancies;
import it.ponte.vocabulary.Skills;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The room over the real database, with real people and vacancies; all who are told to it are matched at the next call. */
final class Room {
    static final OperatorCaller ANNA = TestDatabase.follower("anna");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    private final HandClock clock =
            new HandClock(TODAY.atStartOfDay(ZoneOffset.UTC).toInstant());
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, String> jobs = new HashMap<>();
    final Worklist worklist = new Worklist(TestDatabase.client(), TestDatabase.transactions());
    final Beneficiaries beneficiaries =
            new Beneficiaries(TestDatabase.client(), TestDatabase.vault(), TestDatabase.protectedRecords(), clock);
    final Referrals referrals = new Referrals(
            TestDatabase.client(),
            TestDatabase.template(),
            TestDatabase.vault(),
            TestDatabase.protectedRecords(),
            TestDatabase.references(),
            clock,
            List.of(),
            List.of(),
            (partner, at) -> Optional.empty(),
            worklist,
            TestDatabase.audit());
    final Vacancies vacancies = new Vacancies(TestDatabase.client(), clock, worklist);
    final Proposals proposals;
    final KnownProposals known;
    final Matching matching;
    final Explanations explanations;
    final Admission admission;

    Room(int top) {
        TestDatabase.clean();
        MatchingConfig config = new MatchingConfig(
                top,
                EnumSet.allOf(Rule.class),
                Map.of(Criterion.WELCOME_SKILLS, 40, Criterion.SAME_PROVINCE, 10, Criterion.HOURS_FIT, 5));
        Matcher matcher = new Matcher(config, TestDatabase.vault());
        ObjectMapper json = new ObjectMapper();
        known = new KnownProposals(TestDatabase.client(), json, TestDatabase.references(), TestDatabase.queues(clock));
        proposals =
                new Proposals(TestDatabase.client(), json, matcher, vacancies, beneficiaries, known, worklist, clock);
        Shortlists shortlists = new Shortlists(
                TestDatabase.client(),
                json,
                new HiredApart(TestDatabase.client(), TestDatabase.apart(), TestDatabase.protectedVault()),
                TestDatabase.audit(),
                clock);
        matching = new Matching(
                worklist, beneficiaries, vacancies, shortlists, new FromBefore(TestDatabase.client()), matcher, config);
        admission = new Admission(beneficiaries, vacancies, matcher);
        explanations = new Explanations(
                beneficiaries, TestDatabase.references(), vacancies, matcher, new Words(new Skills(Path.of("."))));
    }

    /** Records a person, or what is new of her, at the moment that {@code who} enrolled. */
    long tell(String name, Someone who) {
        Candidate told = who.candidate();
        Identity identity = told.isProtected()
                ? new Identity.Protected(Personal.of(name), null)
                : new Identity.Known(Personal.of("Persona"), Personal.of(name), null, null, null, null, null, null);
        LegalBasis basis = told.hasBasis() ? LegalBasis.of(LegalBasis.Kind.PUBLIC_TASK, TODAY.minusMonths(6)) : null;
        clock.set(told.enrolledAt());
        return TestDatabase.transaction().execute(tx -> {
            long id = referrals
                    .record(List.of(new ReferralDraft(
                            "csm-valmora",
                            name,
                            name,
                            identity,
                            null,
                            told.profile(),
                            basis,
                            null,
                            false,
                            told.enrolledAt(),
                            told.enrolledAt())))
                    .get(0)
                    .beneficiary();
            names.put(id, name);
            worklist.add(Stage.MATCH_PERSON, id);
            return id;
        });
    }

    /** Records a vacancy, or what is new of it. */
    long tell(Job job) {
        clock.set(job.draft().asOf());
        return TestDatabase.transaction().execute(tx -> {
            long id = vacancies.record(List.of(job.draft())).get(0).vacancy();
            jobs.put(id, job.draft().externalId());
            worklist.add(Stage.MATCH_VACANCY, id);
            return id;
        });
    }

    void match() {
        clock.forward(Duration.ofSeconds(60));
        matching.matchWaiting();
    }

    void waitDays(int days) {
        clock.forward(Duration.ofDays(days));
    }

    Decision accept(String code) {
        return TestDatabase.transaction().execute(tx -> proposals.accept(code, ANNA));
    }

    Decision decline(String code) {
        return TestDatabase.transaction()
                .execute(tx -> proposals.decline(code, DeclineReason.PERSON_NOT_INTERESTED, ANNA));
    }

    /** The names of those who wait for a decision, best first. */
    List<String> shortlist(long vacancy) {
        return proposals.forVacancy(vacancy).stream()
                .filter(Proposal::isUndecided)
                .map(proposal -> names.get(proposal.beneficiary()))
                .toList();
    }

    /** All shortlists by the vacancy's own number, each person with her points. */
    Map<String, List<String>> shortlists() {
        Map<String, List<String>> all = new TreeMap<>();
        jobs.forEach((id, job) -> all.put(
                job,
                proposals.forVacancy(id).stream()
                        .filter(Proposal::isUndecided)
                        .map(proposal -> names.get(proposal.beneficiary()) + " " + proposal.points())
                        .toList()));
        return all;
    }

    Proposal proposal(long vacancy, String name) {
        return proposals.forVacancy(vacancy).stream()
                .filter(proposal -> name.equals(names.get(proposal.beneficiary())))
                .findAny()
                .orElseThrow();
    }
}
