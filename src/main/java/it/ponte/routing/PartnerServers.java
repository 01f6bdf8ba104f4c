package it.ponte.routing;

import it.ponte.partner.RemoteServer;
import it.ponte.partner.RemoteServer.Known;
import it.ponte.partner.RemoteServer.Login;
import it.ponte.vocabulary.ItalianTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** How the hub reaches partners' own servers: keys and pins are bound in Camel's registry, addresses name them. */
@Component
public class PartnerServers {
    private final CamelContext camel;
    private final Environment settings;
    private final Path keys;
    private final Path certificates;

    public PartnerServers(
            CamelContext camel,
            Environment settings,
            @Value("${ponte.keys}") Path keys,
            @Value("${ponte.home}") Path home) {
        this.camel = camel;
        this.settings = settings;
        this.keys = keys;
        this.certificates = home.resolve("config/certificates");
    }

    /**
     * A folder of a partner's own server.
     *
     * @throws IllegalStateException when its secret or its certificate cannot be had; names the partner and what is missing
     */
    PartnerFolder folder(String partner, RemoteServer server, String path) {
        Map<String, String> access = server.isSftp() ? sftp(partner, server) : ftps(partner, server);
        String scheme = server.isSftp() ? "sftp://" : "ftps://";
        return new PartnerFolder(
                scheme + server.user() + "@" + server.host() + ":" + server.port() + "/" + path, access);
    }

    private Map<String, String> sftp(String partner, RemoteServer server) {
        Map<String, String> access = new LinkedHashMap<>();
        access.put("strictHostKeyChecking", "yes");
        access.put("useUserKnownHostsFile", "false");
        String pin = "[" + server.host() + "]:" + server.port() + " " + ((Known.HostKey) server.known()).key() + "\n";
        access.put("knownHosts", bound(partner, "known-hosts", pin.getBytes(StandardCharsets.US_ASCII)));
        if (server.login() instanceof Login.Password password) {
            access.put("password", raw(setting(partner, password.setting())));
            access.put("preferredAuthentications", "password,keyboard-interactive");
        } else {
            access.put("privateKey", bound(partner, "key", privateKey(partner, server.login())));
            access.put("preferredAuthentications", "publickey");
        }
        return access;
    }

    /** The control channel is encrypted before the password is sent, the data channel by Camel's default: PROT P. */
    private Map<String, String> ftps(String partner, RemoteServer server) {
        Map<String, String> access = new LinkedHashMap<>();
        String setting = ((Login.Password) server.login()).setting();
        access.put("password", raw(setting(partner, setting)));
        access.put("passiveMode", "true");
        access.put("binary", "true");
        // Listings tell times without a zone.
        access.put("ftpClientConfig.serverTimeZoneId", ItalianTime.ZONE.getId());
        TrustManagersParameters trust = new TrustManagersParameters();
        if (server.known() instanceof Known.Certificate certificate) {
            trust.setTrustManager(new PinnedCertificate(certificate.sha256()));
        } else {
            trust.setTrustManager(authority(partner, (Known.Authority) server.known()));
            access.put("ftpClient.endpointCheckingEnabled", "true");
        }
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        access.put("sslContextParameters", bound(partner, "tls", tls));
        return access;
    }

    private javax.net.ssl.TrustManager authority(String partner, Known.Authority authority) {
        try {
            return Authorities.in(certificates.resolve(authority.file()));
        } catch (IOException | java.security.GeneralSecurityException broken) {
            throw missing(partner, "config/certificates/" + authority.file() + " is no certificate", broken);
        }
    }

    private byte[] privateKey(String partner, Login login) {
        if (login instanceof Login.KeySetting key) {
            return setting(partner, key.setting()).getBytes(StandardCharsets.US_ASCII);
        }
        Path file = keys.resolve(((Login.KeyFile) login).file());
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw missing(partner, file + " cannot be read", broken);
        }
    }

    private String setting(String partner, String name) {
        String value = settings.getProperty(name, "");
        if (value.isBlank()) {
            throw missing(partner, name + " is not set", null);
        }
        return value;
    }

    /** As it is, whatever characters it has; Camel never shows it. */
    private static String raw(String password) {
        return password.contains(")") ? "RAW{" + password + "}" : "RAW(" + password + ")";
    }

    private static IllegalStateException missing(String partner, String what, Exception cause) {
        return new IllegalStateException("config/partners/" + partner + ".yaml: server: " + what, cause);
    }

    /** Binds it for this partner's addresses; returns the name under which they find it. */
    private String bound(String partner, String what, Object value) {
        String name = partner + "-" + what;
        camel.getRegistry().bind(name, value);
        return "#" + name;
    }
}
