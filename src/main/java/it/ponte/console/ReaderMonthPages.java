package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.PartnerCaller;
import it.ponte.casework.CaseReader;
import it.ponte.casework.MonthSheet;
import it.ponte.casework.ReaderCases;
import it.ponte.casework.ReaderCases.ReaderCase;
import it.ponte.vocabulary.ItalianTime;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A reader's cases in one month, as a page to be printed and as CSV; for a service, not for who enrolled herself. */
@Controller
public class ReaderMonthPages {
    private static final List<String> HEAD = List.of("month.case", "col.day", "col.outcome");

    private final CaseDoor door;
    private final ReaderCases cases;
    private final MessageSource texts;
    private final Clock clock;
    private final Audit audit;

    ReaderMonthPages(CaseDoor door, ReaderCases cases, MessageSource texts, Clock clock, Audit audit) {
        this.door = door;
        this.cases = cases;
        this.texts = texts;
        this.clock = clock;
        this.audit = audit;
    }

    /** The sheet; of this month unless another is asked for. */
    @GetMapping("/r/{token}/mese")
    String page(
            @PathVariable String token,
            @RequestParam(name = "mese", required = false) String asked,
            HttpServletRequest request,
            Model model) {
        CaseDoor.Visit visit = door.visit(token, request);
        model.addAttribute("sheet", sheet(visit.reader(), asked));
        model.addAttribute("today", ItalianTime.dayOf(clock.instant()));
        CaseSurroundings.show(visit, visit.reader(), model);
        return "referral-month";
    }

    /** The same as a file. */
    @GetMapping("/r/{token}/mese.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String token,
            @RequestParam(name = "mese", required = false) String asked,
            HttpServletRequest request,
            Locale language) {
        MonthSheet sheet = sheet(door.visit(token, request).reader(), asked);
        List<String> head =
                HEAD.stream().map(key -> texts.getMessage(key, null, language)).toList();
        String csv = sheet.csv(head, outcome -> texts.getMessage("kind." + outcome.kind(), null, language));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("casi-" + sheet.month() + ".csv")
                                .build()
                                .toString())
                .body(csv.getBytes(StandardCharsets.UTF_8));
    }

    private MonthSheet sheet(CaseReader reader, String asked) {
        if (!reader.isOfService()) {
            throw new Gone();
        }
        YearMonth month = month(asked);
        List<ReaderCase> hers = cases.in(month, reader);
        audit.read(
                new PartnerCaller(reader.partner()),
                "referral.followed",
                hers.stream().map(ReaderCase::code).toList());
        return MonthSheet.of(month, hers);
    }

    /** What is no month, or none of four digits, is this one. */
    private YearMonth month(String asked) {
        try {
            return YearMonth.parse(asked != null && asked.matches("\\d{4}-\\d{2}") ? asked : "");
        } catch (DateTimeException none) {
            return YearMonth.from(ItalianTime.dayOf(clock.instant()));
        }
    }
}
