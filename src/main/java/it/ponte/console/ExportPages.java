package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.console.AgreedLists.Agreed;
import it.ponte.partner.Partners;
import it.ponte.rights.ExportLog;
import it.ponte.rights.ListPassword;
import it.ponte.rights.PeopleExport;
import it.ponte.vocabulary.FreeWords;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Esporta: a list of people leaves the hub, encrypted, for a reason (SAFETY P15). */
@Controller
public class ExportPages {
    private static final int SHORTEST_REASON = 10;
    private static final int FEW = 20;
    private static final String HERE = "/console/persone/esporta";

    private final PeopleExport export;
    private final ExportLog exports;
    private final Partners partners;
    private final AgreedLists lists;

    ExportPages(PeopleExport export, ExportLog exports, Partners partners, AgreedLists lists) {
        this.export = export;
        this.exports = exports;
        this.partners = partners;
        this.lists = lists;
    }

    /** The question: why, of whom, for whom; and which lists left before. */
    @GetMapping(HERE)
    String ask(Model model) {
        model.addAttribute("exports", exports.latest(FEW));
        model.addAttribute("senders", partners.all());
        return "export";
    }

    /** The answer: the password, this once, and the way to the list. */
    @PostMapping(HERE)
    String agree(
            @RequestParam("motivo") String reason,
            @RequestParam(value = "mittente", defaultValue = "") String partner,
            @RequestParam(value = "finanziatore", defaultValue = "") String funder,
            HttpSession session,
            Model model) {
        if (reason.strip().length() < SHORTEST_REASON) {
            return refused("export.reasonTooShort", model);
        }
        if (FreeWords.tellWho(reason) || FreeWords.tellWho(funder)) {
            return refused("reason.tellsWho", model);
        }
        PeopleExport.Request request = new PeopleExport.Request(
                reason, partner.isBlank() ? null : partner, funder.isBlank() ? null : funder.strip());
        if (export.isTooLong(request)) {
            return refused("export.tooMany", model);
        }
        ListPassword password = ListPassword.drawn();
        model.addAttribute("password", password.reveal());
        model.addAttribute("ticket", lists.keep(session.getId(), new Agreed(request, password)));
        return ask(model);
    }

    /** The list itself, as it is read; once. */
    @PostMapping(HERE + "/file")
    void take(
            @RequestParam(value = "biglietto", defaultValue = "") String ticket,
            Principal who,
            HttpSession session,
            HttpServletResponse response)
            throws IOException {
        try (Agreed agreed = lists.take(session.getId(), ticket).orElseThrow(Gone::new)) {
            response.setContentType("application/zip");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("persone.zip")
                            .build()
                            .toString());
            export.write(agreed.request(), agreed.password(), OperatorCaller.of(who), response.getOutputStream());
        }
    }

    private String refused(String why, Model model) {
        model.addAttribute("warning", why);
        return ask(model);
    }
}
