package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.EmergencyOpenings;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Accesso di emergenza (SAFETY P5): a code, a reason and the password again. The answer is the same whatever the code
 * is; a record that was opened stands among the protected people for half an hour.
 */
@Controller
public class EmergencyPages {
    private static final Set<String> MAY_OPEN = Set.of("ROLE_PROTECTED_OPERATOR", "ROLE_SUPERVISOR");
    private static final Set<String> MAY_LIST = Set.of("ROLE_DATA_PROTECTION_OFFICER");
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final String HERE = "redirect:/console/protette/emergenza";

    private final EmergencyOpenings emergencies;
    private final OperatorSignIn signIn;
    private final Clock clock;

    EmergencyPages(EmergencyOpenings emergencies, OperatorSignIn signIn, Clock clock) {
        this.emergencies = emergencies;
        this.signIn = signIn;
        this.clock = clock;
    }

    /** The form. */
    @GetMapping("/console/protette/emergenza")
    String form(Authentication who) {
        only(MAY_OPEN, who);
        return "emergency";
    }

    /** Opens, if there is such a record; whoever must know is told at once. */
    @PostMapping("/console/protette/emergenza")
    String open(
            @RequestParam("codice") String code,
            @RequestParam("motivo") String reason,
            @RequestParam("password") String password,
            Authentication who,
            RedirectAttributes after) {
        only(MAY_OPEN, who);
        if (reason.strip().length() < EmergencyOpenings.SHORTEST_REASON) {
            after.addFlashAttribute("warning", "emergency.shortReason");
            return HERE;
        }
        if (!isHerself(who, password)) {
            after.addFlashAttribute("warning", "emergency.wrongPassword");
            return HERE;
        }
        emergencies.open(code.strip(), reason, new OperatorCaller(who.getName()));
        after.addFlashAttribute("done", "emergency.done");
        return "redirect:/console/protette";
    }

    /** The openings of the last seven days, for the data protection officer. */
    @GetMapping("/console/protette/registro")
    String register(Authentication who, Model model) {
        only(MAY_LIST, who);
        model.addAttribute("openings", emergencies.since(clock.instant().minus(A_WEEK)));
        return "emergency-register";
    }

    /** Wrong passwords count here as at the door: five lock the name. */
    private boolean isHerself(Authentication who, String password) {
        try {
            signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(who.getName(), password));
            return true;
        } catch (AuthenticationException wrong) {
            return false;
        }
    }

    private static void only(Set<String> roles, Authentication who) {
        if (who.getAuthorities().stream().noneMatch(held -> roles.contains(held.getAuthority()))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
