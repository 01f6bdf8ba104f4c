package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.PossibleDuplicates;
import it.ponte.beneficiary.PossibleDuplicates.Asked;
import it.ponte.beneficiary.Refusal;
import it.ponte.console.DuplicateReads.Joined;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Possibili doppioni: two records that may be one person, why, and what an operator says of them. */
@Controller
public class DuplicatePages {
    private static final String HERE = "redirect:/console/doppioni";
    private static final int AT_MOST = 100;

    private final PossibleDuplicates duplicates;
    private final DuplicateReads reads;
    private final PeopleReads people;
    private final Audit audit;

    DuplicatePages(PossibleDuplicates duplicates, DuplicateReads reads, PeopleReads people, Audit audit) {
        this.duplicates = duplicates;
        this.reads = reads;
        this.people = people;
        this.audit = audit;
    }

    /** What waits for an answer, the oldest first, and what was joined lately. */
    @GetMapping("/console/doppioni")
    String list(Principal who, Model model) {
        List<Asked> waiting = duplicates.waiting(AT_MOST);
        List<Joined> joined = reads.joined(AT_MOST);
        Stream<String> codes = Stream.concat(
                waiting.stream().flatMap(asked -> Stream.of(asked.one(), asked.other())),
                joined.stream().flatMap(pair -> Stream.of(pair.survivor(), pair.joined())));
        audit.read(OperatorCaller.of(who), "duplicate.listed", codes.distinct().toList());
        model.addAttribute("waiting", waiting);
        model.addAttribute("joined", joined);
        return "duplicates";
    }

    /** Two records side by side; who they are stays masked. */
    @GetMapping("/console/doppioni/{one}/{other}")
    String one(@PathVariable String one, @PathVariable String other, Principal who, Model model) {
        Asked asked = asked(one, other);
        audit.read(OperatorCaller.of(who), "duplicate.compared", both(asked));
        return show(asked, model);
    }

    /** The same with who they are; a click of its own, since it is logged. */
    @PostMapping("/console/doppioni/{one}/{other}/apri")
    @Transactional
    String open(@PathVariable String one, @PathVariable String other, Principal who, Model model) {
        Asked asked = asked(one, other);
        List<Identity.Known> both = duplicates.open(asked, OperatorCaller.of(who));
        audit.read(OperatorCaller.of(who), "duplicate.opened", both(asked));
        model.addAttribute("facts", ComparedFacts.of(both.get(0), both.get(1)));
        return show(asked, model);
    }

    /** They are one person. */
    @PostMapping("/console/doppioni/{one}/{other}/stessa")
    @Transactional
    String same(@PathVariable String one, @PathVariable String other, Principal who, RedirectAttributes after) {
        Asked asked = asked(one, other);
        Optional<Refusal> refusal = duplicates.same(asked, OperatorCaller.of(who));
        if (refusal.isEmpty()) {
            audit.changed(OperatorCaller.of(who), "duplicate.joined", both(asked));
        }
        after.addFlashAttribute(
                refusal.isEmpty() ? "done" : "warning",
                refusal.map(why -> "duplicate.refused." + why).orElse("duplicate.joined"));
        return HERE;
    }

    /** They are two people. */
    @PostMapping("/console/doppioni/{one}/{other}/diverse")
    @Transactional
    String different(@PathVariable String one, @PathVariable String other, Principal who, RedirectAttributes after) {
        Asked asked = asked(one, other);
        boolean done = duplicates.different(asked, OperatorCaller.of(who));
        if (done) {
            audit.changed(OperatorCaller.of(who), "duplicate.told-apart", both(asked));
        }
        after.addFlashAttribute(done ? "done" : "warning", done ? "duplicate.different" : "duplicate.refused.GONE");
        return HERE;
    }

    /** Takes "one person" back. */
    @PostMapping("/console/doppioni/{joined}/separa")
    @Transactional
    String separate(@PathVariable String joined, Principal who, RedirectAttributes after) {
        boolean done = duplicates.separate(joined, OperatorCaller.of(who));
        if (done) {
            audit.changed(OperatorCaller.of(who), "duplicate.separated", joined);
        }
        after.addFlashAttribute(done ? "done" : "warning", done ? "duplicate.separated" : "duplicate.notSeparated");
        return HERE;
    }

    private static List<String> both(Asked asked) {
        return List.of(asked.one(), asked.other());
    }

    private String show(Asked asked, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("people", List.of(person(asked.one()), person(asked.other())));
        model.addAttribute("log", reads.log(asked.one(), asked.other()));
        return "duplicate";
    }

    private PeopleReads.Person person(String code) {
        return people.find(code).orElseThrow(Gone::new);
    }

    private Asked asked(String one, String other) {
        return duplicates.find(one, other).orElseThrow(Gone::new);
    }
}
