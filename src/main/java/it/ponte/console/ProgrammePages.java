package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.programme.Edition;
import it.ponte.programme.Programme;
import it.ponte.programme.Programmes;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Programmi: each programme with its editions, the rules in force, and how many are enrolled. */
@Controller
public class ProgrammePages {
    private final Programmes programmes;
    private final ProgrammeReads reads;
    private final Audit audit;

    ProgrammePages(Programmes programmes, ProgrammeReads reads, Audit audit) {
        this.programmes = programmes;
        this.reads = reads;
        this.audit = audit;
    }

    /** An edition with its figures. */
    public record Row(Edition edition, ProgrammeReads.Figures figures) {}

    /** A programme with its editions. */
    public record Part(Programme programme, List<Row> rows) {}

    /** The page. */
    @GetMapping("/console/programmi")
    String list(Principal who, Model model) {
        audit.read(OperatorCaller.of(who), "programmes.read", "");
        model.addAttribute(
                "parts",
                programmes.all().stream()
                        .map(programme -> new Part(
                                programme,
                                programme.editions().stream()
                                        .map(edition -> new Row(edition, reads.of(programme, edition)))
                                        .toList()))
                        .toList());
        return "programmes";
    }
}
