package it.ponte.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All files {@code config/partners/*.yaml} of an installation as they were read: the partners that are right, and every
 * error of those that are not, as {@code file: key: what}.
 */
record PartnerFiles(List<Partner> partners, List<String> errors) {
    /** The drop box's own user, see {@code embedded.DropBox}. */
    private static final String RESERVED_ID = "hub";

    /** Reads the partner files under {@code <home>/config/partners}; changes nothing. */
    static PartnerFiles read(Path home) {
        Path folder = home.resolve("config").resolve("partners");
        Path schemaFile = home.resolve("config").resolve("partner.schema.json");
        if (Files.notExists(schemaFile) || !Files.isDirectory(folder)) {
            return new PartnerFiles(
                    List.of(),
                    List.of("config/: partners: " + home.toAbsolutePath().normalize()
                            + " does not hold config/partner.schema.json and config/partners/; set PONTE_HOME"));
        }
        YamlFolder yaml = new YamlFolder(folder, new FileSchema(schemaFile));
        List<Partner> partners = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (Path file : yaml.files()) {
            List<String> wrong = new ArrayList<>();
            JsonNode content = yaml.content(file, wrong);
            if (content != null) {
                wrong.addAll(brokenRules(content, home));
            }
            if (wrong.isEmpty()) {
                partners.add(PartnerFile.partner(content));
            }
            wrong.forEach(error -> errors.add("config/partners/" + file.getFileName() + ": " + error));
        }
        return new PartnerFiles(List.copyOf(partners), List.copyOf(errors));
    }

    /** What a schema cannot say. */
    private static List<String> brokenRules(JsonNode content, Path home) {
        List<String> wrong = new ArrayList<>();
        String id = content.get("id").asText();
        if (id.equals(RESERVED_ID)) {
            wrong.add("id: \"hub\" is the hub's own user in the drop box");
        }
        wrong.addAll(KeyRules.broken(content.path("keys")));
        wrong.addAll(brokenReference(content.path("reference")));
        wrong.addAll(FeedbackRules.broken(content, home.resolve("mappings")));
        Set<String> types = new HashSet<>();
        for (int i = 0; i < content.get("channels").size(); i++) {
            JsonNode channel = content.get("channels").get(i);
            if (!types.add(channel.get("type").asText())) {
                wrong.add("channels[" + i + "].type: there is a channel of this type already");
            }
            if (channel.get("type").asText().equals("mail") && !content.has("technicalContact")) {
                wrong.add("technicalContact: is where the receipts of mails go, and is missing");
            }
            wrong.addAll(brokenChoices(
                    PartnerFile.mappings(channel), "channels[" + i + "].mapping", home.resolve("mappings")));
            String authority =
                    channel.path("server").path("certificateAuthority").asText("");
            if (!authority.isEmpty()
                    && !Files.isRegularFile(home.resolve("config/certificates").resolve(authority))) {
                wrong.add("channels[" + i + "].server.certificateAuthority: there is no file config/certificates/"
                        + authority);
            }
        }
        return wrong;
    }

    private static List<String> brokenReference(JsonNode reference) {
        List<String> wrong = new ArrayList<>();
        String operator = reference.path("operator").asText("");
        String deputy = reference.path("deputy").asText("");
        if (!deputy.isEmpty() && deputy.equals(operator)) {
            wrong.add("reference.deputy: is the reference operator herself");
        }
        for (JsonNode excluded : reference.path("excluded")) {
            if (excluded.asText().equals(operator) || excluded.asText().equals(deputy)) {
                wrong.add("reference.excluded: names the reference operator or her deputy");
            }
        }
        return wrong;
    }

    private static List<String> brokenChoices(List<MappingChoice> choices, String key, Path mappings) {
        List<String> wrong = new ArrayList<>();
        boolean allTaken = false;
        for (MappingChoice choice : choices) {
            if (!Files.isDirectory(mappings.resolve(choice.mapping()))) {
                wrong.add(key + ": there is no folder mappings/" + choice.mapping());
            }
            if (allTaken) {
                wrong.add(key + "s: nothing is left for " + choice.files() + ", the choice before it takes every file");
            }
            allTaken |= choice.takesAll();
        }
        return wrong;
    }
}
