package it.ponte.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the schema of partner files cannot say of {@code feedback}, and how it is read. */
final class FeedbackRules {
    private static final String ENV = "{{env:";

    private FeedbackRules() {}

    /** Every rule that a partner file breaks there, as {@code key: what}. */
    static List<String> broken(JsonNode file, Path mappings) {
        List<String> wrong = new ArrayList<>();
        JsonNode feedback = file.path("feedback");
        String url = feedback.at("/webhook/url").asText("");
        if (!url.isEmpty() && !isAddress(url)) {
            wrong.add("feedback.webhook.url: is no address of a server, without user and without #");
        }
        if (wantsFile(feedback)) {
            wrong.addAll(brokenFile(file.path("channels"), feedback.at("/file/mapping"), mappings));
        }
        return wrong;
    }

    private static List<String> brokenFile(JsonNode channels, JsonNode mapping, Path mappings) {
        List<String> wrong = new ArrayList<>();
        JsonNode sftp = StreamSupport.stream(channels.spliterator(), false)
                .filter(channel -> channel.path("type").asText().equals("sftp"))
                .findFirst()
                .orElse(null);
        if (sftp == null) {
            wrong.add("feedback.file: there is no channel sftp with a folder to put it into");
        } else if (sftp.has("server") && !sftp.path("server").has("receiptsTo")) {
            wrong.add("feedback.file: goes where receipts go, and server.receiptsTo is missing");
        }
        if (mapping.isTextual()
                && !Files.isRegularFile(mappings.resolve(mapping.asText()).resolve("feedback.yaml"))) {
            wrong.add("feedback.file.mapping: there is no file mappings/" + mapping.asText() + "/feedback.yaml");
        }
        return wrong;
    }

    /** How a partner's own systems hear, out of a file that is right. */
    static OwnSystems systems(JsonNode feedback) {
        JsonNode webhook = feedback.path("webhook");
        return new OwnSystems(
                webhook.isObject()
                        ? new OwnSystems.Webhook(
                                URI.create(webhook.get("url").asText()),
                                setting(webhook.get("secret").asText()))
                        : null,
                wantsFile(feedback)
                        ? new OwnSystems.File(feedback.at("/file/mapping").asText(null))
                        : null,
                feedback.path("topic").asBoolean());
    }

    private static boolean wantsFile(JsonNode feedback) {
        return feedback.path("file").isObject() || feedback.path("file").asBoolean();
    }

    private static String setting(String secret) {
        return secret.substring(ENV.length(), secret.indexOf('}'));
    }

    private static boolean isAddress(String text) {
        try {
            URI url = new URI(text);
            return url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }
}
