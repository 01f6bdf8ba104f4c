package it.ponte.routing;

import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * One route per drop box for the files in its folder test/. They show under their name only when they are whole, so that
 * nothing is waited for. Several hubs may poll the same folder: whoever answers later writes the same answer.
 */
@Component
public class TrialRoutes {
    private final CamelContext camel;
    private final Partners partners;
    private final DropBoxAddress dropBox;

    public TrialRoutes(CamelContext camel, Partners partners, DropBoxAddress dropBox) {
        this.camel = camel;
        this.partners = partners;
        this.dropBox = dropBox;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        partners.all().stream().filter(TrialRoutes::hasDropBox).forEach(partner -> TemplatedRouteBuilder.builder(
                        camel, "trial")
                .routeId("trial-" + partner.id())
                .parameter("partner", partner.id())
                .parameter("source", folder(partner, polling()))
                .parameter("answers", folder(partner, writing()))
                .add());
    }

    private static boolean hasDropBox(Partner partner) {
        return partner.channel(Channel.Sftp.class).stream().anyMatch(Channel.Sftp::isDropBox);
    }

    private String folder(Partner partner, Map<String, String> use) {
        Map<String, String> options = new LinkedHashMap<>(use);
        options.put("stepwise", "false");
        options.put("autoCreate", "false");
        return dropBox.trials(partner.id()).with(options);
    }

    private static Map<String, String> polling() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("delete", "true");
        options.put("antExclude", "*.part,*.receipt.csv");
        options.put("antFilterCaseSensitive", "false");
        options.put("recursive", "false");
        options.put("streamDownload", "true");
        options.put("throwExceptionOnConnectFailed", "true");
        options.put("bridgeErrorHandler", "false");
        options.put("maxMessagesPerPoll", "5");
        options.put("sortBy", "file:modified");
        options.put("delay", "2000");
        options.put("runLoggingLevel", "OFF");
        return options;
    }

    private static Map<String, String> writing() {
        return Map.of("fileExist", "Override", "tempFileName", "$simple{file:onlyname}.part");
    }
}
