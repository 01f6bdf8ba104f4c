package it.ponte.reading;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.reading.Form.Format;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirLinesTest {
    private static final String NUMBER = "ServiceRequest.identifier.value";
    private static final String FAMILY = "Patient.name.family";
    private static final String MAIL = "Practitioner.telecom.value";

    private static List<String> told(String json) throws IOException {
        return Sent.of(Format.FHIR, null, List.of(NUMBER, FAMILY), json).told();
    }

    @Test
    void eachRequestIsARecordJoinedWithItsPerson() throws IOException {
        List<Taken> lines = new Bundle()
                .patient("urn:uuid:1", "a", "Rossi")
                .request("1", "urn:uuid:1")
                .patient("urn:uuid:2", "b", "Bianchi")
                .request("2", "urn:uuid:2")
                .sent(NUMBER, FAMILY, "Patient.name.given[0]", "Patient.birthDate")
                .lines();

        assertThat(lines).extracting(Taken::number).containsExactly(1, 2);
        assertThat(lines.get(0).values())
                .isEqualTo(Map.of(NUMBER, "N-1", FAMILY, "Rossi", "Patient.name.given[0]", "Anna"));
        assertThat(lines.get(1).values()).containsEntry(FAMILY, "Bianchi");
    }

    @ParameterizedTest
    @CsvSource({
        "http://x.example/fhir/Patient/a,http://x.example/fhir/Patient/a",
        "http://x.example/fhir/Patient/a,http://x.example/fhir/Patient/a/_history/3",
        "http://x.example/fhir/Patient/a,Patient/a",
        "urn:uuid:7,urn:uuid:7",
        "urn:uuid:7,Patient/a",
        ",Patient/a",
        ",Patient/a/_history/3"
    })
    void aReferenceIsFollowedByAddressAndByPlace(String fullUrl, String reference) throws IOException {
        Sent sent = new Bundle()
                .request("1", reference)
                .patient(fullUrl, "a", "Rossi")
                .patient("urn:uuid:8", "b", "Altri")
                .sent(NUMBER, FAMILY);

        assertThat(sent.told()).isEmpty();
        assertThat(sent.values()).containsEntry(FAMILY, "Rossi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/c", "urn:uuid:9", "http://y.example/fhir/Patient/a", "#p1", "Patient/", "x"})
    void aReferenceThatLeadsNowhereIsTold(String reference) throws IOException {
        Bundle bundle = new Bundle().request("1", reference).patient("http://x.example/fhir/Patient/a", "a", "Rossi");

        assertThat(bundle.sent(NUMBER, FAMILY).told()).containsExactly("1 ServiceRequest.subject: UNKNOWN_REFERENCE");
        assertThat(bundle.sent(NUMBER).told()).isEmpty();
    }

    @Test
    void oneOfTwoPeopleAtOnePlaceIsNeverGuessed() throws IOException {
        assertThat(new Bundle()
                        .request("1", "Patient/a")
                        .patient("http://x.example/Patient/a", "a", "Rossi")
                        .patient("http://y.example/Patient/a", "a", "Bianchi")
                        .sent(FAMILY)
                        .told())
                .containsExactly("1 ServiceRequest.subject: UNKNOWN_REFERENCE");
        assertThat(new Bundle()
                        .entry(
                                "http://y.example/ServiceRequest/1",
                                "{'resourceType': 'ServiceRequest', 'id': '1', 'subject': {'reference': 'Patient/a'}}")
                        .patient("http://x.example/Patient/a", "a", "Rossi")
                        .patient("http://y.example/Patient/a", "a", "Bianchi")
                        .sent(FAMILY)
                        .values())
                .containsEntry(FAMILY, "Bianchi");
        assertThat(new Bundle()
                        .request("1", "urn:uuid:1")
                        .patient("urn:uuid:1", "a", "Rossi")
                        .patient("urn:uuid:1", "b", "Bianchi")
                        .sent(FAMILY)
                        .told())
                .containsExactly("0 entry.fullUrl: DUPLICATE_KEY");
    }

    @Test
    void whatAResourceContainsIsFoundInIt() throws IOException {
        String request =
                """
                {'resourceType': 'ServiceRequest', 'identifier': {'value': 'N-1'}, 'subject': {'reference': '#p1'},
                 'requester': {'reference': '#r1'},
                 'contained': [{'resourceType': 'Patient', 'id': 'p1', 'name': {'family': 'Rossi'}},
                  {'resourceType': 'PractitionerRole', 'id': 'r1', 'practitioner': {'reference': '#m1'}},
                  {'resourceType': 'Practitioner', 'id': 'm1', 'telecom': {'value': 'm@x.example'}}]}
                """;

        assertThat(new Bundle().entry(null, request).sent(NUMBER, FAMILY, MAIL).values())
                .isEqualTo(Map.of(NUMBER, "N-1", FAMILY, "Rossi", MAIL, "m@x.example"));
        assertThat(new Bundle()
                        .entry(
                                null,
                                "{'resourceType': 'Task', 'status': 'requested', 'focus': {'reference': '#s'},"
                                        + " 'contained': [" + request.replace("'identifier'", "'id': 's', 'identifier'")
                                        + ", {'resourceType': 'Patient', 'id': 'p1', 'name': {'family': 'Verdi'}}]}")
                        .sent(NUMBER, FAMILY, "Task.status")
                        .values())
                .isEqualTo(Map.of(NUMBER, "N-1", FAMILY, "Verdi", "Task.status", "requested"));
    }

    @Test
    void whatAResourceContainsLiesWhereTheResourceDoes() throws IOException {
        String request =
                """
                {'resourceType': 'ServiceRequest', 'id': '1', 'requester': {'reference': '#r'}, 'contained':
                 [{'resourceType': 'PractitionerRole', 'id': 'r', 'practitioner': {'reference': 'Practitioner/m'}}]}
                """;
        Bundle bundle = new Bundle().entry("http://x.example/ServiceRequest/1", request);
        for (String server : List.of("y", "x")) {
            bundle.entry(
                    "http://" + server + ".example/Practitioner/m",
                    "{'resourceType': 'Practitioner', 'id': 'm', 'telecom': {'value': '" + server + "'}}");
        }

        assertThat(bundle.sent(MAIL).values()).isEqualTo(Map.of(MAIL, "x"));
    }

    @Test
    void whoAsksIsTheRequesterOfTheRequestOrOfItsTaskAndNeverTheOwner() throws IOException {
        Bundle bundle = new Bundle()
                .request("1", "Patient/a")
                .patient(null, "a", "Rossi")
                .entry(null, "{'resourceType': 'Practitioner', 'id': 'm', 'telecom': [{'value': 'm@x.example'}]}")
                .entry(null, "{'resourceType': 'Practitioner', 'id': 'o', 'telecom': [{'value': 'o@x.example'}]}")
                .entry(null, "{'resourceType': 'Organization', 'id': 'g', 'name': 'CSM'}")
                .entry(
                        null,
                        "{'resourceType': 'PractitionerRole', 'id': 'r', 'practitioner': {'reference': 'Practitioner/m'},"
                                + " 'organization': {'reference': 'Organization/g'}}")
                .entry(
                        null,
                        "{'resourceType': 'Task', 'id': 't', 'focus': {'reference': 'ServiceRequest/1'}, 'requester':"
                                + " {'reference': 'PractitionerRole/r'}, 'owner': {'reference': 'Practitioner/o'}}");

        assertThat(bundle.sent(MAIL, "Organization.name", FAMILY).values())
                .isEqualTo(Map.of(MAIL, "m@x.example", "Organization.name", "CSM", FAMILY, "Rossi"));
    }

    @Test
    void consentsAreThoseThatTheRequestNamesOrThoseOfThePerson() throws IOException {
        Bundle bundle = new Bundle()
                .request("1", "Patient/a")
                .entry(
                        null,
                        "{'resourceType': 'ServiceRequest', 'id': '2', 'subject': {'reference': 'Patient/b'},"
                                + " 'supportingInfo': [{'reference': 'Consent/x'}, {'reference': 'Observation/none'}]}")
                .patient(null, "a", "Rossi")
                .patient(null, "b", "Bianchi")
                .entry(null, consent("x", "a", "2026-01-01"))
                .entry(null, consent("y", "b", "2026-02-02"));

        assertThat(bundle.sent("Consent.dateTime").lines())
                .extracting(line -> line.values().get("Consent.dateTime"))
                .containsExactly("2026-01-01", "2026-01-01");
    }

    private static String consent(String id, String patient, String on) {
        return "{'resourceType': 'Consent', 'id': '" + id + "', 'patient': {'reference': 'Patient/" + patient
                + "'}, 'dateTime': '" + on + "'}";
    }

    @Test
    void aTaskWhoseRequestIsNotHereIsToldAndOtherTasksAreNot() throws IOException {
        assertThat(new Bundle()
                        .patient(null, "a", "Rossi")
                        .entry(null, "{'resourceType': 'Task', 'focus': {'reference': 'ServiceRequest/9'}}")
                        .entry(null, "{'resourceType': 'Task', 'focus': {'reference': 'Patient/a'}}")
                        .entry(null, "{'resourceType': 'Task'}")
                        .sent(NUMBER)
                        .told())
                .containsExactly("1 Task.focus: UNKNOWN_REFERENCE");
    }

    @ParameterizedTest
    @CsvSource({
        "draft,,ServiceRequest.status",
        "revoked,,ServiceRequest.status",
        "entered-in-error,,ServiceRequest.status",
        "active,cancelled,Task.status",
        "active,rejected,Task.status",
        "active,requested,"
    })
    void whatDoesNotHoldIsSetAside(String request, String task, String field) throws IOException {
        Sent sent = new Bundle()
                .entry(null, "{'resourceType': 'ServiceRequest', 'id': '1', 'status': '" + request + "'}")
                .entry(
                        null,
                        "{'resourceType': 'Task', 'status': '" + task
                                + "', 'focus': {'reference': 'ServiceRequest/1'}}")
                .sent(NUMBER);

        assertThat(sent.told()).isEqualTo(field == null ? List.of() : List.of("1 " + field + ": NOT_IN_FORCE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"resourceType\": \"Patient\"}|0 resourceType: NOT_A_FHIR_BUNDLE",
                "[]|0 resourceType: NOT_A_FHIR_BUNDLE",
                "3|0 resourceType: NOT_A_FHIR_BUNDLE",
                "{\"resourceType\": \"Bundle\", \"type\": \"batch-response\"}|0 type: NOT_A_FHIR_BUNDLE",
                "{\"resourceType\": \"Bundle\"}|0 type: NOT_A_FHIR_BUNDLE",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\"}|0 : NO_SERVICE_REQUEST",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [1, {}, {\"resource\": 2}]}|0 : NO_SERVICE_REQUEST",
                "{\"resourceType\": \"Bundle\", \"resourceType\": \"Bundle\"}|1 : DUPLICATE_KEY",
                "{\"resourceType\": \"Bundle\"|1 : TRUNCATED",
                "{\"a\": 1e99999999999999}|0 : TOO_LARGE",
                "{} {}|1 : NOT_JSON",
                "<Bundle xmlns=\"http://hl7.org/fhir\"/>|1 : NOT_JSON",
                "` `|0 : EMPTY_FILE"
            })
    void whatIsNoBundleIsRefusedAsAWhole(String json, String told) throws IOException {
        assertThat(told(json)).containsExactly(told);
    }

    @Test
    void whatWouldFillTheMemoryIsRefused() throws IOException {
        String entries = new Bundle().request("1", "Patient/a").json();

        assertThat(told(entries.replace("[{", "[" + "[".repeat(60))))
                .singleElement()
                .asString()
                .endsWith("TOO_LARGE");
        assertThat(told(entries.replace("[{", "[" + "0,".repeat(1_100_000) + "{")))
                .singleElement()
                .asString()
                .endsWith("TOO_LARGE");
        assertThat(told(entries.replace("[{", "[" + ("\"" + "x".repeat(900_000) + "\",").repeat(12) + "{")))
                .singleElement()
                .asString()
                .endsWith("TOO_LARGE");
        Bundle many = new Bundle();
        for (int i = 0; i < 1001; i++) {
            many.request("" + i, "Patient/a");
        }
        assertThat(many.sent(NUMBER).told()).containsExactly("0 entry: TOO_LARGE");
    }

    @Test
    void aRecordThatIsTooLargeIsSetAsideAndTheNextIsRead() throws IOException {
        String names = "{'family': 'x'},".repeat(4000);
        Sent sent = new Bundle()
                .request("1", "Patient/a")
                .request("2", "Patient/b")
                .entry(null, "{'resourceType': 'Patient', 'id': 'a', 'name': [" + names + "{}]}")
                .patient(null, "b", "Rossi")
                .sent(NUMBER, FAMILY);

        assertThat(sent.told()).containsExactly("1 : TOO_LARGE");
        assertThat(sent.lines().get(1).values()).containsEntry(FAMILY, "Rossi");
    }
}
