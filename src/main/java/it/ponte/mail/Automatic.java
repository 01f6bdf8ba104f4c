package it.ponte.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Mails that a program wrote by itself: bounces, absences, mailing lists (RFC 3834, RFC 3464), and the receipts of
 * certified mail (DM 2 November 2005, technical rules of PEC: headers X-Ricevuta and X-Trasporto).
 */
final class Automatic {
    private static final List<String> MARKS =
            List.of("List-Id", "X-Autoreply", "X-Autorespond", "X-Autorespond-To", "X-Ricevuta", "X-VerificaSicurezza");
    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");

    /**
     * How programs that set no header begin their subjects, in Italian and English. Not how receipts of certified mail do:
     * those have their headers, and "presa in carico" or "consegna" are what services write of people.
     */
    private static final Pattern SUBJECT =
            Pattern.compile("(out of (the )?office|automatic reply|auto(matic)?[- ]?reply|"
                    + "risposta automatica|fuori (sede|ufficio)|assente dall'ufficio|undeliver(able|ed)|delivery status|"
                    + "mail delivery (failed|subsystem)|returned mail|mancato recapito).*");

    private Automatic() {}

    /** Whether nobody wrote it, so that nobody is to be answered. */
    static boolean wrote(Letterhead head) {
        String submitted = head.word("Auto-Submitted").replaceAll("[;\\s].*", "");
        return head.first("Return-Path").filter(path -> path.equals("<>")).isPresent()
                || head.isFromServer()
                || !submitted.isEmpty() && !submitted.equals("no")
                || BULK.contains(head.word("Precedence"))
                || MARKS.stream().anyMatch(mark -> head.first(mark).isPresent())
                || head.word("X-Trasporto").equals("errore")
                || head.word("Content-Type").startsWith("multipart/report")
                || head.word("Content-Type").startsWith("message/delivery-status")
                || SUBJECT.matcher(head.subject().strip().toLowerCase(Locale.ROOT))
                        .matches();
    }
}
