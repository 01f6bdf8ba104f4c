package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * SAFETY G4: the messages of two services about one person leave one record, always the same, in whatever order they
 * come, some sent again, some recorded together: five that are equally complete in each of their 120 orders, and others
 * that leave out or repeat what was told in orders drawn by chance.
 */
class EveryOrderTest {
    private static final long SEED = 20_260_310;
    private static final int MESSAGES = 5;
    private static final int DRAWN_SETS = 30;
    private static final int DRAWN_MESSAGES = 7;
    private static final int DRAWN_ORDERS = 4;

    /** What stands in the end, without what is drawn anew for every record. */
    private record State(List<Told> told, int people, int enrolments) {
        Told first() {
            return told.get(0);
        }
    }

    /** What stands of one referral and of its person. */
    private record Told(Instant asOf, String answeredTo, Identity.Known who, Profile profile, boolean hasBasis) {}

    /** Makes a message of this number, of services and about a person whom no other run knows. */
    private interface Messages {
        Drafts of(int number, int run);
    }

    @BeforeAll
    static void empty() {
        TestDatabase.clean();
    }

    @Test
    void theRecordIsTheSameWhateverTheOrderAndHoweverOftenAMessageComes() {
        Random random = new Random(SEED);
        List<List<Integer>> orders =
                orders(IntStream.range(0, MESSAGES).boxed().toList()).toList();
        State inOrder = after(orders.get(0), 0, EveryOrderTest::message);
        assertThat(orders).hasSize(120);
        assertThat(inOrder.first().profile().skills()).containsExactly("till");
        assertThat(inOrder.first().who().phone().reveal()).isEqualTo("+390590000001");

        for (int i = 1; i < orders.size(); i++) {
            List<Integer> sent = someAgain(orders.get(i), random);
            assertThat(after(sent, i, EveryOrderTest::message))
                    .as("sent as %s", sent)
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void soItIsWhenMessagesLeaveOutOrRepeatWhatWasTold() {
        int run = 1_000;
        for (int set = 0; set < DRAWN_SETS; set++) {
            long seed = SEED + set;
            Random random = new Random(seed);
            List<Integer> inOrder = IntStream.range(0, DRAWN_MESSAGES).boxed().toList();
            Messages messages = drawn(random);
            State expected = after(inOrder, run++, messages);
            for (int order = 0; order < DRAWN_ORDERS; order++) {
                List<Integer> shuffled = new ArrayList<>(inOrder);
                Collections.shuffle(shuffled, random);
                List<Integer> sent = someAgain(shuffled, random);
                assertThat(after(sent, run++, messages))
                        .as("seed %s, sent as %s", seed, sent)
                        .isEqualTo(expected);
            }
        }
    }

    private static List<Integer> someAgain(List<Integer> order, Random random) {
        List<Integer> sent = new ArrayList<>(order);
        for (int again = random.nextInt(order.size()); again > 0; again--) {
            sent.add(random.nextInt(sent.size() + 1), random.nextInt(order.size()));
        }
        return sent;
    }

    /** Seven messages, one a day, of three referrals: each referral has two contents, which leave out other facts. */
    private static Messages drawn(Random random) {
        List<Integer> referrals = random.ints(DRAWN_MESSAGES, 0, 3).boxed().toList();
        List<Integer> contents = random.ints(DRAWN_MESSAGES, 0, 2).boxed().toList();
        List<Integer> silent = random.ints(6, 0, 64).boxed().toList();
        return (number, run) -> {
            int content = referrals.get(number) * 2 + contents.get(number);
            Drafts message =
                    switch (referrals.get(number)) {
                        case 0 -> from("social-" + run, "1");
                        case 1 -> from("social-" + run, "2");
                        default -> from("health-" + run, "9");
                    };
            return message.on(number + 1)
                    .identity(who(content, silent.get(content), run))
                    .profile(content % 3 == 0 ? Profile.EMPTY : able("skill-" + content))
                    .basis(
                            content % 4 == 0
                                    ? null
                                    : LegalBasis.of(LegalBasis.Kind.PUBLIC_TASK, LocalDate.of(2026, 3, 1)))
                    .caseworker(new Caseworker(null, Personal.of("referente" + content + "@valmora.example")));
        };
    }

    /** Each fact with a value of this content's own; those whose bit is set are left out. */
    private static Identity.Known who(int content, int silent, int run) {
        return new Identity.Known(
                (silent & 1) != 0 ? null : Personal.of("Elena " + content),
                Personal.of("Verdi"),
                (silent & 2) != 0 ? null : Personal.of("TAX" + run),
                null,
                (silent & 4) != 0 ? null : LocalDate.of(1985, 8, 1 + content),
                (silent & 8) != 0 ? null : "A" + content,
                (silent & 16) != 0 ? null : Personal.of(content + "@posta.example"),
                (silent & 32) != 0 ? null : Personal.of("+39059000000" + content));
    }

    /** What stands after these messages of two services and about a person whom no other run knows. */
    private static State after(List<Integer> sent, int run, Messages messages) {
        Random cuts = new Random(run);
        List<Drafts> together = new ArrayList<>();
        for (int message : sent) {
            together.add(messages.of(message, run));
            if (cuts.nextBoolean()) {
                Drafts.record(together.toArray(Drafts[]::new));
                together.clear();
            }
        }
        Drafts.record(together.toArray(Drafts[]::new));
        return state(run);
    }

    private static Drafts message(int number, int run) {
        Drafts social = from("social-" + run, "1");
        Drafts health = from("health-" + run, "9");
        return switch (number) {
            case 0 ->
                who(social.on(1), run, "zero@posta.example", "+390590000000").profile(able("packing"));
            case 1 ->
                who(health.on(2), run, "due@posta.example", "+390590000001").profile(able("cooking"));
            case 2 ->
                who(social.on(3), run, "due@posta.example", "+390590000002")
                        .profile(able("sewing"))
                        .caseworker(new Caseworker(Personal.of("Ivo Poli"), Personal.of("ivo@valmora.example")));
            case 3 ->
                who(health.on(4), run, "tre@posta.example", "+390590000002").profile(Profile.EMPTY);
            default ->
                who(social.on(5), run, "uno@posta.example", "+390590000001").profile(able("till"));
        };
    }

    private static Drafts who(Drafts message, int run, String email, String phone) {
        return message.identity(new Identity.Known(
                Personal.of("Elena"),
                Personal.of("Verdi"),
                Personal.of("TAX" + run),
                null,
                null,
                null,
                Personal.orNull(email),
                Personal.orNull(phone)));
    }

    private static State state(int run) {
        List<Told> told = new ArrayList<>();
        Set<Long> people = new HashSet<>();
        for (String service : List.of("social-" + run, "health-" + run)) {
            for (String number : List.of("1", "2", "9")) {
                Drafts.referrals().byExternalId(service, number).ifPresent(referral -> {
                    long person = Drafts.referrals()
                            .beneficiaryOf(service, referral.code())
                            .orElseThrow();
                    people.add(person);
                    told.add(told(referral, person));
                });
            }
        }
        return new State(told, people.size(), enrolments(people));
    }

    private static Told told(ReferralView referral, long person) {
        Candidate her = Drafts.beneficiaries().candidates(List.of(person)).get(0);
        Identity.Known who = (Identity.Known) Drafts.beneficiaries().identity(person);
        return new Told(
                referral.asOf(),
                caseworker(referral).email().reveal(),
                new Identity.Known(
                        who.firstName(),
                        who.lastName(),
                        null,
                        who.sex(),
                        who.bornOn(),
                        who.citizenship(),
                        who.email(),
                        who.phone()),
                her.profile(),
                her.hasBasis());
    }

    private static Caseworker caseworker(ReferralView referral) {
        return Drafts.referrals().address(referral.id()).orElseThrow().caseworker();
    }

    private static int enrolments(Set<Long> people) {
        return TestDatabase.client()
                .sql("select count(*) from enrolment where beneficiary = any(?)")
                .param(people.toArray(Long[]::new))
                .query(Integer.class)
                .single();
    }

    /** All orders of these, the given one first. */
    private static Stream<List<Integer>> orders(List<Integer> of) {
        if (of.isEmpty()) {
            return Stream.of(List.of());
        }
        return of.stream().flatMap(first -> {
            List<Integer> others = of.stream().filter(one -> !one.equals(first)).toList();
            return orders(others)
                    .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList());
        });
    }
}
