package it.ponte.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** From a partner file that its schema accepts to the {@link Partner}. */
final class PartnerFile {
    private static final int SSH_PORT = 22;
    private static final int FTP_PORT = 21;

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
                keys(file.path("keys")),
                text(file.path("feedback"), "mailbox"),
                wrapping(file.path("wrapping")),
                duration(text(file, "silentAfter")),
                file.at("/retention/months").isInt()
                        ? file.at("/retention/months").asInt()
                        : null,
                reference(file.path("reference")),
                answering(file),
                text(file, "programme"),
                new Delivery(text(file.path("feedback"), "pec"), text(file.path("feedback"), "certificates")),
                FeedbackRules.systems(file.path("feedback")));
    }

    private static List<PartnerKey> keys(JsonNode keys) {
        List<PartnerKey> read = new ArrayList<>();
        for (JsonNode key : keys) {
            Set<Scope> scopes = texts(key.get("scopes")).stream().map(Scope::of).collect(Collectors.toSet());
            read.add(new PartnerKey(
                    key.get("sha256").asText(),
                    scopes,
                    LocalDate.parse(key.get("expires").asText())));
        }
        return read;
    }

    private static Wrapping wrapping(JsonNode wrapping) {
        List<String> signedBy = new ArrayList<>();
        wrapping.path("signedBy").forEach(certificate -> signedBy.add(certificate.asText()));
        return new Wrapping(text(wrapping, "passwordEnv"), text(wrapping, "pgpKey"), signedBy);
    }

    private static Reference reference(JsonNode reference) {
        return new Reference(
                text(reference, "operator"),
                text(reference, "deputy"),
                Set.copyOf(new TreeSet<>(texts(reference.path("excluded")))));
    }

    private static Answering answering(JsonNode file) {
        JsonNode promise = file.path("promise");
        return new Answering(
                text(file, "language"),
                text(file.path("feedback"), "digest"),
                promise.has("firstNews") ? duration(text(promise, "firstNews")) : Answering.USUAL.firstNews(),
                promise.has("thenEvery") ? duration(text(promise, "thenEvery")) : Answering.USUAL.thenEvery());
    }

    private static Channel channel(JsonNode channel) {
        List<MappingChoice> mappings = mappings(channel);
        return switch (channel.get("type").asText()) {
            case "sftp" -> new Channel.Sftp(mappings, channel.has("server") ? server(channel.get("server")) : null);
            case "mail" -> new Channel.Mail(mappings, texts(channel.get("from")));
            case "rest" -> new Channel.Rest(mappings);
            default -> new Channel.Form(mappings);
        };
    }

    /** The mappings that a channel names, in its order. */
    static List<MappingChoice> mappings(JsonNode channel) {
        List<MappingChoice> choices = new ArrayList<>(MappingChoice.always(text(channel, "mapping")));
        channel.path("mappings")
                .forEach(choice -> choices.add(new MappingChoice(text(choice, "files"), text(choice, "mapping"))));
        return choices;
    }

    private static RemoteServer server(JsonNode server) {
        return new RemoteServer(
                server.get("host").asText(),
                server.path("port").asInt(server.has("hostKey") ? SSH_PORT : FTP_PORT),
                server.get("user").asText(),
                known(server),
                login(server),
                server.get("directory").asText(),
                server.get("moveTo").asText(),
                text(server, "receiptsTo"));
    }

    private static RemoteServer.Known known(JsonNode server) {
        if (server.has("hostKey")) {
            return new RemoteServer.Known.HostKey(server.get("hostKey").asText());
        }
        return server.has("certificateSha256")
                ? new RemoteServer.Known.Certificate(plainHex(server.get("certificateSha256")))
                : new RemoteServer.Known.Authority(
                        server.get("certificateAuthority").asText());
    }

    private static RemoteServer.Login login(JsonNode server) {
        if (server.has("passwordEnv")) {
            return new RemoteServer.Login.Password(server.get("passwordEnv").asText());
        }
        return server.has("privateKeyEnv")
                ? new RemoteServer.Login.KeySetting(server.get("privateKeyEnv").asText())
                : new RemoteServer.Login.KeyFile(server.get("privateKeyFile").asText());
    }

    private static String plainHex(JsonNode fingerprint) {
        return fingerprint.asText().replace(":", "").toUpperCase(Locale.ROOT);
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
