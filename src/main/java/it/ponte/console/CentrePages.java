package it.ponte.console;

import it.ponte.partner.Partner;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The form of an anti-violence centre. It has no input for a name, a birth date, a tax code or an address (SAFETY P1),
 * and a way out of the page at once.
 */
@Controller
public class CentrePages {
    private final FormDoor door;
    private final SignedForms forms;
    private final FormGuard guard;
    private final Choices choices;
    private final Clock clock;
    private final String exit;

    CentrePages(
            FormDoor door,
            SignedForms forms,
            FormGuard guard,
            Choices choices,
            Clock clock,
            @Value("${ponte.forms.quick-exit:https://it.wikipedia.org/}") String exit) {
        this.door = door;
        this.forms = forms;
        this.guard = guard;
        this.choices = choices;
        this.clock = clock;
        this.exit = exit;
    }

    /** The empty form. */
    @GetMapping("/centro/{partnerId}")
    String form(@PathVariable String partnerId, Model model) {
        return show(centre(partnerId), Filled.empty(), model);
    }

    /** Takes the filled-in form, or shows it again with what is wrong; the key is never shown again. */
    @PostMapping("/centro/{partnerId}")
    String take(
            @PathVariable String partnerId,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes after) {
        Partner centre = centre(partnerId);
        Filled form = new Filled(sent);
        Optional<String> code = forms.take(centre, form, message(form), "reference", "caseworker.email", "basis.kind");
        if (code.isEmpty()) {
            return show(centre, form, model);
        }
        after.addAttribute("codice", code.get());
        return "redirect:/centro/" + partnerId + "/grazie";
    }

    /** The code of the envelope. */
    @GetMapping("/centro/{partnerId}/grazie")
    String thanks(
            @PathVariable String partnerId, @RequestParam(name = "codice", required = false) String code, Model model) {
        centre(partnerId);
        model.addAttribute("exit", exit);
        return Thanks.page(code, "/centro/" + partnerId, model);
    }

    /** The centre's own reference is the number of the case: the same reference again brings the case up to date. */
    private Canonical message(Filled form) {
        return new Canonical()
                .text("externalId", form.one("reference"))
                .text("caseNumber", form.one("reference"))
                .text("protection", "yes")
                .text("beneficiary.reference", form.one("reference"))
                .answers(form, "beneficiary.ageBand", "caseworker.email")
                .work(form)
                .choices(form, "avoid.sector")
                .texts("avoid.comune", listed(form, "avoid.comune"))
                .texts("avoid.employer", listed(form, "avoid.employer"))
                .texts("only.employer", listed(form, "only.employer"))
                .answers(form, "basis.kind")
                .choices(form, "basis.scope")
                .text("basis.givenOn", LocalDate.now(clock).toString());
    }

    /** One thing per line, or with commas between. */
    private static List<String> listed(Filled form, String name) {
        return Stream.of(form.one(name).split("[,;\\r\\n]+"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private String show(Partner centre, Filled form, Model model) {
        model.addAttribute("centre", centre);
        model.addAttribute("form", form);
        model.addAttribute("stamp", guard.stamp());
        model.addAttribute("exit", exit);
        model.addAttribute("ageBands", Choices.ageBands());
        choices.into(model);
        return "centre";
    }

    private Partner centre(String partnerId) {
        return door.owner(partnerId)
                .filter(partner -> partner.kind().alwaysProtected())
                .orElseThrow(Gone::new);
    }
}
