package it.ponte.mail;

import it.ponte.access.Personal;
import it.ponte.mail.DeliveryReport.Kind;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads bounces: the form for machines (RFC 3464), which most mail servers send, and the one that qmail and its like
 * write for people, with a copy of the mail below.
 */
final class Bounces {
    private static final int MOST_BLOCKS = 100;
    private static final int MOST_ADDRESSES = 100;
    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");
    private static final Pattern CODE = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern CODE_IN_TEXT = Pattern.compile("(?<![\\d.])[45]\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])");
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,200})>");
    private static final Pattern ID_IN_TEXT = Pattern.compile(
            "^[ \\t>]*Message-ID:\\s*<([^<>\\s]{1,200})>", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS_IN_TEXT =
            Pattern.compile("^<([^<>\\s]{1,200}@[^<>\\s]{1,200})>:", Pattern.MULTILINE);

    private Bounces() {}

    /** Whether a mail may be one, and not somebody's absence: many mail servers mark both as answers (RFC 3834). */
    static boolean mayBe(Letterhead head) {
        return isForMachines(head)
                || head.isFromServer()
                || head.first("X-Failed-Recipients").isPresent();
    }

    private static boolean isForMachines(Letterhead head) {
        String type = head.word("Content-Type");
        return type.startsWith("multipart/report") && type.contains("delivery-status");
    }

    /** What it says; empty when it says nothing of a mail that can be told from others. */
    static Optional<DeliveryReport> read(Letterhead head, ReportParts parts) throws MessagingException {
        return parts.status().isEmpty() ? readText(head, parts) : readStatus(head, parts);
    }

    private static Optional<DeliveryReport> readStatus(Letterhead head, ReportParts parts) throws MessagingException {
        Kind kind = null;
        String code = null;
        List<String> addresses = new ArrayList<>(addresses(head, parts));
        for (String block : BLANK_LINE.split(parts.status(), MOST_BLOCKS)) {
            InternetHeaders fields =
                    new InternetHeaders(new ByteArrayInputStream(block.getBytes(StandardCharsets.UTF_8)));
            Kind said = kind(field(fields, "Action"));
            if (said != null && kind != Kind.RETURNED) {
                kind = said;
                code = CODE.matcher(field(fields, "Status"))
                        .results()
                        .map(MatchResult::group)
                        .findFirst()
                        .orElse(null);
            }
            addresses.add(typed(field(fields, "Final-Recipient")));
            addresses.add(typed(field(fields, "Original-Recipient")));
        }
        return report(messageId(head, parts), kind, code, addresses);
    }

    /** By what the mail server did (RFC 3464, 2.3.3): one that has given up says so, whatever the class of its reason. */
    private static Kind kind(String action) {
        return switch (action.toLowerCase(Locale.ROOT)) {
            case "failed" -> Kind.RETURNED;
            case "delayed" -> Kind.DELAYED;
            default -> null;
        };
    }

    private static Optional<DeliveryReport> readText(Letterhead head, ReportParts parts) throws MessagingException {
        Optional<String> code = CODE_IN_TEXT
                .matcher(parts.text())
                .results()
                .map(MatchResult::group)
                .findFirst();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Kind kind = code.get().startsWith("5") ? Kind.RETURNED : Kind.DELAYED;
        Optional<String> id = messageId(head, parts).or(() -> ID_IN_TEXT
                .matcher(parts.text())
                .results()
                .map(found -> found.group(1))
                .findFirst());
        List<String> addresses = new ArrayList<>(addresses(head, parts));
        ADDRESS_IN_TEXT
                .matcher(parts.text())
                .results()
                .map(found -> found.group(1))
                .forEach(addresses::add);
        return report(id, kind, code.get(), addresses);
    }

    /** Of the mail that came back, or that the bounce says to answer. */
    private static Optional<String> messageId(Letterhead head, ReportParts parts) {
        return Stream.of(
                        field(parts.returned(), "Message-ID"),
                        head.first("In-Reply-To").orElse(""))
                .flatMap(text -> ID.matcher(text).results())
                .map(found -> found.group(1))
                .findFirst();
    }

    private static List<String> addresses(Letterhead head, ReportParts parts) {
        return Stream.of(
                        field(parts.returned(), "To"),
                        head.first("X-Failed-Recipients").orElse(""))
                .flatMap(several -> Stream.of(several.split(",")))
                .map(Bounces::bare)
                .toList();
    }

    /** {@code Someone <someone@service.example>}: the address alone. */
    private static String bare(String mailbox) {
        int open = mailbox.lastIndexOf('<');
        int close = mailbox.indexOf('>', open + 1);
        return open >= 0 && close > open ? mailbox.substring(open + 1, close) : mailbox;
    }

    private static String field(InternetHeaders fields, String name) {
        String value = fields.getHeader(name, ",");
        return value == null ? "" : value.strip();
    }

    /** {@code rfc822;someone@service.example}: the address alone. */
    private static String typed(String recipient) {
        return recipient.substring(recipient.indexOf(';') + 1);
    }

    static Optional<DeliveryReport> report(Optional<String> id, Kind kind, String code, List<String> addresses) {
        List<Personal> named = addresses.stream()
                .map(String::strip)
                .filter(address -> address.contains("@") && address.length() <= LONGEST_ADDRESS)
                .distinct()
                .limit(MOST_ADDRESSES)
                .map(Personal::of)
                .toList();
        return id.filter(known -> kind != null && !named.isEmpty())
                .map(known -> new DeliveryReport(known, kind, code, named));
    }
}
