package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.PartnerCaller;
import it.ponte.access.Personal;
import it.ponte.beneficiary.CaseHandovers;
import it.ponte.casework.CaseNotes;
import it.ponte.casework.CaseReader;
import it.ponte.casework.CaseReads;
import it.ponte.casework.Colleagues;
import it.ponte.casework.ReaderCases;
import it.ponte.casework.ReaderCases.Page;
import it.ponte.casework.ReaderCases.ReaderCase;
import it.ponte.console.CaseDoor.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The cases of a reader, and what she answers: that she read, a note to the operators, that a case moved to a colleague. */
@Controller
public class ReaderCasePages {
    private static final String CASE = "/r/{token}/casi/{code}";

    private final CaseDoor door;
    private final ReaderCases cases;
    private final CaseReads reads;
    private final CaseNotes notes;
    private final CaseHandovers handovers;
    private final Colleagues colleagues;
    private final Audit audit;

    ReaderCasePages(
            CaseDoor door,
            ReaderCases cases,
            CaseReads reads,
            CaseNotes notes,
            CaseHandovers handovers,
            Colleagues colleagues,
            Audit audit) {
        this.door = door;
        this.cases = cases;
        this.reads = reads;
        this.notes = notes;
        this.handovers = handovers;
        this.colleagues = colleagues;
        this.audit = audit;
    }

    /** Her cases, one line each, fifty a page. */
    @GetMapping("/r/{token}/casi")
    String list(
            @PathVariable String token,
            @RequestParam(name = "pagina", defaultValue = "1") int number,
            HttpServletRequest request,
            Model model) {
        Visit visit = door.visit(token, request);
        CaseReader reader = visit.reader();
        Page page = cases.page(reader, number);
        audit.read(
                new PartnerCaller(reader.partner()),
                "referral.followed",
                page.cases().stream().map(ReaderCase::code).toList());
        CaseSurroundings.show(visit, reader, model);
        model.addAttribute("page", page);
        model.addAttribute("cases", page.cases());
        return "referral-cases";
    }

    /** One of them. */
    @GetMapping(CASE)
    String one(@PathVariable String token, @PathVariable String code, HttpServletRequest request, Model model) {
        return shown(door.visit(token, request), code, model);
    }

    /** The page of a case; what is not among the reader's is nobody's. */
    String shown(Visit visit, String code, Model model) {
        CaseReader reader = visit.reader();
        ReaderCase one = cases.find(reader, code).orElseThrow(Gone::new);
        audit.read(new PartnerCaller(reader.partner()), "referral.followed", one.code());
        CaseSurroundings.show(visit, reader, model);
        model.addAttribute("case", one);
        model.addAttribute("readAt", reads.latest(reader, one.referral()).orElse(null));
        model.addAttribute("notes", notes.of(one.referral()));
        model.addAttribute("longest", CaseNotes.LONGEST);
        return "referral";
    }

    /** She read what happened. */
    @PostMapping(CASE + "/letto")
    @Transactional
    String acknowledge(@PathVariable String token, @PathVariable String code, HttpServletRequest request) {
        CaseReader reader = door.visit(token, request).reader();
        ReaderCase one = cases.find(reader, code).orElseThrow(Gone::new);
        reads.acknowledge(reader, one.referral());
        audit.changed(reader.caller(), "case.acknowledged", one.code());
        return back(token, code, "letto");
    }

    /** She writes to the operators. */
    @PostMapping(CASE + "/nota")
    @Transactional
    String note(
            @PathVariable String token,
            @PathVariable String code,
            @RequestParam("testo") String text,
            HttpServletRequest request) {
        CaseReader reader = door.visit(token, request).reader();
        ReaderCase one = cases.find(reader, code).orElseThrow(Gone::new);
        Optional<Personal> words = CaseNotes.words(text);
        if (words.isEmpty()) {
            return back(token, code, "vuota");
        }
        if (!notes.write(reader, one.referral(), words.get())) {
            return back(token, code, "troppe");
        }
        audit.changed(reader.caller(), "case.noted", one.code());
        return back(token, code, "nota");
    }

    /** The case moved to a colleague: letters go to her from now on, and whoever said so sees it no more. */
    @PostMapping(CASE + "/collega")
    @Transactional
    String move(
            @PathVariable String token,
            @PathVariable String code,
            @RequestParam("email") String email,
            HttpServletRequest request) {
        CaseReader reader = door.visit(token, request).reader();
        ReaderCase one =
                cases.find(reader, code).filter(any -> reader.isOfService()).orElseThrow(Gone::new);
        Optional<Long> colleague = colleagues.admit(reader, email);
        if (colleague.isEmpty()) {
            return back(token, code, "nessuno");
        }
        handovers.move(one.referral(), colleague.get());
        audit.changed(reader.caller(), "case.moved", one.code());
        return back(token, code, "collega");
    }

    /** To the case, or where it is hers no more to the page that asks for a code: the link is the same for both. */
    private static String back(String token, String code, String said) {
        return said.equals("collega")
                ? "redirect:/r/" + token + "?detto=" + said
                : "redirect:/r/" + token + "/casi/" + code + "?detto=" + said;
    }
}
