package it.ponte.routing;

import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.partner.RemoteServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Puts a file where a partner's own files came from: into out/ of its drop box, or into the folder for receipts on its
 * own server. The body is the file, header {@code CamelFileName} its name, property {@code partner} whose it is. A file
 * replaces its like, and shows under its name only when it is whole.
 */
@Component
public class WayBack implements Processor {
    private final Partners partners;
    private final DropBoxAddress dropBox;
    private final PartnerServers servers;
    private final ProducerTemplate sender;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    public WayBack(Partners partners, DropBoxAddress dropBox, PartnerServers servers, ProducerTemplate sender) {
        this.partners = partners;
        this.dropBox = dropBox;
        this.servers = servers;
        this.sender = sender;
    }

    @Override
    public void process(Exchange exchange) {
        String partner = exchange.getProperty("partner", String.class);
        sender.send(addresses.computeIfAbsent(partner, id -> address(partners.get(id))), exchange);
    }

    private String address(Partner partner) {
        RemoteServer server =
                partner.channel(Channel.Sftp.class).map(Channel.Sftp::server).orElse(null);
        PartnerFolder folder = server == null
                ? dropBox.receipts(partner.id())
                : servers.folder(partner.id(), server, server.receiptsTo());
        Map<String, String> writing = new LinkedHashMap<>();
        writing.put("stepwise", "false");
        writing.put("autoCreate", "false");
        writing.put("fileExist", "Override");
        writing.put("tempFileName", "$simple{file:onlyname}.part");
        writing.put("maximumReconnectAttempts", "0");
        // Else the folder is listed twice for each file; not every server answers what our drop box does.
        writing.put("fastExistsCheck", String.valueOf(server == null));
        return folder.with(writing);
    }
}
