package it.ponte.console;

import it.ponte.normalise.Judged;
import it.ponte.partner.Partner;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form on which people enrol themselves. */
@Controller
public class EnrolmentPages {
    private final FormDoor door;
    private final FormGuard guard;
    private final HourlyLimit limit;
    private final Choices choices;
    private final Clock clock;
    private final String partnerId;

    EnrolmentPages(
            FormDoor door,
            FormGuard guard,
            HourlyLimit limit,
            Choices choices,
            Clock clock,
            @Value("${ponte.forms.enrolment-partner:iscrizioni}") String partnerId) {
        this.door = door;
        this.guard = guard;
        this.limit = limit;
        this.choices = choices;
        this.clock = clock;
        this.partnerId = partnerId;
    }

    /** The empty form. */
    @GetMapping("/iscrizione")
    String form(Model model) {
        owner();
        return show(Filled.empty(), model);
    }

    /** Takes the filled-in form, or shows it again with what is wrong. */
    @PostMapping("/iscrizione")
    String take(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            Model model,
            RedirectAttributes after) {
        Partner owner = owner();
        Filled form = new Filled(sent);
        Optional<String> number = guard.number(form);
        if (number.isEmpty()) {
            form.add("form", "TOO_QUICK", null);
            return show(form, model);
        }
        require(form);
        try (Judged read = door.read(owner, number.get(), message(form, number.get()), form)) {
            if (!form.isWrong() && !limit.lets(request.getRemoteAddr())) {
                form.add("form", "TOO_MANY", null);
            }
            if (form.isWrong()) {
                return show(form, model);
            }
            after.addAttribute("codice", door.keep(read));
        }
        return "redirect:/iscrizione/grazie";
    }

    /** What the person may go home with: the code of her envelope. */
    @GetMapping("/iscrizione/grazie")
    String thanks(@RequestParam(name = "codice", required = false) String code, Model model) {
        return Thanks.page(code, "/iscrizione", model);
    }

    private void require(Filled form) {
        form.bound();
        form.require("beneficiary.firstName", "beneficiary.lastName", "beneficiary.bornOn");
        if (form.one("beneficiary.email").isEmpty()
                && form.one("beneficiary.phone").isEmpty()) {
            form.add("beneficiary.email", "A_WAY_TO_REACH", null);
        }
        if (!form.chose("consent", "yes")) {
            form.add("consent", "CONSENT", null);
        }
    }

    /** A new number per form: two people of one name stay two, one form sent twice stays one. */
    private Canonical message(Filled form, String number) {
        return new Canonical()
                .text("externalId", number)
                .answers(form, "beneficiary.firstName", "beneficiary.lastName", "beneficiary.codiceFiscale")
                .answers(form, "beneficiary.bornOn", "beneficiary.email", "beneficiary.phone")
                .work(form)
                .text("basis.kind", "CONSENT")
                .text("basis.givenOn", LocalDate.now(clock).toString());
    }

    private String show(Filled form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("stamp", guard.stamp());
        choices.into(model);
        return "enrolment";
    }

    private Partner owner() {
        return door.owner(partnerId).orElseThrow(Gone::new);
    }
}
