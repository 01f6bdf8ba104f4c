package it.ponte;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's Postfix on a loopback port, with a configuration of its own: keeps what is for its own domains, and gives up at
 * once on whatever is for others.
 */
final class Postfix implements AutoCloseable {
    private static final String SERVICES =
            """
            127.0.0.1:%d inet n - n - - smtpd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            proxymap unix - - n - - proxymap
            smtp unix - - n - - smtp
            error unix - - n - - error
            retry unix - - n - - error
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            postlog unix-dgram n - n - 1 postlogd
            """;
    private static final String SETTINGS =
            """
            compatibility_level = 3.6
            queue_directory = %1$s/spool
            data_directory = %1$s/data
            maillog_file = %1$s/log
            maillog_file_prefixes = %1$s
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = mx.ponte.example
            mydestination =
            mynetworks = 127.0.0.0/8
            smtpd_recipient_restrictions = permit_mynetworks, reject
            virtual_mailbox_domains = ponte.example, cpi-valmora.example
            virtual_mailbox_base = %1$s/mail
            virtual_mailbox_maps = inline:{ {ponte@ponte.example = ponte/}, {orientamento@cpi-valmora.example = service/}, {collocamento.mirato@cpi-valmora.example = office/} }
            virtual_minimum_uid = 1
            virtual_uid_maps = static:65534
            virtual_gid_maps = static:65534
            relayhost = [127.0.0.1]:9
            maximal_queue_lifetime = 0
            bounce_queue_lifetime = 0
            """;

    private final Path folder;
    private final int port = HubUnderTest.freePort();

    /** Starts it; root alone can. */
    Postfix() throws IOException {
        folder = Files.createTempDirectory("postfix");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String own : List.of("spool", "data", "mail")) {
            Files.createDirectory(folder.resolve(own));
        }
        run("chown", "postfix", folder.resolve("data").toString());
        run("chown", "65534:65534", folder.resolve("mail").toString());
        Files.writeString(folder.resolve("main.cf"), SETTINGS.formatted(folder));
        Files.writeString(folder.resolve("master.cf"), SERVICES.formatted(port));
        postfix("start");
    }

    /** Whether it is installed, and may be started by whoever we are. */
    static boolean isHere() {
        return Files.isExecutable(Path.of("/usr/sbin/postfix")) && "root".equals(System.getProperty("user.name"));
    }

    String url() {
        return "smtp://127.0.0.1:" + port;
    }

    /** The mails in one of its mailboxes, "ponte" or "service". */
    List<String> mails(String mailbox) {
        Path arrived = folder.resolve("mail").resolve(mailbox).resolve("new");
        if (!Files.isDirectory(arrived)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(arrived)) {
            return files.sorted().map(Postfix::read).toList();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static String read(Path mail) {
        try {
            return Files.readString(mail);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private void postfix(String command) throws IOException {
        run("/usr/sbin/postfix", "-c", folder.toString(), command);
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!ended(process) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " did not work");
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        postfix("stop");
        run("rm", "-r", folder.toString());
    }
}
