package it.ponte.console;

import it.ponte.access.Accounts;
import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.EmergencyOpenings;
import it.ponte.beneficiary.ProtectedPeople;
import it.ponte.beneficiary.ProtectedPeople.Followed;
import it.ponte.matching.DeclineReason;
import it.ponte.matching.KnownProposals;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Persone protette: whom the operator who asks follows or stands in for. For everybody else there is nobody here. */
@Controller
public class ProtectedPages {
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final ProtectedPeople people;
    private final EmergencyOpenings emergencies;
    private final Accounts accounts;
    private final ProtectedReads reads;
    private final KnownProposals proposals;
    private final ProposalCards cards;
    private final ChangedFacts facts;
    private final Audit audit;
    private final SignedInAnew signedAnew;
    private final Clock clock;

    ProtectedPages(
            ProtectedPeople people,
            EmergencyOpenings emergencies,
            Accounts accounts,
            ProtectedReads reads,
            KnownProposals proposals,
            ProposalCards cards,
            ChangedFacts facts,
            Audit audit,
            SignedInAnew signedAnew,
            Clock clock) {
        this.people = people;
        this.emergencies = emergencies;
        this.accounts = accounts;
        this.reads = reads;
        this.proposals = proposals;
        this.cards = cards;
        this.facts = facts;
        this.audit = audit;
        this.signedAnew = signedAnew;
        this.clock = clock;
    }

    /** Where one of them stands. */
    static String page(String code) {
        return "/console/protette/" + code;
    }

    /** One row of the list. */
    public record Row(Followed person, long toDecide) {}

    /** All of hers, and who opened a record of theirs in an emergency this week. */
    @GetMapping("/console/protette")
    String list(Principal signedIn, Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        List<Followed> hers = people.of(who);
        audit.read(
                who,
                "protected.listed",
                hers.stream().map(her -> audit.hidden(her.code())).toList());
        Map<Long, Long> toDecide =
                reads.toDecide(hers.stream().map(Followed::id).toList());
        model.addAttribute(
                "rows",
                hers.stream()
                        .map(her -> new Row(her, toDecide.getOrDefault(her.id(), 0L)))
                        .toList());
        model.addAttribute("openings", emergencies.since(clock.instant().minus(A_WEEK), who));
        return "protected-people";
    }

    /** One of them: referrals, proposals to decide, what became of her. */
    @GetMapping("/console/protette/{code}")
    String one(@PathVariable String code, Principal signedIn, HttpServletRequest request, Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        Followed her = people.find(code, who).orElseThrow(Gone::new);
        audit.read(who, "protected.opened", audit.hidden(code));
        boolean follows = who.may(Role.PROTECTED_OPERATOR);
        boolean isReference = follows && who.name().equals(her.operator());
        model.addAttribute("her", her);
        model.addAttribute("isReference", isReference);
        signedAnew.ask(page(code), who, request, model);
        model.addAttribute("isFollower", isReference || follows && who.name().equals(her.deputy()));
        model.addAttribute(
                "accounts",
                accounts.all().stream()
                        .filter(account ->
                                account.removedAt() == null && account.roles().contains(Role.PROTECTED_OPERATOR))
                        .map(Accounts.Account::name)
                        .filter(name -> !name.equals(who.name()))
                        .toList());
        model.addAttribute("referrals", reads.referrals(her.id()));
        model.addAttribute("cards", cards.of(proposals.forPerson(her.id(), who), who));
        model.addAttribute("declineReasons", DeclineReason.values());
        model.addAttribute("outcomes", reads.outcomes(her.id()));
        model.addAttribute("changes", facts.of(people.corrected(her, who)));
        return "protected-person";
    }
}
