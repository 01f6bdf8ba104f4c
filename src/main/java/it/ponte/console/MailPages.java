package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.mail.MailCounts;
import it.ponte.mail.Senders;
import it.ponte.mail.Senders.Sender;
import it.ponte.partner.Partner;
import java.security.Principal;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Posta: who wrote to the mailbox and waits to be confirmed, and what was decided before. */
@Controller
public class MailPages {
    private static final int AT_MOST = 200;
    private static final String HERE = "redirect:/console/posta";

    private final Senders senders;
    private final MailCounts counts;
    private final Audit audit;
    private final boolean isRead;

    MailPages(Senders senders, MailCounts counts, Audit audit, @Value("${ponte.imap.url:}") String mailbox) {
        this.senders = senders;
        this.counts = counts;
        this.audit = audit;
        this.isRead = !mailbox.isBlank();
    }

    /**
     * A sender that waits.
     *
     * @param partners those whose files name its address; without any it cannot be confirmed
     */
    public record Waiting(Sender sender, List<Partner> partners) {}

    /** Who waits, the longest first, and the latest decisions. */
    @GetMapping("/console/posta")
    String list(Model model) {
        model.addAttribute("isRead", isRead);
        model.addAttribute(
                "waiting",
                senders.undecided(AT_MOST).stream()
                        .map(sender -> new Waiting(sender, senders.allowing(sender)))
                        .toList());
        List<Sender> decided = senders.decided(AT_MOST);
        model.addAttribute("decided", decided);
        model.addAttribute("unnamed", decided.stream().filter(this::isUnnamed).toList());
        model.addAttribute("counts", counts.ofTheWeek());
        return "mail";
    }

    /** Confirmed once, but its partner's file names it no longer: its mails wait. */
    private boolean isUnnamed(Sender sender) {
        return sender.confirmedAt() != null && senders.partnerOf(sender).isEmpty();
    }

    /** This address writes for this partner; its mails are read from now on. */
    @PostMapping("/console/posta/{id}/conferma")
    @Transactional
    String confirm(
            @PathVariable long id, @RequestParam("partner") String partner, Principal who, RedirectAttributes after) {
        boolean done = senders.confirm(id, partner, OperatorCaller.of(who).stampedAs());
        return told(done, "sender.confirmed", id, who, "mail.confirmed", after);
    }

    /** Mails of this address are not read. */
    @PostMapping("/console/posta/{id}/rifiuta")
    @Transactional
    String refuse(@PathVariable long id, Principal who, RedirectAttributes after) {
        boolean done = senders.refuse(id, OperatorCaller.of(who).stampedAs());
        return told(done, "sender.refused", id, who, "mail.refused", after);
    }

    /** A decision was wrong: the next mail of this address waits again. */
    @PostMapping("/console/posta/{id}/annulla")
    @Transactional
    String takeBack(@PathVariable long id, Principal who, RedirectAttributes after) {
        return told(senders.takeBack(id), "sender.taken-back", id, who, "mail.takenBack", after);
    }

    private String told(boolean done, String what, long id, Principal who, String said, RedirectAttributes after) {
        if (done) {
            audit.changed(OperatorCaller.of(who), what, "sender " + id);
        }
        after.addFlashAttribute(done ? "done" : "warning", done ? said : "mail.gone");
        return HERE;
    }
}
