package it.ponte.console;

import it.ponte.access.AuditAlerts;
import it.ponte.access.AuditAlerts.Alert;
import it.ponte.access.AuditAlerts.Kind;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.feedback.EmergencyNotices;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Emergency accesses of which no data protection officer is told (SAFETY P5), because no address of one is set. Somebody else
 * must know: the administrators, for there always is one. By these alerts they learn who and when, and nothing of whose
 * record it was: they are raised for a code of nobody too.
 */
@Component
class UntoldEmergencies {
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final int AT_MOST = 100;

    private final EmergencyNotices notices;
    private final AuditAlerts alerts;
    private final Clock clock;

    UntoldEmergencies(EmergencyNotices notices, AuditAlerts alerts, Clock clock) {
        this.notices = notices;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Those of the last seven days, the latest first; empty where an officer is told of them, or for any other role. */
    Optional<List<Alert>> seenBy(OperatorCaller who) {
        return notices.haveOfficer() || !who.may(Role.ADMINISTRATOR)
                ? Optional.empty()
                : Optional.of(alerts.since(Kind.BREAK_GLASS, clock.instant().minus(A_WEEK), AT_MOST));
    }
}
