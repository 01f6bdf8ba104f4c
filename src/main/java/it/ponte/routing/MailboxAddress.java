package it.ponte.routing;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where mails are fetched from: the mailbox that {@code PONTE_IMAP_URL} names
 * ({@code imaps://user:password@host:993/INBOX}), if it names one.
 */
@Component
public class MailboxAddress {
    private final String setting;
    private final String url;
    private final Duration every;

    /** The mailbox that another setting names. */
    MailboxAddress(String setting, Duration every, String url) {
        this.setting = setting;
        this.url = url;
        this.every = every;
        if (isNamed()) {
            server();
        }
    }

    /**
     * Reads the setting.
     *
     * @param authservId how our mail server names itself in its verdicts; without it no sender could be believed
     * @throws IllegalStateException when the address cannot be used, or the server's name is missing
     */
    @Autowired
    public MailboxAddress(
            @Value("${ponte.imap.url:}") String url,
            @Value("${ponte.mail.authserv-id:}") String authservId,
            @Value("${ponte.imap.every:30s}") Duration every) {
        this("PONTE_IMAP_URL", every, url);
        if (isNamed() && authservId.isBlank()) {
            throw new IllegalStateException("PONTE_IMAP_AUTHSERV_ID: is missing; it is how your mail server names"
                    + " itself in the header Authentication-Results");
        }
    }

    /** Whether there is a mailbox to be read. */
    boolean isNamed() {
        return !url.isBlank();
    }

    /** The folder that mails come into. */
    String inbox() {
        String path = server().getPath() == null ? "" : server().getPath().replaceFirst("^/", "");
        return path.isEmpty() ? "INBOX" : path;
    }

    /**
     * The Camel address of a folder.
     *
     * @param polling the {@link MailPolling} of its rounds, as a reference
     * @param particular options of this folder alone
     */
    String folder(String name, String polling, Map<String, String> particular) {
        URI server = server();
        Map<String, String> options = new LinkedHashMap<>(particular);
        String[] login = server.getRawUserInfo().split(":", 2);
        options.put("username", "RAW(" + decode(login[0]) + ")");
        options.put("password", "RAW(" + decode(login[1]) + ")");
        options.put("folderName", "RAW(" + name + ")");
        options.put("headerFilterStrategy", "#mailHeaders");
        // The mail as it is: content and attachments are for the room that judges it, if it wants them.
        options.put("mapMailMessage", "false");
        // What was read is told by its folder: a flag can be set by anybody who looks into the mailbox.
        options.put("unseen", "false");
        options.put("peek", "true");
        options.put("mailUidGenerator", "#mailPlaces");
        options.put("skipFailedMessage", "true");
        options.put("disconnect", "true");
        options.put("maxMessagesPerPoll", "50");
        options.put("pollStrategy", polling);
        options.put("exceptionHandler", polling);
        options.put("delay", Long.toString(every.toMillis()));
        // After three rounds without a connection only every fifth is tried.
        options.put("backoffErrorThreshold", "3");
        options.put("backoffMultiplier", "5");
        options.put("runLoggingLevel", "OFF");
        options.put("connectionTimeout", "30000");
        String scheme = server.getScheme();
        options.put("mail." + scheme + ".writetimeout", "30000");
        options.put("mail." + scheme + ".fetchsize", "1048576");
        options.put("mail.imaps.ssl.checkserveridentity", "true");
        int port = server.getPort() > 0 ? server.getPort() : scheme.equals("imaps") ? 993 : 143;
        return CamelAddress.of(scheme + "://" + server.getHost() + ":" + port, options);
    }

    private URI server() {
        URI server;
        try {
            server = URI.create(url);
        } catch (IllegalArgumentException unreadable) {
            throw wrong(); // without the cause, which quotes the address and so the password
        }
        boolean isComplete = server.getHost() != null
                && server.getRawUserInfo() != null
                && server.getRawUserInfo().contains(":");
        boolean isSafe = "imaps".equals(server.getScheme())
                || "imap".equals(server.getScheme()) && isComplete && isThisMachine(server.getHost());
        if (!isComplete || !isSafe) {
            throw wrong();
        }
        return server;
    }

    private IllegalStateException wrong() {
        return new IllegalStateException(setting + ": must be imaps://user:password@host:port/folder;"
                + " imap:// is for a server on this machine only");
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
