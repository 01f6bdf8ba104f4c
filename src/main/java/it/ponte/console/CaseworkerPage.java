package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.HubCaller;
import it.ponte.access.Caller.PartnerCaller;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.casework.CaseReader;
import it.ponte.casework.KnownDevices;
import it.ponte.casework.PageCodes;
import it.ponte.casework.PageCodes.Given;
import it.ponte.console.CaseDoor.Visit;
import it.ponte.feedback.LetterFigures;
import it.ponte.placement.Concerned;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind a letter's link. On a device that is not known it says that there is an update, under the service's own
 * case number, and asks for a code that is sent to the reader's own address; it looks the same whether or not one could be.
 * Behind the code stands the case, of a protected person only that there is an update (SAFETY P6).
 */
@Controller
public class CaseworkerPage {
    private static final HubCaller PAGES = new HubCaller("pages");

    private final CaseDoor door;
    private final PageCodes codes;
    private final KnownDevices devices;
    private final ReaderCasePages cases;
    private final LetterFigures figures;
    private final Concerned concerned;
    private final Audit audit;

    CaseworkerPage(
            CaseDoor door,
            PageCodes codes,
            KnownDevices devices,
            ReaderCasePages cases,
            LetterFigures figures,
            Concerned concerned,
            Audit audit) {
        this.door = door;
        this.codes = codes;
        this.devices = devices;
        this.cases = cases;
        this.figures = figures;
        this.concerned = concerned;
        this.audit = audit;
    }

    /** The case, or the way to it; an unknown link leads nowhere, and a service that took its referral back hears no more. */
    @GetMapping("/r/{token}")
    String page(@PathVariable String token, HttpServletRequest request, Model model) {
        Visit visit = door.visit(token, request);
        ReferralAddress referral = visit.referral();
        model.addAttribute("link", token);
        model.addAttribute("caseNumber", referral.caseNumber());
        if (visit.known().isEmpty()) {
            return "referral-code";
        }
        figures.opened(referral.referral());
        if (!referral.isProtected() && referral.withdrawnAt() == null) {
            return cases.shown(visit, referral.code(), model);
        }
        // Whoever gave the code has the link from the service that it was sent to.
        audit.read(new PartnerCaller(referral.partner()), "referral.followed", about(referral));
        CaseSurroundings.show(visit, visit.reader(), model);
        model.addAttribute("isProtected", referral.isProtected());
        return "referral-closed";
    }

    /** Sends a code to the reader's own address, as far as the limits let it. */
    @PostMapping("/r/{token}/codice")
    @Transactional
    String ask(@PathVariable String token, HttpServletRequest request) {
        Visit visit = door.visit(token, request);
        visit.readers().stream()
                .filter(reader -> reader.email() != null)
                .findFirst()
                .filter(reader -> codes.ask(reader, visit.referral().referral()))
                .ifPresent(reader -> audit.changed(PAGES, "page.code-asked", about(visit.referral())));
        return "redirect:/r/" + token + "?detto=codice";
    }

    /** Opens the page on this device with the code, for 30 days. */
    @PostMapping("/r/{token}/apri")
    @Transactional
    String open(
            @PathVariable String token,
            @RequestParam("codice") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        Visit visit = door.visit(token, request);
        boolean isWrong = false;
        for (CaseReader reader : visit.readers()) {
            Given given = codes.give(reader, code.replaceAll("\\s", ""));
            isWrong |= given == Given.WRONG;
            if (given == Given.RIGHT) {
                String kept = devices.know(visit.device(), reader);
                response.addHeader(HttpHeaders.SET_COOKIE, CaseDoor.cookie(kept));
                audit.changed(reader.caller(), "page.entered", about(visit.referral()));
                return "redirect:/r/" + token;
            }
        }
        // What nobody asked for is tried without end: the audit has a row for each try that counts.
        if (isWrong) {
            audit.changed(PAGES, "page.code-wrong", about(visit.referral()));
        }
        return "redirect:/r/" + token + "?detto=errato";
    }

    private String about(ReferralAddress referral) {
        return concerned.of(referral.code(), referral.isProtected());
    }
}
