package it.ponte.api;

import it.ponte.access.Asked;
import it.ponte.access.Audit;
import it.ponte.access.Caller;
import it.ponte.access.Cursors;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.beneficiary.ReferralView;
import it.ponte.beneficiary.Referrals;
import it.ponte.placement.Concerned;
import it.ponte.placement.Outcome;
import it.ponte.placement.Outcomes;
import it.ponte.placement.TaskStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The referrals of the calling partner, each with the status that FHIR's Task has words for. */
@Component
public class ReferralsApi {
    private final Referrals referrals;
    private final Outcomes outcomes;
    private final Concerned concerned;
    private final Cursors cursors;
    private final Audit audit;

    public ReferralsApi(Referrals referrals, Outcomes outcomes, Concerned concerned, Cursors cursors, Audit audit) {
        this.referrals = referrals;
        this.outcomes = outcomes;
        this.concerned = concerned;
        this.cursors = cursors;
        this.audit = audit;
    }

    /** All of them, or the one with this external id. */
    public ResponseEntity<byte[]> list(Caller caller, Asked asked) {
        if (!(caller instanceof Caller.PartnerCaller sender)) {
            return Answers.notFound();
        }
        return Page.answer(asked, cursors.of("referrals", caller), page -> {
            List<ReferralView> found = asked.externalId() == null
                    ? referrals.of(sender.partner(), page.after(), page.limit())
                    : referrals.byExternalId(sender.partner(), asked.externalId()).stream()
                            .toList();
            audit.read(caller, "referral.read", found.stream().map(this::about).toList());
            Map<String, List<Outcome>> known =
                    outcomes.knownTo(found.stream().map(ReferralView::code).toList());
            return Answers.ok(page.of(found, view -> written(view, known.get(view.code()), caller), ReferralView::id));
        });
    }

    /** One of them; another partner's answers as not existing. */
    public ResponseEntity<byte[]> get(Caller caller, Asked asked) {
        return caller instanceof Caller.PartnerCaller sender
                ? referrals
                        .find(sender.partner(), asked.code())
                        .map(view -> audited(caller, view))
                        .map(view -> Answers.ok(written(view, outcomes.knownTo(view.code()), caller)))
                        .orElseGet(Answers::notFound)
                : Answers.notFound();
    }

    /** One of them as a Task of FHIR R4; another partner's answers as not existing. */
    public ResponseEntity<byte[]> task(Caller caller, Asked asked) {
        return caller instanceof Caller.PartnerCaller sender
                ? referrals
                        .find(sender.partner(), asked.code())
                        .map(view -> audited(caller, view))
                        .map(view -> Answers.fhir(task(sender.partner(), view)))
                        .orElseGet(Answers::notFound)
                : Answers.notFound();
    }

    private Map<String, Object> task(String partner, ReferralView view) {
        List<Outcome> known = outcomes.knownTo(view.code());
        String number = referrals.beneficiaryOf(partner, view.code()).stream()
                .flatMap(person -> referrals.addressesOf(person).stream())
                .filter(address -> address.code().equals(view.code()))
                .map(ReferralAddress::caseNumber)
                .findFirst()
                .orElse(view.code());
        return FhirTask.of(view, status(view, known), known, number);
    }

    /** Takes it back; doing so twice answers alike. */
    @Transactional
    public ResponseEntity<byte[]> withdraw(Caller caller, Asked asked) {
        if (caller instanceof Caller.PartnerCaller sender) {
            referrals.withdraw(sender.partner(), asked.code(), caller.stampedAs());
            referrals
                    .find(sender.partner(), asked.code())
                    .ifPresent(view -> audit.changed(caller, "referral.withdrawn", about(view)));
        }
        return get(caller, asked);
    }

    private ReferralView audited(Caller caller, ReferralView view) {
        audit.read(caller, "referral.read", about(view));
        return view;
    }

    private String about(ReferralView view) {
        return concerned.of(view.code(), view.isProtected());
    }

    private Map<String, Object> written(ReferralView view, List<Outcome> known, Caller caller) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("code", view.code());
        answer.put("status", status(view, known).word());
        answer.put("receivedAt", view.receivedAt());
        answer.put("updatedAt", view.updatedAt());
        answer.put("withdrawnAt", view.withdrawnAt());
        answer.put("cursor", cursors.of("referrals", caller).at(view.id()));
        answer.values().removeIf(java.util.Objects::isNull);
        return answer;
    }

    /** Of a protected person only whether something happened: what it was, her reference operator tells (SAFETY P6). */
    private static TaskStatus status(ReferralView view, List<Outcome> known) {
        boolean withdrawn = view.withdrawnAt() != null;
        return view.isProtected() && !withdrawn && !known.isEmpty()
                ? TaskStatus.IN_PROGRESS
                : TaskStatus.of(withdrawn, known);
    }
}
