package it.ponte.console;

import it.ponte.console.DuplicateReads.Way;
import it.ponte.console.PeopleReads.Person;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Persone: by code only; who they are is not on these pages. */
@Controller
public class PeoplePages {
    private static final int AT_MOST = 100;

    private final PeopleReads people;
    private final DuplicateReads ways;

    PeoplePages(PeopleReads people, DuplicateReads ways) {
        this.people = people;
        this.ways = ways;
    }

    /** The latest people. */
    @GetMapping("/console/persone")
    String list(Model model) {
        model.addAttribute("people", people.latest(AT_MOST));
        model.addAttribute("protectedPeople", people.protectedPeople());
        return "people";
    }

    /** One person: referrals, proposals, what became of her. */
    @GetMapping("/console/persone/{code}")
    String one(@PathVariable String code, Model model) {
        Person person = people.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("person", person);
        model.addAttribute("referrals", people.referrals(code));
        model.addAttribute("ways", ways.ways(code).stream().collect(Collectors.toMap(Way::referral, way -> way)));
        model.addAttribute("proposals", people.proposals(code));
        model.addAttribute("outcomes", people.outcomes(code));
        return "person";
    }
}
