package it.ponte.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The referrals of a FHIR R4 bundle in JSON, as the Gravity guide (SDOH Clinical Care) exchanges them: each
 * ServiceRequest, also one that only its Task holds, counted from 1 in the bundle's order.
 */
final class FhirLines implements LineSource {
    private static final int MOST_REQUESTS = 1000;

    private final Limits limits;
    private final InputStream in;
    private final Turn turn;
    private final TreePaths paths;
    private FhirBundle bundle;
    private List<FhirResource> requests;
    private Map<FhirResource, List<FhirResource>> tasks;
    private Map<FhirResource, List<FhirResource>> consents;
    private int count;

    FhirLines(InputStream in, Layout layout, Limits limits, Turn turn) {
        this.limits = limits;
        this.in = in;
        this.turn = turn;
        this.paths = TreePaths.of(layout.sources());
    }

    @Override
    public Taken next() throws IOException {
        if (bundle == null) {
            bundle = FhirBundle.of(turn.beforeAllOf(in));
            findRequests();
        }
        if (count == requests.size()) {
            return null;
        }
        FhirResource request = requests.get(count++);
        Taken taken = new Taken(count, limits.cell());
        if (request.type().equals("Task")) {
            taken.problem("Task.focus", ProblemCode.UNKNOWN_REFERENCE);
        } else {
            FhirReferral referral = new FhirReferral(bundle, paths.firstNames(), taken);
            paths.take(referral.join(request, tasks.getOrDefault(request, List.of()), consents), taken);
        }
        return taken;
    }

    private void findRequests() throws Unreadable {
        requests = new ArrayList<>();
        tasks = new IdentityHashMap<>();
        consents = new IdentityHashMap<>();
        for (FhirResource resource : bundle.resources()) {
            switch (resource.type()) {
                case "ServiceRequest" -> requests.add(resource);
                case "Task" -> findRequestOf(resource);
                case "Consent" ->
                    bundle.find(resource.reference("patient"), resource)
                            .ifPresent(patient -> note(patient, resource, consents));
                default -> {
                    if (!FhirReferral.PARTS.contains(resource.type())) {
                        paths.passedOver().add(resource.type());
                    }
                }
            }
        }
        if (requests.isEmpty()) {
            throw new Unreadable(ProblemCode.NO_SERVICE_REQUEST);
        }
        if (requests.size() > Math.min(MOST_REQUESTS, limits.lines())) {
            throw new Unreadable(ProblemCode.TOO_LARGE, 0, "entry");
        }
    }

    /** A Task whose ServiceRequest is not here stands in its place, so that its sender hears of it. */
    private void findRequestOf(FhirResource task) {
        String focus = task.reference("focus");
        FhirResource request = bundle.find(focus, task).orElse(null);
        if (request == null && !focus.isEmpty()) {
            requests.add(task);
        } else if (request != null && request.type().equals("ServiceRequest")) {
            note(request, task, tasks);
            if (request.around() != null) {
                requests.add(request);
            }
        }
    }

    private static void note(FhirResource about, FhirResource resource, Map<FhirResource, List<FhirResource>> into) {
        into.computeIfAbsent(about, a -> new ArrayList<>()).add(resource);
    }

    @Override
    public List<String> notMapped() {
        return paths.passedOver().names();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
