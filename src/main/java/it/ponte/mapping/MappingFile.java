package it.ponte.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import it.ponte.reading.Form;
import it.ponte.reading.Form.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.commons.codec.digest.DigestUtils;

/** One mapping file while it is read; every error of it is told, not only the first. */
final class MappingFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonSchema SCHEMA = schema();
    private static final int VERSION_LENGTH = 12;

    private final String name;
    private final byte[] content;
    private final boolean isOwn;
    private final BiConsumer<String, String> errors;
    private boolean wrong;

    /**
     * A file that is yet to be read.
     *
     * @param isOwn whether it is one of the hub's own layouts
     * @param errors takes the key that is wrong and what is wrong with it
     */
    MappingFile(String name, byte[] content, boolean isOwn, BiConsumer<String, String> errors) {
        this.name = name;
        this.content = content;
        this.isOwn = isOwn;
        this.errors = errors;
    }

    /** The mapping that it holds; empty when it has an error. */
    Optional<Mapping> read(CanonicalFields known) {
        JsonNode yaml;
        try {
            yaml = YAML.readTree(content);
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            error(
                    "line " + line,
                    broken.getOriginalMessage().lines().findFirst().orElse("is not YAML"));
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        SCHEMA.validate(yaml)
                .forEach(fault -> error(key(fault.getInstanceLocation().toString()), what(fault.getError())));
        if (wrong) {
            return Optional.empty();
        }
        Produces produces = Produces.of(yaml.get("produces").asText());
        List<FieldRule> rules = new RuleReader(yaml, known.of(produces), known.converters(), this::error).read();
        Form reads = reads(yaml.get("reads"));
        for (FieldRule rule : rules) {
            if (rule.from() != null) {
                reads.faultOf(rule.from())
                        .ifPresent(fault -> error("fields." + rule.field().name() + ".from", fault));
            }
        }
        return wrong ? Optional.empty() : Optional.of(new Mapping(name, version(), produces, reads, isOwn, rules));
    }

    private void error(String key, String what) {
        wrong = true;
        errors.accept(key, what);
    }

    /** What stands there while everything in it is still a comment. */
    private static String what(String fault) {
        return fault.startsWith("null found") ? "is empty: fill it in, or take it away" : fault;
    }

    /** "$.fields.externalId" as its writer would say it: "fields.externalId". */
    private static String key(String location) {
        return location.equals("$") ? "the file" : location.substring(2);
    }

    private Form reads(JsonNode reads) {
        Charset charset = StandardCharsets.UTF_8;
        try {
            charset = Charset.forName(reads.path("charset").asText("UTF-8"));
        } catch (IllegalArgumentException unknown) {
            error("reads.charset", "no such charset");
        }
        return new Form(
                Format.valueOf(reads.get("format").asText().toUpperCase(java.util.Locale.ROOT)),
                charset,
                TableWords.read(reads, this::error),
                reads.path("each").asText(null));
    }

    private String version() {
        return DigestUtils.sha256Hex(content).substring(0, VERSION_LENGTH);
    }

    private static JsonSchema schema() {
        try (InputStream schema = MappingFile.class.getResourceAsStream("mapping.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
