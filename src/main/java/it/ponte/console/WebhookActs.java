package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.machines.StoppedWebhooks;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button that calls a sender's server again which did not answer for days. */
@Controller
public class WebhookActs {
    private final StoppedWebhooks webhooks;
    private final Audit audit;

    WebhookActs(StoppedWebhooks webhooks, Audit audit) {
        this.webhooks = webhooks;
        this.audit = audit;
    }

    /** Begins it again where it stood; what came meanwhile is told within seconds. */
    @PostMapping("/console/mittenti/{id}/avvisi")
    @Transactional
    String beginAgain(@PathVariable String id, Principal signedIn, RedirectAttributes after) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        boolean begun = webhooks.beginAgain(id, who);
        if (begun) {
            audit.changed(who, "webhook.resumed", id);
        }
        after.addFlashAttribute(begun ? "done" : "warning", begun ? "partner.webhook.begun" : "partner.webhook.runs");
        return begun ? "redirect:/console/mittenti/" + id : "redirect:/console/mittenti";
    }
}
