package it.ponte.access;

import java.util.List;

/**
 * What a look through the whole audit found.
 *
 * @param sealed how many rows the chains hold
 * @param waiting how many rows wait to be sealed
 * @param chains how many chains there are
 * @param unwitnessed chains of which no file of roots was looked at: a cut at their end would not be seen
 */
public record AuditReport(
        long sealed, long waiting, int chains, List<String> unwitnessed, List<AuditFinding> findings) {
    public AuditReport {
        unwitnessed = List.copyOf(unwitnessed);
        findings = List.copyOf(findings);
    }

    /** Whether everything is as the hubs left it. */
    public boolean isIntact() {
        return findings.isEmpty();
    }
}
