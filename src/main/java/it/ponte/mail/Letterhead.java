package it.ponte.mail;

import it.ponte.access.Personal;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands above a mail's content; all that is read of a mail whose sender is not trusted yet.
 *
 * @param headers from the top, the latest mail server's first
 * @param size of the whole mail in bytes, as the mail server says
 * @param receivedAt when the mail server took it
 */
record Letterhead(List<Header> headers, long size, Instant receivedAt) {
    /** A mail that says to be older than this when it comes was not on its way all that time. */
    private static final Duration LONGEST_WAY = Duration.ofDays(7);

    private static final Pattern SERVER = Pattern.compile("(mailer-daemon|postmaster)@.*");

    Letterhead {
        headers = List.copyOf(headers);
    }

    static Letterhead of(Message mail) throws MessagingException {
        Instant received = mail.getReceivedDate() == null
                ? Instant.EPOCH
                : mail.getReceivedDate().toInstant();
        return new Letterhead(Collections.list(mail.getAllHeaders()), mail.getSize(), received);
    }

    /** All values of a header, from the top. */
    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.getName().equalsIgnoreCase(name))
                .map(header -> header.getValue() == null ? "" : MimeUtility.unfold(header.getValue()))
                .map(String::strip)
                .toList();
    }

    /** The topmost value of a header. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The topmost value in lower case, "" where there is none. */
    String word(String name) {
        return first(name).orElse("").toLowerCase(Locale.ROOT);
    }

    /** The one address in the one From, in lower case; empty when there is none or more than one. */
    Optional<Personal> from() {
        List<String> all = all("From");
        try {
            InternetAddress[] authors =
                    all.size() == 1 ? InternetAddress.parse(all.get(0), true) : new InternetAddress[0];
            if (authors.length != 1 || authors[0].isGroup()) {
                return Optional.empty();
            }
            String address = authors[0].getAddress();
            int at = address.lastIndexOf('@');
            return at < 1
                    ? Optional.empty()
                    : Optional.of(Personal.of(
                            address.substring(0, at + 1).toLowerCase(Locale.ROOT) + domain(address.substring(at + 1))));
        } catch (AddressException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether a mail server says to have written it. */
    boolean isFromServer() {
        return from().filter(from -> SERVER.matcher(from.reveal()).matches()).isPresent();
    }

    /** A domain's name as mail servers compare it: lower case, letters beyond ASCII in their coded form. */
    static String domain(String name) {
        return IDN.toASCII(name).toLowerCase(Locale.ROOT);
    }

    /** The subject, decoded as far as it can be. */
    String subject() {
        String subject = first("Subject").orElse("");
        try {
            return MimeUtility.decodeText(subject);
        } catch (UnsupportedEncodingException unreadable) {
            return subject;
        }
    }

    /** When it was sent by its own word, if that can be; else when it came. */
    Instant sentAt() {
        Instant said = first("Date").map(Letterhead::moment).orElse(receivedAt);
        boolean canBe = !said.isAfter(receivedAt) && !said.isBefore(receivedAt.minus(LONGEST_WAY));
        return canBe ? said : receivedAt;
    }

    private static Instant moment(String date) {
        try {
            return new MailDateFormat().parse(date).toInstant();
        } catch (ParseException unreadable) {
            return Instant.EPOCH;
        }
    }

    /** The same for the same mail, whatever number the mail server gives it. */
    String identity() {
        return first("Message-ID")
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> String.join("\n", word("From"), word("Date"), word("Subject")));
    }
}
