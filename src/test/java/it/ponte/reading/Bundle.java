package it.ponte.reading;

import it.ponte.reading.Form.Format;
import java.util.ArrayList;
import java.util.List;

/** A FHIR bundle in the making: entries with or without an address. */
final class Bundle {
    private String type = "collection";
    private final List<String> entries = new ArrayList<>();

    Bundle type(String type) {
        this.type = type;
        return this;
    }

    /** An entry of JSON with single quotes. */
    Bundle entry(String fullUrl, String resource) {
        String url = fullUrl == null ? "" : "'fullUrl': '" + fullUrl + "', ";
        entries.add("{" + url + "'resource': " + resource + "}");
        return this;
    }

    Bundle request(String id, String subject) {
        return entry(
                null,
                "{'resourceType': 'ServiceRequest', 'id': '" + id + "', 'identifier': [{'value': 'N-" + id
                        + "'}], 'subject': {'reference': '" + subject + "'}}");
    }

    Bundle patient(String fullUrl, String id, String name) {
        return entry(
                fullUrl,
                "{'resourceType': 'Patient', 'id': '" + id + "', 'name': [{'family': '" + name
                        + "', 'given': ['Anna']}]}");
    }

    String json() {
        return ("{'resourceType': 'Bundle', 'type': '" + type + "', 'entry': [" + String.join(",\n", entries) + "]}")
                .replace('\'', '"');
    }

    Sent sent(String... sources) {
        return Sent.of(Format.FHIR, null, List.of(sources), json());
    }
}
