package it.ponte.console;

import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKind;
import it.ponte.vocabulary.ReferralReason;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The form of a service that has no system of its own: a parish desk, a small association. Who asks for anonymity is
 * told by the service's own number only (SAFETY P1).
 */
@Controller
public class ServicePages {
    private final FormDoor door;
    private final SignedForms forms;
    private final FormGuard guard;
    private final Choices choices;
    private final Clock clock;

    ServicePages(FormDoor door, SignedForms forms, FormGuard guard, Choices choices, Clock clock) {
        this.door = door;
        this.forms = forms;
        this.guard = guard;
        this.choices = choices;
        this.clock = clock;
    }

    /** The empty form. */
    @GetMapping("/segnala/{partnerId}")
    String form(@PathVariable String partnerId, Model model) {
        return show(service(partnerId), Filled.empty(), model);
    }

    /** Takes the filled-in form, or shows it again with what is wrong; the key is never shown again. */
    @PostMapping("/segnala/{partnerId}")
    String take(
            @PathVariable String partnerId,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes after) {
        Partner service = service(partnerId);
        Filled form = new Filled(sent);
        Optional<String> code =
                forms.take(service, form, message(form), "externalId", "caseworker.email", "basis.kind");
        if (code.isEmpty()) {
            return show(service, form, model);
        }
        after.addAttribute("codice", code.get());
        return "redirect:/segnala/" + partnerId + "/grazie";
    }

    /** The code of the envelope. */
    @GetMapping("/segnala/{partnerId}/grazie")
    String thanks(
            @PathVariable String partnerId, @RequestParam(name = "codice", required = false) String code, Model model) {
        service(partnerId);
        model.addAttribute("ofService", true);
        return Thanks.page(code, "/segnala/" + partnerId, model);
    }

    /** The service's own number is the number of the case: the same number again brings the case up to date. */
    private Canonical message(Filled form) {
        return new Canonical()
                .answers(form, "externalId", "reason", "protection", "caseworker.name", "caseworker.email")
                .answers(form, "beneficiary.firstName", "beneficiary.lastName", "beneficiary.codiceFiscale")
                .answers(form, "beneficiary.bornOn", "beneficiary.sex", "beneficiary.email", "beneficiary.phone")
                .work(form)
                .answers(form, "basis.kind")
                .choices(form, "basis.scope")
                .text("basis.givenOn", LocalDate.now(clock).toString());
    }

    private String show(Partner service, Filled form, Model model) {
        model.addAttribute("service", service);
        model.addAttribute("form", form);
        model.addAttribute("stamp", guard.stamp());
        model.addAttribute("reasons", ReferralReason.values());
        choices.into(model);
        return "service";
    }

    private Partner service(String partnerId) {
        return door.owner(partnerId)
                .filter(partner -> !partner.kind().alwaysProtected())
                .filter(partner -> partner.kind().mayRefer() && partner.kind() != PartnerKind.PUBLIC_FORM)
                .orElseThrow(Gone::new);
    }
}
