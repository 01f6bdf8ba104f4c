package it.ponte.vocabulary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The vocabulary's file while it is read: every error of it is collected, not only the first. */
final class SkillsFile {
    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;
    private final List<Sector> sectors = new ArrayList<>();
    private final List<Skill> skills = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    private SkillsFile(Path file) {
        this.file = file;
    }

    static SkillsFile read(Path file) {
        SkillsFile read = new SkillsFile(file);
        try {
            read.understand(YAML.readTree(Files.readString(file)));
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            String what = broken.getOriginalMessage().lines().findFirst().orElse("is not YAML");
            read.error("line " + line, what);
        } catch (IOException missing) {
            read.error("file", "cannot be read");
        }
        return read;
    }

    List<Sector> sectors() {
        return List.copyOf(sectors);
    }

    List<Skill> skills() {
        return List.copyOf(skills);
    }

    /** What is wrong, as {@code file: key: what}; empty when nothing is. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    private void understand(JsonNode root) {
        Set<String> sectorCodes = new HashSet<>();
        each(root, "sectors", Set.of("code", "it", "en"), sectorCodes, (key, node) -> {
            sectors.add(new Sector(text(node, "code"), text(node, "it"), text(node, "en")));
        });
        each(root, "skills", Set.of("code", "it", "en", "sector"), new HashSet<>(), (key, node) -> {
            Skill skill = new Skill(text(node, "code"), text(node, "it"), text(node, "en"), text(node, "sector"));
            if (!sectorCodes.contains(skill.sector())) {
                error(key + ".sector", "is not one of the sectors");
            }
            skills.add(skill);
        });
    }

    private void each(JsonNode root, String list, Set<String> keys, Set<String> codes, Entry entry) {
        JsonNode entries = root.path(list);
        if (!entries.isArray() || entries.isEmpty()) {
            error(list, "must be a list with at least one entry");
        }
        for (int i = 0; i < entries.size(); i++) {
            String key = list + "[" + i + "]";
            JsonNode node = entries.get(i);
            if (complete(node, key, keys) && newCode(text(node, "code"), key, codes)) {
                entry.understand(key, node);
            }
        }
    }

    private boolean complete(JsonNode node, String key, Set<String> keys) {
        int before = errors.size();
        keys.stream()
                .sorted()
                .filter(name -> text(node, name).isBlank())
                .forEach(name -> error(key + "." + name, "is missing"));
        node.fieldNames().forEachRemaining(name -> {
            if (!keys.contains(name)) {
                error(key + "." + name, "is not known here");
            }
        });
        return errors.size() == before;
    }

    private boolean newCode(String code, String key, Set<String> codes) {
        if (!KEBAB_CASE.matcher(code).matches()) {
            error(key + ".code", "must be kebab-case");
            return false;
        }
        if (!codes.add(code)) {
            error(key + ".code", "is used twice");
            return false;
        }
        return true;
    }

    private void error(String key, String what) {
        errors.add(file + ": " + key + ": " + what);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    private interface Entry {
        void understand(String key, JsonNode node);
    }
}
