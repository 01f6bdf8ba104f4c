package it.ponte.faults;

import it.ponte.HubProcess;
import it.ponte.TestPeople.TestPerson;
import it.ponte.bench.InventedFile;
import it.ponte.vocabulary.ItalianTime;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * The employment centre: refers people, some of them in two cases, and tells what becomes of each little by little, every
 * kind of outcome once, until the ledger is closed.
 */
final class OutcomeTeller implements Callable<List<ToldOutcome>> {
    private static final List<String> FOR_DIGESTS = List.of("INTERVIEWED", "NO_SHOW", "ORIENTED", "IN_COURSE");
    private static final List<String> DECISIONS =
            List.of("NOT_TAKEN_ON", "RETURNED_TO_COOPERATIVE", "FOUND_WORK_ALONE");
    private static final int AT_A_TIME = 12;
    private static final int CASEWORKERS = 6;

    private final PatientClient client;
    private final String name;
    private final int firstPerson;
    private final Ledger ledger;
    private final Random random;
    private final List<Followed> followed = new ArrayList<>();
    private final List<ToldOutcome> told = new ArrayList<>();
    private int people;

    /** One of several, each with a number of its own. */
    OutcomeTeller(HubProcess hub, String key, int number, Ledger ledger, long seed) {
        this.client = new PatientClient(hub, key, ledger);
        this.name = "T" + number;
        this.firstPerson = number * 100_000;
        this.ledger = ledger;
        this.random = new Random(seed);
    }

    /** Somebody of whom more is to be told: the numbers of her cases by their codes, the kinds still to come. */
    private record Followed(Map<String, String> cases, Deque<String> toCome) {}

    @Override
    public List<ToldOutcome> call() throws Exception {
        while (ledger.isOpen()) {
            if (followed.size() < AT_A_TIME) {
                followed.add(refer());
            }
            Followed one = followed.get(random.nextInt(followed.size()));
            tell(one);
            if (one.toCome().isEmpty()) {
                followed.remove(one);
            }
            Thread.sleep(random.nextInt(100));
        }
        return told;
    }

    private Followed refer() throws InterruptedException, IOException {
        TestPerson person = InventedFile.person(firstPerson + people);
        String number = name + "-" + people++;
        List<String> numbers = random.nextInt(10) == 0 ? List.of(number, number + "-BIS") : List.of(number);
        int caseworker = random.nextInt(CASEWORKERS);
        Map<String, String> cases = new LinkedHashMap<>();
        for (String one : numbers) {
            cases.put(client.recorded("referrals", one, referral(one, person, caseworker)), one);
        }
        return new Followed(cases, kinds());
    }

    private static String referral(String number, TestPerson person, int caseworker) {
        return """
                {"externalId": "%s",
                 "beneficiary": {"firstName": "%s", "lastName": "%s", "codiceFiscale": "%s"},
                 "caseworker": {"email": "orientamento%d@cpi.example"},
                 "basis": {"kind": "PUBLIC_TASK", "givenOn": "%s"}, "province": "MO"}
                """
                .formatted(
                        number,
                        person.firstName(),
                        person.lastName(),
                        person.taxCode(),
                        caseworker,
                        ItalianTime.dayOf(Instant.now()));
    }

    /** In any order: what happened on one day need not come as it happened. */
    private Deque<String> kinds() {
        List<String> kinds = new ArrayList<>(FOR_DIGESTS.subList(0, 1 + random.nextInt(FOR_DIGESTS.size())));
        kinds.addAll(DECISIONS.subList(0, random.nextInt(DECISIONS.size() + 1)));
        Collections.shuffle(kinds, random);
        return new ArrayDeque<>(kinds);
    }

    private void tell(Followed one) throws InterruptedException, IOException {
        String kind = one.toCome().pop();
        String about = one.cases().keySet().iterator().next();
        String number = one.cases().get(about) + "-" + kind;
        String code = client.recorded(
                "outcomes",
                number,
                """
                {"externalId": "%s", "about": "%s", "kind": "%s", "on": "%s"}
                """
                        .formatted(number, about, kind, ItalianTime.dayOf(Instant.now())));
        one.cases().forEach((referral, its) -> told.add(new ToldOutcome(code, referral, kind, its)));
    }
}
