package it.ponte.partner;

/** A way in which a partner sends to us. */
public sealed interface Channel {

    /** The mapping folder that says what its files mean; null where the hub's own layout is used. */
    String mapping();

    /** Our drop box, user name = partner id, folders in/ and out/; or, where there is one, the partner's own server. */
    record Sftp(String mapping, RemoteServer server) implements Channel {
        /** Whether the partner leaves files with us rather than us fetching them. */
        public boolean isDropBox() {
            return server == null;
        }

        /**
         * How its files come, as envelopes note it: {@code sftp} into our drop box, {@code sftp-fetched} or
         * {@code ftps-fetched} from its own server, with {@code -unanswered} behind where that takes no receipts.
         */
        public String word() {
            if (isDropBox()) {
                return "sftp";
            }
            String fetched = server.isSftp() ? "sftp-fetched" : "ftps-fetched";
            return server.receiptsTo() == null ? fetched + "-unanswered" : fetched;
        }
    }

    /** The REST face. */
    record Rest(String mapping) implements Channel {}

    /** A form on the web. */
    record Form(String mapping) implements Channel {}
}
