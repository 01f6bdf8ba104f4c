package it.ponte.intake;

import it.ponte.access.Personal;
import java.time.Instant;

/**
 * A file that came with a mail from a partner that may send it; or the reason why none could be taken.
 *
 * @param name the sender's name for it; null where it has none
 * @param sentAt when the mail was written
 * @param key the same for the same file of the same mail, however often it is read
 * @param content its bytes; null when there is a refusal
 * @param refusal why nothing of the mail could be read; null when there is content
 */
public record MailedFile(String partner, Personal name, Instant sentAt, String key, byte[] content, Refusal refusal) {}
