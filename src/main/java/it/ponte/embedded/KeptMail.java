package it.ponte.embedded;

import it.ponte.access.Personal;
import java.time.Instant;

/**
 * A message that the mail server in the process keeps instead of delivering it.
 *
 * @param id under which {@link MailServer#message} gives the whole message
 * @param to its header To; null when it has none
 */
public record KeptMail(String id, Instant receivedAt, Personal to, String subject) {}
