package it.ponte.console;

import it.ponte.access.Role;
import it.ponte.feedback.LetterSwitch;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the operators' area shows around its own matter. */
@ControllerAdvice(
        assignableTypes = {
            TodayPage.class,
            ArrivalPages.class,
            LinePages.class,
            ReplayPages.class,
            PartnerPages.class,
            TrialPages.class,
            ProposalPages.class,
            DisclosurePages.class,
            PeoplePages.class,
            ProgrammePages.class,
            QueuePages.class,
            ProtectedPages.class,
            ProtectedActs.class,
            LiftingPages.class,
            EmergencyPages.class,
            DuplicatePages.class,
            OfferPages.class,
            OutcomePages.class,
            LetterPages.class,
            AnswerPages.class,
            CaseNotePages.class,
            MailPages.class,
            SetAsidePages.class,
            AuditPages.class,
            OperatorPages.class,
            AccountPages.class,
            AbsencePages.class,
            ProfilePage.class,
            SecondFactorPages.class,
            SignInPages.class,
            RightsPages.class,
            ErasurePages.class,
            RectificationPages.class,
            ClockPages.class,
            ExportPages.class
        })
public class Surroundings {
    private final Map<String, String> partnerNames;
    private final LetterSwitch letterSwitch;
    private final boolean delivers;

    Surroundings(Partners partners, LetterSwitch letterSwitch, @Value("${ponte.smtp.url:}") String smtpUrl) {
        this.partnerNames = partners.all().stream().collect(Collectors.toMap(Partner::id, Partner::name));
        this.letterSwitch = letterSwitch;
        this.delivers = !smtpUrl.isBlank();
    }

    /** Who is signed in; null on the page to sign in. */
    @ModelAttribute("operator")
    String operator(Principal who) {
        return who == null ? null : who.getName();
    }

    /** The parts of the operators' area that she may open. */
    @ModelAttribute("sections")
    List<String> sections(HttpServletRequest request) {
        return Sections.of(request::isUserInRole);
    }

    /** Those of them that stand behind one entry of the menu. */
    @ModelAttribute("folded")
    List<String> folded(HttpServletRequest request) {
        return Sections.folded(request::isUserInRole);
    }

    /** Which doors are open to her, so that no link leads to a closed one. */
    @ModelAttribute("doors")
    Doors doors(HttpServletRequest request) {
        return new Doors(request);
    }

    /** The doors, for whoever asks. */
    public record Doors(HttpServletRequest who) {
        /** Whether the page of this path may be opened. */
        public boolean open(String path) {
            return WebDoors.may(who::isUserInRole, path);
        }
    }

    /** Whether she works with people: else no page leads to them, nor tells how letters go. */
    @ModelAttribute("withPeople")
    boolean withPeople(HttpServletRequest request) {
        return request.isUserInRole(Role.OPERATOR.name());
    }

    /** The partners' names by id. */
    @ModelAttribute("partnerNames")
    Map<String, String> partnerNames() {
        return partnerNames;
    }

    /** Whether an operator paused all letters. */
    @ModelAttribute("lettersPaused")
    boolean lettersPaused(Principal who) {
        return who != null && letterSwitch.isPaused();
    }

    /** Whether letters leave the hub at all, or are only kept in its own mail server. */
    @ModelAttribute("lettersLeave")
    boolean lettersLeave() {
        return delivers;
    }
}
