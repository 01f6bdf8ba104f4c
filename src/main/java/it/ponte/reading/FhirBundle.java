package it.ponte.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources of one FHIR R4 bundle, held whole, each to be found by what refers to it. */
final class FhirBundle {
    private static final long MOST_CHARACTERS = 10L * 1024 * 1024;
    private static final long MOST_TOKENS = 1_000_000;
    /** The kinds that hand something over; a history, a batch or its answer does not. */
    private static final Set<String> KINDS = Set.of("collection", "transaction", "message", "document", "searchset");

    private static final JsonFactory FACTORY = StrictJson.factory(MOST_CHARACTERS, MOST_TOKENS);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<FhirResource> resources = new ArrayList<>();
    private final Map<String, FhirResource> byUrl = new HashMap<>();
    private final Map<String, List<FhirResource>> byPlace = new HashMap<>();

    /** Reads a bundle to its end. */
    static FhirBundle of(InputStream in) throws IOException {
        try (JsonParser json = FACTORY.createParser(Decoding.of(in, StandardCharsets.UTF_8))) {
            if (json.nextToken() == null) {
                throw new Unreadable(ProblemCode.EMPTY_FILE);
            }
            Object root = JSON.readValue(json, Object.class);
            if (json.nextToken() != null) {
                throw new Unreadable(
                        ProblemCode.NOT_JSON, json.currentLocation().getLineNr(), null);
            }
            return new FhirBundle(root);
        } catch (NumberFormatException beyond) {
            throw new Unreadable(ProblemCode.TOO_LARGE);
        } catch (JsonProcessingException noJson) {
            throw StrictJson.refusal(noJson);
        }
    }

    private FhirBundle(Object root) throws Unreadable {
        if (!(root instanceof Map<?, ?> bundle)
                || !FhirResource.text(bundle, "resourceType").equals("Bundle")) {
            throw new Unreadable(ProblemCode.NOT_A_FHIR_BUNDLE, 0, "resourceType");
        }
        if (!KINDS.contains(FhirResource.text(bundle, "type"))) {
            throw new Unreadable(ProblemCode.NOT_A_FHIR_BUNDLE, 0, "type");
        }
        for (Object member : FhirResource.list(bundle, "entry")) {
            if (member instanceof Map<?, ?> entry && entry.get("resource") instanceof Map<?, ?> content) {
                add(new FhirResource(FhirResource.text(entry, "fullUrl"), content, null));
            }
        }
    }

    private void add(FhirResource resource) throws Unreadable {
        resources.add(resource);
        byPlace.computeIfAbsent(resource.place(), at -> new ArrayList<>()).add(resource);
        if (!resource.url().isEmpty() && byUrl.put(resource.url(), resource) != null) {
            // of two people under one address the wrong one might be taken
            throw new Unreadable(ProblemCode.DUPLICATE_KEY, 0, "entry.fullUrl");
        }
    }

    /** In the sender's order. */
    List<FhirResource> resources() {
        return resources;
    }

    /**
     * What a resource refers to: what it contains (#p1), what has this fullUrl (an address, urn:uuid), or what lies at
     * this place (Patient/1) where the resource itself does; empty where that is not here, or is more than one.
     */
    Optional<FhirResource> find(String reference, FhirResource from) {
        FhirResource whole = from.around() == null ? from : from.around();
        if (reference.startsWith("#")) {
            return only(whole.contained().stream()
                    .filter(inner -> FhirResource.text(inner.content(), "id").equals(reference.substring(1)))
                    .toList());
        }
        String plain = reference.replaceFirst("/_history/.*$", "");
        FhirResource there = byUrl.get(plain);
        if (there != null) {
            return Optional.of(there);
        }
        String base = whole.base();
        return only(byPlace.getOrDefault(plain, List.of()).stream()
                .filter(each ->
                        base.isEmpty() || each.base().isEmpty() || each.base().equals(base))
                .toList());
    }

    private static Optional<FhirResource> only(List<FhirResource> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
