package it.ponte.intake;

import it.ponte.access.Personal;
import java.time.Instant;

/**
 * What is known of a message before it is read.
 *
 * @param partner who sent it
 * @param channel how it came: sftp (and the other words of the partner's channel), mail, rest, form
 * @param mapping the mapping that reads it, or "api-referral" and its like for the hub's own layouts
 * @param mappingVersion hash of the mapping's files at the time of reading
 * @param produces referral, vacancy or outcome
 * @param fileName the sender's name for it, null where it has none; may hold a person's name, so it is Personal
 * @param asOf the moment the message speaks of, unless a line says otherwise
 * @param sentAt when the sender made it: a file's modification time, else the moment it came. With the bytes it says
 *     whether a delivery is the very same one again
 * @param idempotencyKey the sender's key for this request, null where it gave none
 */
public record Arrival(
        String partner,
        String channel,
        String mapping,
        String mappingVersion,
        String produces,
        Personal fileName,
        Instant asOf,
        Instant sentAt,
        String idempotencyKey) {}
