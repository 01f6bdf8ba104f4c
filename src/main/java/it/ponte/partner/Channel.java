package it.ponte.partner;

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

    /** A form on the web. */
    record Form(String mapping) implements Channel {}
}
