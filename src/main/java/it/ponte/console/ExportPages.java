package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.partner.Partners;
import it.ponte.rights.ExportLog;
import it.ponte.rights.PeopleExport;
import it.ponte.vocabulary.FreeWords;
import java.security.Principal;
import java.util.Base64;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Esporta: a list of people leaves the hub, encrypted, for a reason (SAFETY P15). */
@Controller
public class ExportPages {
    private static final int SHORTEST_REASON = 10;
    private static final int FEW = 20;

    private final PeopleExport export;
    private final ExportLog exports;
    private final Partners partners;
    private final Audit audit;

    ExportPages(PeopleExport export, ExportLog exports, Partners partners, Audit audit) {
        this.export = export;
        this.exports = exports;
        this.partners = partners;
        this.audit = audit;
    }

    /** The question: why, of whom, for whom; and which lists left before. */
    @GetMapping("/console/persone/esporta")
    String ask(Model model) {
        model.addAttribute("exports", exports.latest(FEW));
        model.addAttribute("senders", partners.all());
        return "export";
    }

    /** The answer: the file inside the page, and its password beside it, this once. */
    @PostMapping("/console/persone/esporta")
    @Transactional
    String make(
            @RequestParam("motivo") String reason,
            @RequestParam(value = "mittente", defaultValue = "") String partner,
            @RequestParam(value = "finanziatore", defaultValue = "") String funder,
            Principal who,
            Model model) {
        if (reason.strip().length() < SHORTEST_REASON) {
            return refused("export.reasonTooShort", model);
        }
        if (FreeWords.tellWho(reason) || FreeWords.tellWho(funder)) {
            return refused("reason.tellsWho", model);
        }
        PeopleExport.Request request = new PeopleExport.Request(
                reason, partner.isBlank() ? null : partner, funder.isBlank() ? null : funder.strip());
        PeopleExport.Count count = export.count(request);
        if (count.tooMany()) {
            return refused("export.tooMany", model);
        }
        PeopleExport.Made made = export.make(request, OperatorCaller.of(who));
        audit.changed(OperatorCaller.of(who), "people.exported", String.valueOf(made.number()));
        audit.read(OperatorCaller.of(who), "beneficiary.exported", made.codes());
        model.addAttribute("made", made);
        model.addAttribute("file", Base64.getEncoder().encodeToString(made.zip()));
        return ask(model);
    }

    private String refused(String why, Model model) {
        model.addAttribute("warning", why);
        return ask(model);
    }
}
