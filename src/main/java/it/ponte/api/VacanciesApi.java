package it.ponte.api;

import it.ponte.access.Asked;
import it.ponte.access.Audit;
import it.ponte.access.Caller;
import it.ponte.access.Cursors;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Candidate;
import it.ponte.beneficiary.Profile;
import it.ponte.disclosure.Disclosures;
import it.ponte.disclosure.Part;
import it.ponte.matching.Admission;
import it.ponte.matching.Proposal;
import it.ponte.matching.Proposals;
import it.ponte.vacancy.Vacancies;
import it.ponte.vacancy.Vacancy;
import it.ponte.vocabulary.Skill;
import it.ponte.vocabulary.Skills;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The vacancies of the calling partner, and whom it may meet for them. */
@Component
public class VacanciesApi {
    private final Vacancies vacancies;
    private final Proposals proposals;
    private final Admission admission;
    private final Skills skills;
    private final Disclosures disclosures;
    private final Worklist worklist;
    private final Cursors cursors;
    private final Audit audit;

    public VacanciesApi(
            Vacancies vacancies,
            Proposals proposals,
            Admission admission,
            Skills skills,
            Disclosures disclosures,
            Worklist worklist,
            Cursors cursors,
            Audit audit) {
        this.vacancies = vacancies;
        this.proposals = proposals;
        this.admission = admission;
        this.skills = skills;
        this.disclosures = disclosures;
        this.worklist = worklist;
        this.cursors = cursors;
        this.audit = audit;
    }

    /** A page of them behind a cursor, oldest first. */
    public ResponseEntity<byte[]> list(Caller caller, Asked asked) {
        return caller instanceof Caller.PartnerCaller sender
                ? Page.answer(
                        asked,
                        cursors.of("vacancies", caller),
                        page -> Answers.ok(page.of(
                                vacancies.of(sender.partner(), page.after(), page.limit()),
                                vacancy -> written(vacancy, caller),
                                Vacancy::id)))
                : Answers.notFound();
    }

    /** The one of this code; another partner's answers as not existing. */
    public ResponseEntity<byte[]> get(Caller caller, Asked asked) {
        return own(caller, asked.code())
                .map(vacancy -> Answers.ok(written(vacancy, caller)))
                .orElseGet(Answers::notFound);
    }

    /** Closes it; doing so twice answers alike. Its undecided proposals are withdrawn by the next matching. */
    @Transactional
    public ResponseEntity<byte[]> close(Caller caller, Asked asked) {
        own(caller, asked.code()).ifPresent(vacancy -> {
            if (vacancies.close(vacancy.offer().partner(), asked.code())) {
                worklist.add(Stage.MATCH_VACANCY, vacancy.id());
            }
        });
        return get(caller, asked);
    }

    /**
     * Whom an operator accepted for it: skills, languages, licences and availability under the proposal's code, and
     * what the person lets this company know (SAFETY P8). Of a protected person nothing is shown: her reference operator speaks with the company.
     */
    public ResponseEntity<byte[]> candidates(Caller caller, Asked asked) {
        Optional<Vacancy> vacancy = own(caller, asked.code());
        if (vacancy.isEmpty()) {
            return Answers.notFound();
        }
        List<Proposal> decided = proposals.forVacancy(vacancy.get().id()).stream()
                .filter(proposal -> proposal.acceptedAt() != null && !proposal.ofProtected())
                .toList();
        Map<Long, Candidate> people = admission.admitted(vacancy.get(), decided);
        List<Proposal> accepted = decided.stream()
                .filter(proposal -> people.containsKey(proposal.beneficiary()))
                .toList();
        Map<Long, Map<Part, Personal>> released = disclosures.released(accepted);
        audit.read(caller, "candidate.read", codes(accepted.stream()));
        audit.read(
                caller, "candidate.disclosed", codes(accepted.stream().filter(proposal -> !released.get(proposal.id())
                        .isEmpty())));
        return Answers.ok(Map.of(
                "items",
                accepted.stream()
                        .map(proposal -> written(
                                proposal, people.get(proposal.beneficiary()).profile(), released.get(proposal.id())))
                        .toList()));
    }

    private static List<String> codes(Stream<Proposal> proposals) {
        return proposals.map(Proposal::code).toList();
    }

    private Map<String, Object> written(Proposal proposal, Profile profile, Map<Part, Personal> released) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("code", proposal.code());
        answer.put(
                "skills",
                profile.skills().stream()
                        .sorted()
                        .map(code -> skills.find(code).map(Skill::it).orElse(code))
                        .toList());
        answer.put(
                "languages",
                profile.languages().stream()
                        .map(language -> language.code() + ":" + language.level())
                        .toList());
        answer.put("licences", profile.licences().stream().sorted().toList());
        answer.put("maxHours", profile.availability().maxHours());
        answer.put("shifts", profile.availability().shifts().stream().sorted().toList());
        answer.put("acceptedAt", proposal.acceptedAt());
        released.forEach((part, text) -> answer.put(part.name().toLowerCase(Locale.ROOT), text.reveal()));
        return answer;
    }

    private Optional<Vacancy> own(Caller caller, String code) {
        return caller instanceof Caller.PartnerCaller sender
                ? vacancies.find(sender.partner(), code)
                : Optional.empty();
    }

    private Map<String, Object> written(Vacancy vacancy, Caller caller) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("code", vacancy.code());
        answer.put("externalId", vacancy.offer().externalId());
        answer.put("title", vacancy.offer().title());
        answer.put("status", status(vacancy));
        answer.put("seats", vacancy.offer().seats());
        answer.put("hired", vacancy.hired());
        answer.put("openedAt", vacancy.openedAt());
        answer.put("closedAt", vacancy.closedAt());
        answer.put("cursor", cursors.of("vacancies", caller).at(vacancy.id()));
        answer.values().removeIf(java.util.Objects::isNull);
        return answer;
    }

    /** Past its last day it is closed, even though nobody closed it. */
    private String status(Vacancy vacancy) {
        if (vacancy.isOpen(vacancies.today())) {
            return "open";
        }
        boolean isFull = vacancy.hired() >= vacancy.offer().seats();
        return isFull && vacancy.closedAt() == null ? "filled" : "closed";
    }
}
