package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.AssignedOperators;
import it.ponte.beneficiary.EarlierVersions;
import it.ponte.beneficiary.Reaching;
import it.ponte.beneficiary.Whose;
import it.ponte.casework.CaseNotes;
import it.ponte.console.DuplicateReads.Way;
import it.ponte.console.HistoryReads.Changed;
import it.ponte.console.PeopleReads.Person;
import it.ponte.programme.Programme;
import it.ponte.programme.Programmes;
import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Persone: by code only; who they are is on these pages where an operator asks what a record said before, and nowhere else. */
@Controller
public class PeoplePages {
    private static final int AT_MOST = 100;

    private final PeopleReads people;
    private final OutcomeReads outcomes;
    private final DuplicateReads ways;
    private final HistoryReads history;
    private final EarlierVersions versions;
    private final ChangedFacts facts;
    private final AssignedOperators assigned;
    private final Reaching reaching;
    private final Programmes programmes;
    private final ProgrammeReads enrolments;
    private final CaseNotes notes;
    private final Audit audit;

    PeoplePages(
            PeopleReads people,
            OutcomeReads outcomes,
            DuplicateReads ways,
            HistoryReads history,
            EarlierVersions versions,
            ChangedFacts facts,
            AssignedOperators assigned,
            Reaching reaching,
            Programmes programmes,
            ProgrammeReads enrolments,
            CaseNotes notes,
            Audit audit) {
        this.people = people;
        this.outcomes = outcomes;
        this.ways = ways;
        this.history = history;
        this.versions = versions;
        this.facts = facts;
        this.assigned = assigned;
        this.reaching = reaching;
        this.programmes = programmes;
        this.enrolments = enrolments;
        this.notes = notes;
        this.audit = audit;
    }

    /** The latest people: all, or of one kind of queue. */
    @GetMapping("/console/persone")
    String list(
            @RequestParam(name = WhoseWords.PARAMETER, required = false) String whose,
            @RequestParam(name = "programma", required = false) String programme,
            Principal who,
            Model model) {
        Whose asked = WhoseWords.of(whose);
        List<Person> latest = people.latest(
                OperatorCaller.of(who),
                asked,
                programmes.find(programme).map(Programme::id).orElse(null),
                AT_MOST);
        audit.read(
                OperatorCaller.of(who),
                "beneficiary.listed",
                latest.stream().map(Person::code).toList());
        model.addAttribute("people", latest);
        model.addAttribute("whose", asked);
        model.addAttribute("programmes", programmes.all());
        model.addAttribute("programme", programme);
        return "people";
    }

    /** One person: referrals, proposals, what became of her, and when her record changed. */
    @GetMapping("/console/persone/{code}")
    String one(@PathVariable String code, Principal who, Model model) {
        return page(code, history.changes(code), "beneficiary.opened", who, model);
    }

    /** The same with what her record said before; a click of its own, since it is noted who looked. */
    @PostMapping("/console/persone/{code}/precedenti")
    String open(@PathVariable String code, Principal who, Model model) {
        List<Changed> changes = facts.of(versions.of(code));
        return page(code, changes, changes.isEmpty() ? "beneficiary.opened" : "history.opened", who, model);
    }

    private String page(String code, List<Changed> changes, String what, Principal who, Model model) {
        Person person = people.find(code).orElseThrow(Gone::new);
        audit.read(OperatorCaller.of(who), what, person.code());
        model.addAttribute("person", person);
        model.addAttribute("referrals", people.referrals(code));
        model.addAttribute("mayBeReached", reaching.mayBeReached(code, OperatorCaller.of(who)));
        model.addAttribute("ways", ways.ways(code).stream().collect(Collectors.toMap(Way::referral, way -> way)));
        model.addAttribute("proposals", people.proposals(code));
        model.addAttribute("outcomes", outcomes.of(code));
        model.addAttribute("enrolments", enrolments.enrolments(code));
        model.addAttribute(
                "programmeNames", programmes.all().stream().collect(Collectors.toMap(Programme::id, Programme::name)));
        model.addAttribute("notes", notes.about(code, OperatorCaller.of(who)));
        model.addAttribute("changes", changes);
        queue(code, OperatorCaller.of(who), model);
        model.addAttribute("opened", history.opened(code, AT_MOST));
        return "person";
    }

    private void queue(String code, OperatorCaller who, Model model) {
        model.addAttribute("turns", assigned.of(code));
        boolean gives = who.may(Role.SUPERVISOR);
        model.addAttribute("givesPeople", gives);
        model.addAttribute("eligible", gives ? assigned.eligible() : List.of());
    }
}
