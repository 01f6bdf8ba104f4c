package it.ponte.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From a partner file that its schema accepts to the {@link Partner}. */
final class PartnerFile {
    private static final int SSH_PORT = 22;

    private PartnerFile() {}

    static Partner partner(JsonNode file) {
        List<Channel> channels = new ArrayList<>();
        file.get("channels").forEach(channel -> channels.add(channel(channel)));
        return new Partner(
                file.get("id").asText(),
                file.get("name").asText(),
                PartnerKind.valueOf(file.get("kind").asText()),
                file.get("territory").asText(),
                text(file, "technicalContact"),
                channels,
                texts(file.path("authorizedKeys")),
                text(file.path("feedback"), "mailbox"),
                duration(text(file, "silentAfter")));
    }

    private static Channel channel(JsonNode channel) {
        String mapping = text(channel, "mapping");
        return switch (channel.get("type").asText()) {
            case "sftp" -> new Channel.Sftp(mapping, channel.has("server") ? server(channel.get("server")) : null);
            case "mail" -> new Channel.Mail(mapping, texts(channel.get("from")));
            case "rest" -> new Channel.Rest(mapping);
            default -> new Channel.Form(mapping);
        };
    }

    private static Channel.RemoteServer server(JsonNode server) {
        return new Channel.RemoteServer(
                server.get("host").asText(),
                server.path("port").asInt(SSH_PORT),
                server.get("user").asText(),
                server.get("hostKey").asText(),
                server.get("passwordEnv").asText(),
                server.get("directory").asText(),
                server.get("moveTo").asText());
    }

    /** {@code 14d} or {@code 36h}. */
    private static Duration duration(String text) {
        if (text == null) {
            return null;
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return text.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number);
    }

    private static List<String> texts(JsonNode several) {
        List<String> texts = new ArrayList<>();
        several.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static String text(JsonNode parent, String key) {
        return parent.path(key).asText(null);
    }
}
