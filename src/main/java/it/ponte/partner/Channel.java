package it.ponte.partner;

import java.util.List;
import java.util.Locale;

/** A way in which a partner sends to us. */
public sealed interface Channel {

    /** The mapping folder that says what its files mean; null where the hub's own layout is used. */
    String mapping();

    /** Our drop box, user name = partner id, folders in/ and out/; or, with a host, the partner's own server. */
    record Sftp(String mapping, RemoteServer server) implements Channel {
        /** Whether the partner leaves files with us rather than us fetching them. */
        public boolean isDropBox() {
            return server == null;
        }
    }

    /** The partner's own SFTP server. Secrets are names of environment variables, never values. */
    record RemoteServer(
            String host, int port, String user, String hostKey, String passwordEnv, String directory, String moveTo) {}

    /** The REST face. */
    record Rest(String mapping) implements Channel {}

    /**
     * Mails to our mailbox, the files attached.
     *
     * @param from who may send them: whole addresses, or {@code @domain} for everybody of a domain (of it alone, not of
     *     those below it)
     */
    record Mail(String mapping, List<String> from) implements Channel {
        public Mail {
            from = from.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
        }

        /** Whether mails from this address are expected; without regard to case. */
        public boolean allows(String address) {
            String asked = address.toLowerCase(Locale.ROOT);
            return from.contains(asked)
                    || asked.contains("@") && from.contains(asked.substring(asked.lastIndexOf('@')));
        }
    }

    /** A form on the web. */
    record Form(String mapping) implements Channel {}
}
