package it.ponte.routing;

import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.partner.RemoteServer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.file.GenericFileFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * One intake route per partner file, out of the template: the same route polls a partner's folder in our drop box and
 * a folder on a partner's own server. Made when everything else runs, so that no file is taken before it can be kept.
 * The demo polls the drop box alone: real files do not belong among its invented people.
 */
@Component
public class PartnerRoutes {
    private final CamelContext camel;
    private final Partners partners;
    private final DropBoxAddress dropBox;
    private final PartnerServers servers;
    private final Sources sources;
    private final boolean demo;

    public PartnerRoutes(
            CamelContext camel,
            Partners partners,
            DropBoxAddress dropBox,
            PartnerServers servers,
            Sources sources,
            @Value("${ponte.demo:false}") boolean demo) {
        this.camel = camel;
        this.partners = partners;
        this.dropBox = dropBox;
        this.servers = servers;
        this.sources = sources;
        this.demo = demo;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        partners.all().forEach(partner -> partner.channel(Channel.Sftp.class)
                .filter(channel -> channel.isDropBox() || !demo)
                .ifPresent(channel -> TemplatedRouteBuilder.builder(camel, "sftp")
                        .routeId("sftp-" + partner.id())
                        .parameter("partner", partner.id())
                        .parameter("source", source(partner, channel))
                        .add()));
    }

    /** The Camel address of the folder to poll. */
    private String source(Partner partner, Channel.Sftp channel) {
        Map<String, String> options = polling(partner.id(), channel.isDropBox());
        if (channel.isDropBox()) {
            options.put("delete", "true");
            // What has its name there is whole, and a poll costs little: while there are files, no pause between polls.
            options.put("maxMessagesPerPoll", "200");
            options.put("greedy", "true");
            return dropBox.inbox(partner.id()).with(options);
        }
        RemoteServer server = channel.server();
        options.put("maxMessagesPerPoll", "20");
        // Camel takes the way from where the file lies; the partner file names all folders from the login directory.
        String up = "../".repeat(server.directory().split("/").length);
        options.put("move", up + server.moveTo() + "/$simple{file:name}");
        return servers.folder(partner.id(), server, server.directory()).with(options);
    }

    private Map<String, String> polling(String partner, boolean isDropBox) {
        Source source = sources.of(partner);
        GenericFileFilter<?> filter = source::accepts;
        Map<String, String> options = new LinkedHashMap<>();
        options.put("pollStrategy", bound("poll-" + partner, source));
        options.put("filter", bound("files-" + partner, filter));
        options.put("exclusiveReadLockStrategy", bound("lock-" + partner, new FetchLock<>(source, isDropBox)));
        options.put("recursive", "false");
        options.put("streamDownload", "true");
        options.put("stepwise", "false");
        options.put("autoCreate", "false");
        options.put("throwExceptionOnConnectFailed", "true");
        // One try each poll: more would lock the hub out where passwords may be wrong a few times only.
        options.put("maximumReconnectAttempts", "0");
        options.put("bridgeErrorHandler", "false");
        // The oldest files of the whole folder, not of the part that happened to be listed first.
        options.put("eagerMaxMessagesPerPoll", "false");
        options.put("sortBy", "file:modified");
        options.put("delay", "2000");
        options.put("runLoggingLevel", "OFF");
        return options;
    }

    private String bound(String name, Object bean) {
        camel.getRegistry().bind(name, bean);
        return "#" + name;
    }
}
