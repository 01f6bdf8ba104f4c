package it.ponte.mail;

import it.ponte.access.Personal;

/**
 * A file that came with a mail.
 *
 * @param name as its sender called it; null where it has none
 */
record Attachment(Personal name, byte[] content) {}
