package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.beneficiary.CaseworkerCovers;
import it.ponte.beneficiary.CaseworkerCovers.Cover;
import it.ponte.beneficiary.KnownCaseworkers;
import it.ponte.casework.CaseReader;
import it.ponte.casework.CaseReader.Kind;
import it.ponte.casework.Colleagues;
import it.ponte.casework.KnownDevices;
import it.ponte.casework.ReaderRhythms;
import it.ponte.console.CaseDoor.Visit;
import it.ponte.feedback.Rhythm;
import it.ponte.vocabulary.ItalianTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a reader chooses: who stands in while she is away, how often she hears, and that a device is forgotten. */
@Controller
public class ReaderSettingPages {
    private final CaseDoor door;
    private final CaseworkerCovers covers;
    private final KnownCaseworkers caseworkers;
    private final Colleagues colleagues;
    private final KnownDevices devices;
    private final ReaderRhythms rhythms;
    private final Clock clock;
    private final Audit audit;

    ReaderSettingPages(
            CaseDoor door,
            CaseworkerCovers covers,
            KnownCaseworkers caseworkers,
            Colleagues colleagues,
            KnownDevices devices,
            ReaderRhythms rhythms,
            Clock clock,
            Audit audit) {
        this.door = door;
        this.covers = covers;
        this.caseworkers = caseworkers;
        this.colleagues = colleagues;
        this.devices = devices;
        this.rhythms = rhythms;
        this.clock = clock;
        this.audit = audit;
    }

    /** All of it on one page. */
    @GetMapping("/r/{token}/preferenze")
    String page(@PathVariable String token, HttpServletRequest request, Model model) {
        Visit visit = door.visit(token, request);
        CaseReader reader = visit.reader();
        CaseSurroundings.show(visit, reader, model);
        boolean mayBeAway = reader.kind() == Kind.CASEWORKER;
        Optional<Cover> cover = mayBeAway ? covers.of(reader.id()) : Optional.empty();
        model.addAttribute("mayBeAway", mayBeAway);
        model.addAttribute("cover", cover.orElse(null));
        cover.flatMap(now -> caseworkers.get(now.colleague()))
                .ifPresent(colleague -> model.addAttribute("colleague", colleague.email()));
        model.addAttribute("today", ItalianTime.dayOf(clock.instant()));
        model.addAttribute("rhythm", reader.isOfService() ? rhythms.of(reader) : null);
        return "referral-settings";
    }

    /** A colleague stands in on these days. */
    @PostMapping("/r/{token}/assenza")
    @Transactional
    String away(
            @PathVariable String token,
            @RequestParam("email") String email,
            @RequestParam("dal") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam("al") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            HttpServletRequest request) {
        CaseReader reader = caseworker(token, request);
        LocalDate today = ItalianTime.dayOf(clock.instant());
        boolean isOfOurTime = from.isAfter(today.minusYears(1)) && !until.isAfter(today.plusYears(1));
        if (until.isBefore(from) || until.isBefore(today) || !isOfOurTime) {
            return back(token, "date");
        }
        Optional<Long> colleague = colleagues.admit(reader, email);
        if (colleague.isEmpty()) {
            return back(token, "nessuno");
        }
        if (!covers.say(reader.id(), new Cover(colleague.get(), from, until))) {
            TransactionInterceptor.currentTransactionStatus().setRollbackOnly(); // nor is the colleague on record
            return back(token, "catena");
        }
        audit.changed(reader.caller(), "caseworker.covered", "");
        return back(token, "assenza");
    }

    /** Nobody stands in any more. */
    @PostMapping("/r/{token}/assenza/togli")
    @Transactional
    String back(@PathVariable String token, HttpServletRequest request) {
        CaseReader reader = caseworker(token, request);
        if (covers.end(reader.id())) {
            audit.changed(reader.caller(), "caseworker.cover-ended", "");
        }
        return back(token, "tolta");
    }

    /** How often she hears of what is no decision. */
    @PostMapping("/r/{token}/ritmo")
    @Transactional
    String rhythm(@PathVariable String token, @RequestParam("ritmo") Rhythm rhythm, HttpServletRequest request) {
        CaseReader reader = door.visit(token, request).reader();
        if (!reader.isOfService()) {
            throw new Gone();
        }
        choose(reader, rhythm);
        return back(token, "ritmo");
    }

    /** Where the foot of a letter leads: one button, no code. */
    @GetMapping("/r/{token}/basta")
    String enough(@PathVariable String token, HttpServletRequest request, Model model) {
        Visit visit = door.visit(token, request);
        model.addAttribute("link", visit.link());
        return "referral-enough";
    }

    /**
     * Turns the digest off in which this link's case stands: that of who follows it, also while a colleague reads it for
     * her. Whoever holds a letter may: nothing is shown, and ends and decisions are told none the less.
     */
    @PostMapping("/r/{token}/basta")
    @Transactional
    String noDigest(@PathVariable String token, HttpServletRequest request) {
        Visit visit = door.visit(token, request);
        visit.readers().stream()
                .reduce((standsIn, follows) -> follows)
                .filter(CaseReader::isOfService)
                .ifPresent(reader -> choose(reader, Rhythm.NEVER));
        return "redirect:/r/" + token + "/basta?detto=ritmo";
    }

    /** This device is nobody's any more. */
    @PostMapping("/r/{token}/dimentica")
    @Transactional
    String forget(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        Visit visit = door.visit(token, request);
        CaseReader reader = visit.reader();
        devices.forget(visit.device());
        audit.changed(reader.caller(), "page.device-forgotten", "");
        response.addHeader(HttpHeaders.SET_COOKIE, CaseDoor.noCookie());
        return "redirect:/r/" + token;
    }

    private void choose(CaseReader reader, Rhythm rhythm) {
        rhythms.choose(reader, rhythm);
        audit.changed(reader.caller(), "rhythm.chosen", "");
    }

    private CaseReader caseworker(String token, HttpServletRequest request) {
        CaseReader reader = door.visit(token, request).reader();
        if (reader.kind() != Kind.CASEWORKER) {
            throw new Gone();
        }
        return reader;
    }

    private static String back(String token, String said) {
        return "redirect:/r/" + token + "/preferenze?detto=" + said;
    }
}
