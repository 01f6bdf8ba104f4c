package it.ponte.console;

import it.ponte.casework.CaseReader;
import it.ponte.console.CaseDoor.Visit;
import java.util.Set;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What the pages behind a letter's link have in common. */
@ControllerAdvice(
        assignableTypes = {CaseworkerPage.class, ReaderCasePages.class, ReaderMonthPages.class, ReaderSettingPages.class
        })
public class CaseSurroundings {
    /** What a page may say of the act before it: it stands in the address, since these pages have no session. */
    private static final Set<String> SAID = Set.of(
            "codice", "errato", "letto", "nota", "vuota", "troppe", "collega", "nessuno", "assenza", "date", "tolta",
            "catena", "ritmo");

    /** What is said of the act before, null for nothing. */
    @ModelAttribute("said")
    String said(@RequestParam(name = "detto", required = false) String said) {
        return said != null && SAID.contains(said) ? said : null;
    }

    /** On a device that is not known the code comes first. */
    @ExceptionHandler
    String codeFirst(CodeFirst unknown) {
        return "redirect:" + unknown.path();
    }

    /** What the head of each page needs. */
    static void show(Visit visit, CaseReader reader, Model model) {
        model.addAttribute("link", visit.link());
        model.addAttribute("ofService", reader.isOfService());
    }
}
