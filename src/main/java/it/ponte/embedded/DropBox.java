package it.ponte.embedded;

import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKeys;
import it.ponte.partner.Partners;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The drop box: an SFTP server with one home per partner, {@code <data>/sftp/<partner>}, which holds {@code in/} (to us),
 * {@code out/} (from us) and {@code test/} (files that are only tried, and their answers). A partner enters with its key
 * as password, or with a public key of its partner file, and sees its own home only. The hub enters as the user
 * {@link #HUB} and sees all homes. There is nothing but SFTP: no shell, no command, no forwarding.
 */
@Component
public class DropBox {
    /** The hub's own user, for its pollers. */
    public static final String HUB = "hub";

    private static final Logger log = LoggerFactory.getLogger(DropBox.class);

    private final String address;
    private final String owner;
    private final Path homes;
    private final Path hubKey;
    private final HostKey hostKey;
    private final DropBoxQuota quota;
    private final List<Partner> partners;
    private final PartnerKeys keys;
    private final SshServer server = SshServer.setUpDefaultServer();
    private DropBoxSignIn signIn;

    /** Prepares it; {@link #start()} opens it. */
    public DropBox(
            Partners partners,
            PartnerKeys keys,
            HostKey hostKey,
            DropBoxQuota quota,
            @Value("${ponte.sftp.address}") String address,
            @Value("${ponte.sftp.port}") int port,
            @Value("${ponte.sftp.owner}") String owner,
            @Value("${ponte.data}") Path data,
            @Value("${ponte.keys}") Path keyFolder) {
        this.partners = partners.all().stream()
                .filter(partner -> partner.channel(Channel.Sftp.class).stream().anyMatch(Channel.Sftp::isDropBox))
                .toList();
        this.keys = keys;
        this.address = address;
        this.owner = owner;
        this.homes = data.resolve("sftp").toAbsolutePath().normalize();
        this.hubKey = keyFolder.resolve("sftp-hub-key");
        this.hostKey = hostKey;
        this.quota = quota;
        server.setHost(address);
        server.setPort(port);
    }

    /**
     * Makes what is missing (homes, keys) and opens the door; does nothing where another hub owns the drop box.
     *
     * @throws IllegalStateException when the port is taken; says which
     */
    @PostConstruct
    public void start() {
        if (!owner.isBlank()) {
            log.info("the drop box is another hub's, on port {}", server.getPort());
            return;
        }
        try {
            signIn = new DropBoxSignIn(partners, keys, SshKey.in(hubKey).getPublic());
            server.setKeyPairProvider(KeyPairProvider.wrap(hostKey.pair()));
            server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
            server.setPasswordAuthenticator(signIn);
            server.setPublickeyAuthenticator(signIn);
            server.setFileSystemFactory(makeHomes());
            server.setSubsystemFactories(List.of(sftp()));
            server.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
            server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
            CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, 6);
            CoreModuleProperties.AUTH_TIMEOUT.set(server, Duration.ofSeconds(30));
            CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ofMinutes(5));
            CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "PONTE");
            server.start();
            log.info(
                    "the drop box of {} partners is open on port {}, its host key is {}",
                    partners.size(),
                    server.getPort(),
                    hostKey.fingerprint());
            warn();
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "port " + server.getPort() + " on " + address
                            + " cannot be opened for the drop box; set PONTE_SFTP_PORT or PONTE_SFTP_ADDRESS",
                    taken);
        } catch (IOException broken) {
            throw new IllegalStateException("the drop box could not be opened", broken);
        }
    }

    private void warn() throws UnknownHostException {
        if (!InetAddress.getByName(address).isLoopbackAddress()) {
            log.warn(
                    "the drop box is open to other machines on {} port {}: let the firewall admit nobody but the partners",
                    address,
                    server.getPort());
        }
        if (!Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode('è')) {
            log.warn("the drop box refuses file names with accents: start the hub with LC_ALL=C.UTF-8");
        }
    }

    /** Closes the door; uploads that are under way stay {@code .part}. */
    @PreDestroy
    public void stop() {
        try {
            server.stop(true);
        } catch (IOException broken) {
            log.warn(
                    "the drop box did not close in order: {}", broken.getClass().getName());
        } finally {
            if (signIn != null) {
                signIn.close();
            }
        }
    }

    /** The port on which it is open. */
    public int port() {
        return server.getPort();
    }

    /** The private key (OpenSSH form) with which the hub's pollers enter as {@link #HUB}. */
    public Path hubKey() {
        return hubKey;
    }

    /** The line of a {@code known_hosts} file that pins the drop box's host key for the hub's own pollers. */
    public String knownHosts() {
        return hostKey.knownHosts(port(), "127.0.0.1", "localhost", address, owner);
    }

    private VirtualFileSystemFactory makeHomes() throws IOException {
        Files.createDirectories(homes);
        if (homes.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(homes, PosixFilePermissions.fromString("rwx------"));
        }
        VirtualFileSystemFactory factory = new VirtualFileSystemFactory();
        factory.setUserHomeDir(HUB, homes);
        for (Partner partner : partners) {
            Path home = homes.resolve(partner.id());
            Files.createDirectories(home.resolve(DropBoxRules.IN));
            Files.createDirectories(home.resolve(DropBoxRules.OUT));
            Files.createDirectories(home.resolve(DropBoxRules.TEST));
            factory.setUserHomeDir(partner.id(), home);
        }
        return factory;
    }

    private SftpSubsystemFactory sftp() {
        DropBoxFiles files = new DropBoxFiles(quota);
        SftpSubsystemFactory factory = new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(files)
                .withSftpErrorStatusDataHandler(new DropBoxAnswers())
                .build();
        factory.addSftpEventListener(files);
        return factory;
    }
}
