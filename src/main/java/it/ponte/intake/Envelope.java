package it.ponte.intake;

import it.ponte.access.Personal;
import java.time.Instant;

/**
 * What arrived, once.
 *
 * @param id internal id
 * @param code public code, E-…
 * @param mapping and mappingVersion: what read it, the version being a hash of the file; "-" where nothing did
 * @param lines how many lines it has
 * @param settled how many of them have their answer
 * @param asOf the moment it speaks of, unless a line says otherwise
 * @param sentAt when its sender made it
 * @param refusal why it cannot be read at all, null when it can
 * @param receivedAt when it was committed here
 */
public record Envelope(
        long id,
        String code,
        String partner,
        String channel,
        String mapping,
        String mappingVersion,
        String produces,
        Personal fileName,
        Instant asOf,
        Instant sentAt,
        Instant receivedAt,
        int lines,
        int settled,
        Refusal refusal) {

    /** Whether every line has its answer. */
    public boolean isSettled() {
        return settled >= lines;
    }

    /** Whether its sender is told by mail what became of it. */
    public boolean wantsMail() {
        return "mail".equals(channel);
    }

    /**
     * Whether its sender finds the answers in a file, in the drop box or on its own server; whoever posted it, or gave
     * no folder for receipts, asks for the envelope instead.
     */
    public boolean wantsReceipt() {
        return "sftp".equals(channel) || channel.endsWith("-fetched");
    }
}
