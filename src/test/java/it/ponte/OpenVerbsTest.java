package it.ponte;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import it.ponte.access.Allowed;
import it.ponte.access.Caller;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a face calls in a room and what changes something asks who calls, whatever the face asked before. */
class OpenVerbsTest {
    private static final JavaClasses PONTE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("it.ponte");

    /** The verbs that take nobody, and why. */
    private static final Map<String, String> OPEN = Map.ofEntries(
            entry("Accounts.external", "the identity provider vouches for her before there is a caller"),
            entry("Audit.changed", "it notes who calls"),
            entry("Audit.failedSignIn", "nobody is signed in yet"),
            entry("Audit.read", "it notes who calls"),
            entry("AuditAlerts.raise", "it only tells somebody to look"),
            entry("CaseHandovers.move", "a reader's own case; her device was asked for its code"),
            entry("CaseNotes.write", "the same"),
            entry("CaseReads.acknowledge", "the same"),
            entry("CaseworkerCovers.end", "her own absence; the same"),
            entry("CaseworkerCovers.say", "the same"),
            entry("Inbox.keep", "what partners and forms send; the channel was asked for its key"),
            entry("KnownDevices.forget", "her own device"),
            entry("KnownDevices.know", "her own device, once she gave her code"),
            entry("LetterFigures.opened", "a reader who gave her code; that a page was opened, not by whom"),
            entry("LetterSwitch.pause", "one switch for all letters, nothing of a person"),
            entry("LetterSwitch.resume", "as pausing"),
            entry("Operators.changePassword", "her own, proved by the present one"),
            entry("Operators.newToken", "her own"),
            entry("Outcomes.feed", "a partner's own people; it takes the partner, and notes that they were read"),
            entry("Outcomes.tell", "MayTell asks who tells, partner or operator"),
            entry("PageCodes.ask", "whoever has a letter's link; the code goes to its reader"),
            entry("PageCodes.give", "her own code"),
            entry(
                    "ReferenceAssignment.assignWaiting",
                    "gives people to whom the partners' files name, as the clock does"),
            entry("ReaderRhythms.choose", "how often whoever holds the link hears of what is no decision"),
            entry("Referrals.withdraw", "a partner's own referral; it takes the partner"),
            entry("Repairs.line", "finds a line in what the caller may see; correcting it asks"),
            entry("SecondFactor.proves", "her own, while she signs in"),
            entry("SecondFactor.setUp", "her own, while she signs in"),
            entry("Senders.confirm", "who may write to the mailbox, nothing of a person"),
            entry("Senders.refuse", "as confirming"),
            entry("Senders.takeBack", "as confirming"),
            entry("Vacancies.close", "a partner's own vacancy; it takes the partner"),
            entry("Worklist.add", "ids only; each stage asks for itself"),
            entry("Worklist.replay", "ids only, of what its page may show"));

    @Test
    void everyVerbOfARoomThatChangesSomethingTakesACallerAndSaysWhoMay() {
        Set<String> open = new TreeSet<>();
        PONTE.stream().filter(OpenVerbsTest::isFace).forEach(face -> face.getMethodCallsFromSelf().stream()
                .map(JavaMethodCall::getTarget)
                .flatMap(target -> target.resolveMember().stream())
                .filter(verb -> isOfARoom(verb.getOwner()))
                .filter(verb -> changes(verb, new HashSet<>()) && !isClosed(verb))
                .forEach(verb -> open.add(verb.getOwner().getSimpleName() + "." + verb.getName())));

        assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN.keySet());
    }

    private static boolean isFace(JavaClass type) {
        return Set.of("it.ponte.console", "it.ponte.api").contains(type.getPackageName());
    }

    private static boolean isOfARoom(JavaClass type) {
        return type.getPackageName().startsWith("it.ponte") && !isFace(type);
    }

    private static boolean isClosed(JavaMethod verb) {
        return verb.isAnnotatedWith(Allowed.class)
                && verb.getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(Caller.class));
    }

    /** Whether a statement that changes rows is run on the way; what only looks does not run one. */
    private static boolean changes(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
        return seen.add(unit)
                && unit.getMethodCallsFromSelf().stream().anyMatch(call -> {
                    JavaClass owner = call.getTargetOwner();
                    return owner.isAssignableTo(JdbcClient.StatementSpec.class)
                                    && call.getName().equals("update")
                            || isOfARoom(owner)
                                    && call.getTarget()
                                            .resolveMember()
                                            .filter(next -> changes(next, seen))
                                            .isPresent();
                });
    }
}
