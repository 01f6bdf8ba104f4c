package it.ponte.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One ServiceRequest joined with whom it is about (Patient), who asks (Practitioner, PractitionerRole, Organization),
 * what follows it (Task) and what allows it (Consent): the record in which a mapping's paths begin.
 */
final class FhirReferral {
    /** The resources that a joined record may have. */
    static final Set<String> PARTS =
            Set.of("ServiceRequest", "Patient", "Practitioner", "PractitionerRole", "Organization", "Task", "Consent");

    private static final Set<String> REQUESTS_NOT_IN_FORCE = Set.of("draft", "revoked", "entered-in-error");
    private static final Set<String> TASKS_NOT_IN_FORCE = Set.of("draft", "cancelled", "rejected", "entered-in-error");
    private static final int LARGEST = 5000;

    private final FhirBundle bundle;
    private final Set<String> wanted;
    private final Taken taken;
    private final Map<String, Object> record = new HashMap<>();
    private int size;

    /**
     * A record that is yet to be joined.
     *
     * @param wanted the parts that the mapping names; what is missing of others is no problem
     */
    FhirReferral(FhirBundle bundle, Set<String> wanted, Taken taken) {
        this.bundle = bundle;
        this.wanted = wanted;
        this.taken = taken;
    }

    /**
     * Joins what belongs to this request, and notes what does not hold or is not there.
     *
     * @param tasks that follow it
     * @param consents of all people of the bundle
     */
    Map<String, Object> join(
            FhirResource request, List<FhirResource> tasks, Map<FhirResource, List<FhirResource>> consents) {
        put(request);
        if (size > LARGEST) {
            return tooLarge();
        }
        if (REQUESTS_NOT_IN_FORCE.contains(FhirResource.text(request.content(), "status"))) {
            taken.problem("ServiceRequest.status", ProblemCode.NOT_IN_FORCE);
        }
        for (FhirResource task : tasks) {
            put(task);
            if (TASKS_NOT_IN_FORCE.contains(FhirResource.text(task.content(), "status"))) {
                taken.problem("Task.status", ProblemCode.NOT_IN_FORCE);
            }
        }
        FhirResource patient = follow(request, "subject", "Patient");
        joinWhoAsks(request, tasks);
        joinConsents(request, consents.getOrDefault(patient, List.of()));
        return size > LARGEST ? tooLarge() : record;
    }

    private Map<String, Object> tooLarge() {
        taken.problem("", ProblemCode.TOO_LARGE);
        return Map.of();
    }

    /** The owner of a Task is not asked: it is who carries out the request, most often the hub itself. */
    private void joinWhoAsks(FhirResource request, List<FhirResource> tasks) {
        FhirResource asking = follow(request, "requester", "Practitioner", "PractitionerRole", "Organization");
        for (int i = 0; asking == null && i < tasks.size(); i++) {
            asking = follow(tasks.get(i), "requester", "Practitioner", "PractitionerRole", "Organization");
        }
        if (asking != null && asking.type().equals("PractitionerRole")) {
            follow(asking, "practitioner", "Practitioner");
            follow(asking, "organization", "Organization");
        }
    }

    /** The consents that the request itself names; where it names none, those of the person. */
    private void joinConsents(FhirResource request, List<FhirResource> ofThePerson) {
        List<FhirResource> named = request.references("supportingInfo").stream()
                .flatMap(reference -> bundle.find(reference, request).stream())
                .filter(found -> found.type().equals("Consent"))
                .toList();
        (named.isEmpty() ? ofThePerson : named).forEach(this::put);
    }

    /** Joins what an element refers to where that is one of these types; null where it is not. */
    private FhirResource follow(FhirResource from, String element, String... types) {
        Set<String> expected = Set.of(types);
        String reference = from.reference(element);
        FhirResource found =
                reference.isEmpty() ? null : bundle.find(reference, from).orElse(null);
        if (found == null) {
            if (!reference.isEmpty() && expected.stream().anyMatch(wanted::contains)) {
                taken.problem(from.type() + "." + element, ProblemCode.UNKNOWN_REFERENCE);
            }
            return null;
        }
        if (!expected.contains(found.type())) {
            return null;
        }
        put(found);
        return found;
    }

    /** Several of one type, as several Tasks of one request, become a list. */
    private void put(FhirResource resource) {
        size += resource.size();
        Object before = record.get(resource.type());
        if (before instanceof List<?> several) {
            List<Object> more = new ArrayList<>(several);
            more.add(resource.content());
            record.put(resource.type(), more);
        } else {
            record.put(resource.type(), before == null ? resource.content() : List.of(before, resource.content()));
        }
    }
}
