package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.trial.Trial;
import it.ponte.trial.Tried;
import java.io.IOException;
import java.security.Principal;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Prova il file: what would be understood of a partner's file, line by line; nothing of it is kept. */
@Controller
public class TrialPages {
    static final String PATH = "/console/prova";

    private final Partners partners;
    private final Trial trial;
    private final Audit audit;

    TrialPages(Partners partners, Trial trial, Audit audit) {
        this.partners = partners;
        this.trial = trial;
        this.audit = audit;
    }

    /** Asks whose file, and which. */
    @GetMapping(PATH)
    String form(
            @RequestParam(name = "mittente", required = false) String partner,
            @RequestParam(name = "grande", required = false) String tooLarge,
            Model model) {
        return show(partner, tooLarge == null ? null : "trial.wrong.large", model);
    }

    /** Reads the file and shows what would be understood; the receipt goes along within the page. */
    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String read(
            @RequestParam(name = "mittente", required = false) String id,
            @RequestParam(name = "file", required = false) MultipartFile file,
            Principal who,
            Model model)
            throws IOException {
        Optional<Partner> partner = partners.find(id).filter(Trial::isFor);
        if (partner.isEmpty()) {
            return show(id, "trial.wrong.partner", model);
        }
        String name = file == null ? null : file.getOriginalFilename();
        if (name == null || name.isBlank()) {
            return show(id, "trial.wrong.file", model);
        }
        audit.read(OperatorCaller.of(who), "trial.read", partner.get().id());
        Tried tried = trial.of(partner.get(), name, file.getInputStream());
        model.addAttribute("tried", tried);
        model.addAttribute("fileName", name);
        model.addAttribute(
                "receipt", "data:text/csv;base64," + Base64.getEncoder().encodeToString(tried.receipt()));
        model.addAttribute("receiptName", trial.receiptName(Personal.of(name)));
        return show(id, null, model);
    }

    private String show(String chosen, String warning, Model model) {
        model.addAttribute(
                "partners", partners.all().stream().filter(Trial::isFor).toList());
        model.addAttribute("chosen", chosen);
        model.addAttribute("warning", warning);
        model.addAttribute("mostMegabytes", Trial.MOST_BYTES >> 20);
        model.addAttribute("mostLines", Trial.MOST_LINES);
        return "trial";
    }
}
