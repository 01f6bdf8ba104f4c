package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.AuditAlerts;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.PublicCode;
import it.ponte.console.AuditReads.Filter;
import it.ponte.console.AuditReads.Row;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Registro: who looked at whom and who changed what, by codes only. Who looks at the audit is audited. */
@Controller
public class AuditPages {
    private static final int AT_MOST = 200;
    private static final Duration ALERTS = Duration.ofDays(7);

    private final AuditReads reads;
    private final AuditAlerts alerts;
    private final Audit audit;
    private final Clock clock;

    AuditPages(AuditReads reads, AuditAlerts alerts, Audit audit, Clock clock) {
        this.reads = reads;
        this.alerts = alerts;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rows, the latest first; the address says what they are narrowed down to. */
    @GetMapping("/console/audit")
    String page(
            @RequestParam(name = "chi", required = false) String account,
            @RequestParam(name = "che", required = false) String what,
            @RequestParam(name = "su", required = false) String about,
            @RequestParam(name = "giorno", required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate day,
            @RequestParam(name = "prima", defaultValue = "" + Long.MAX_VALUE) long before,
            Principal who,
            Model model) {
        audit.read(OperatorCaller.of(who), "audit.read", asKept(about));
        Filter filter = new Filter(account, what, about, day);
        List<Row> rows = reads.rows(filter, before, AT_MOST);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", rows);
        model.addAttribute(
                "older", rows.size() == AT_MOST ? rows.get(AT_MOST - 1).id() : null);
        model.addAttribute("chains", reads.chains());
        model.addAttribute("unsealed", reads.unsealed());
        model.addAttribute("alerts", alerts.since(clock.instant().minus(ALERTS), AT_MOST));
        return "audit";
    }

    /** What was asked for, where it is a code; of anything else, which may be a name typed in here, only that it was. */
    private static String asKept(String about) {
        String asked = about == null ? "" : about.strip();
        return asked.isEmpty() || PublicCode.isOne(asked) ? asked : "?";
    }
}
