package it.ponte.routing;

import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * One intake route per partner file, out of the template: the same route polls a partner's folder in our drop box and
 * a folder on a partner's own server. Made when everything else runs, so that no file is taken before it can be kept.
 */
@Component
public class PartnerRoutes {
    private final CamelContext camel;
    private final Partners partners;
    private final Environment settings;
    private final DropBoxAddress dropBox;

    public PartnerRoutes(CamelContext camel, Partners partners, Environment settings, DropBoxAddress dropBox) {
        this.camel = camel;
        this.partners = partners;
        this.settings = settings;
        this.dropBox = dropBox;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        partners.all().forEach(partner -> partner.channel(Channel.Sftp.class)
                .ifPresent(channel -> TemplatedRouteBuilder.builder(camel, "sftp")
                        .routeId("sftp-" + partner.id())
                        .parameter("partner", partner.id())
                        .parameter("source", source(partner, channel))
                        .add()));
    }

    /** The Camel address of the folder to poll. */
    String source(Partner partner, Channel.Sftp channel) {
        Map<String, String> options = new LinkedHashMap<>();
        String place;
        if (channel.isDropBox()) {
            place = dropBox.folder(partner.id() + "/in");
            options.putAll(dropBox.access());
            options.put("delete", "true");
        } else {
            Channel.RemoteServer server = channel.server();
            place = "sftp://" + server.user() + "@" + server.host() + ":" + server.port() + "/" + server.directory();
            options.put("password", "RAW(" + settings.getRequiredProperty(server.passwordEnv()) + ")");
            options.put("knownHosts", "#" + pinned(partner.id(), server));
            if (server.moveTo() == null) {
                options.put("delete", "true");
            } else {
                options.put("move", server.moveTo() + "/$simple{file:name}");
            }
        }
        options.put("strictHostKeyChecking", "yes");
        options.put("useUserKnownHostsFile", "false");
        // A file is taken when its size and time stood still, and never under the name a sender uploads it with.
        options.put("readLock", "changed");
        options.put("readLockMinAge", "1000");
        // An empty file is a message too: it is refused and told, not left lying.
        options.put("readLockMinLength", "0");
        options.put("readLockCheckInterval", "500");
        options.put("readLockLoggingLevel", "OFF");
        options.put("exclude", ".*\\.part");
        options.put("recursive", "false");
        options.put("streamDownload", "true");
        options.put("stepwise", "false");
        options.put("autoCreate", "false");
        options.put("throwExceptionOnConnectFailed", "true");
        options.put("bridgeErrorHandler", "false");
        options.put("maxMessagesPerPoll", "20");
        options.put("sortBy", "file:modified");
        options.put("delay", "2000");
        options.put("runLoggingLevel", "OFF");
        return CamelAddress.of(place, options);
    }

    /** The host key that the partner file pins, in the form of a known_hosts line; returns its name in the registry. */
    private String pinned(String partner, Channel.RemoteServer server) {
        String line = "[" + server.host() + "]:" + server.port() + " " + server.hostKey() + "\n";
        camel.getRegistry().bind("knownHosts-" + partner, line.getBytes(StandardCharsets.US_ASCII));
        return "knownHosts-" + partner;
    }
}
