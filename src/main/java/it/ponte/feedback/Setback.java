package it.ponte.feedback;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Why a letter did not leave, by the class of what the mail server answered (RFC 5321, 4.2.1). Its words quote addresses
 * and are not kept.
 *
 * @param code three digits of the answer; 0 where there was none
 * @param refusal what of ours was refused; null unless it was {@link Kind#OURS}
 */
record Setback(Kind kind, int code, Refusal refusal) {
    private static final int FOR_GOOD = 500;
    private static final int FOR_NOW = 400;

    /** RFC 4954: the server wants a login, or another than ours. */
    private static final Set<Integer> OF_LOGINS = Set.of(530, 534, 535, 538);

    /**
     * A recipient is refused by a rule of the server (RFC 3463, 3.8), or because it relays nothing of ours: its settings may
     * be wrong for all, or right for this one. So the letter waits, and holds back no other.
     */
    private static final Pattern BY_A_RULE =
            Pattern.compile("(?i)\\b5\\.7\\.\\d|\\brelay(ing)? (denied|not permitted)");

    /** What is to be done about it. */
    enum Kind {
        /** The server takes no letter from us at all: it is no letter's fault. */
        OURS,
        /** The server was away, or asked us to come again. */
        LATER,
        /** The server will never take this letter. */
        NEVER,
        /** No server had to do with it. */
        BROKEN
    }

    /** What a server refuses that refuses all letters. */
    enum Refusal {
        LOGIN,
        TLS,
        SENDER
    }

    static Setback of(Throwable failure) {
        if (!isOfTheWay(failure)) {
            return new Setback(Kind.BROKEN, 0, null);
        }
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(Setback::ofOne)
                .reduce((outer, inner) -> outer.code > 0 || inner.kind == Kind.LATER && inner.code == 0 ? outer : inner)
                .orElseThrow();
    }

    private static Setback ofOne(Throwable cause) {
        if (cause instanceof AuthenticationFailedException) {
            return ours(Refusal.LOGIN, 0);
        }
        if (cause instanceof SSLHandshakeException || cause instanceof MessagingException && isOfTls(cause)) {
            return ours(Refusal.TLS, 0);
        }
        if (cause instanceof SMTPSenderFailedException sender) {
            return ofSender(sender.getReturnCode());
        }
        if (cause instanceof SMTPSendFailedException answer) {
            String command = String.valueOf(answer.getCommand());
            return command.startsWith("MAIL") ? ofSender(answer.getReturnCode()) : of(answer.getReturnCode());
        }
        if (cause instanceof SMTPAddressFailedException address) {
            return ofRecipient(address);
        }
        return new Setback(Kind.LATER, 0, null);
    }

    private static boolean isOfTheWay(Throwable failure) {
        return failure instanceof MessagingException || failure instanceof IOException;
    }

    /** The library has no type for these; both come before anything of a letter is said. */
    private static boolean isOfTls(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.startsWith("STARTTLS is required") || message.startsWith("Could not convert socket to TLS");
    }

    private static Setback ofSender(int code) {
        return code >= FOR_GOOD && !OF_LOGINS.contains(code) ? ours(Refusal.SENDER, code) : of(code);
    }

    private static Setback ofRecipient(SMTPAddressFailedException answer) {
        boolean isByARule =
                BY_A_RULE.matcher(String.valueOf(answer.getMessage())).find();
        return isByARule ? later(answer.getReturnCode()) : of(answer.getReturnCode());
    }

    private static Setback of(int code) {
        if (OF_LOGINS.contains(code)) {
            return ours(Refusal.LOGIN, code);
        }
        return code >= FOR_GOOD ? new Setback(Kind.NEVER, code, null) : later(code);
    }

    private static Setback later(int code) {
        return new Setback(Kind.LATER, code >= FOR_NOW ? code : 0, null);
    }

    private static Setback ours(Refusal refusal, int code) {
        return new Setback(Kind.OURS, code, refusal);
    }
}
