package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * SAFETY G4: five messages of two services about one person, each of which tells the same facts otherwise, in each of
 * their 120 orders, some sent again, some recorded together, leave one record, always the same.
 */
class EveryOrderTest {
    private static final long SEED = 20_260_310;
    private static final int MESSAGES = 5;

    /** What stands of a person in the end, without what is drawn anew for every record. */
    private record State(
            String email,
            String phone,
            Profile profile,
            boolean hasBasis,
            List<Told> told,
            int people,
            int enrolments) {}

    /** What stands of one of her referrals. */
    private record Told(Instant asOf, String answeredTo) {}

    @BeforeAll
    static void empty() {
        TestDatabase.clean();
    }

    @Test
    void theRecordIsTheSameWhateverTheOrderAndHoweverOftenAMessageComes() {
        Random random = new Random(SEED);
        List<List<Integer>> orders =
                orders(IntStream.range(0, MESSAGES).boxed().toList()).toList();
        State inOrder = after(orders.get(0), 0);
        assertThat(orders).hasSize(120);
        assertThat(inOrder.profile().skills()).containsExactly("till");
        assertThat(inOrder.phone()).isEqualTo("+390590000001");

        for (int i = 1; i < orders.size(); i++) {
            List<Integer> sent = new ArrayList<>(orders.get(i));
            for (int again = random.nextInt(MESSAGES); again > 0; again--) {
                sent.add(random.nextInt(sent.size() + 1), random.nextInt(MESSAGES));
            }
            assertThat(after(sent, i)).as("sent as %s", sent).isEqualTo(inOrder);
        }
    }

    /** What stands after these messages of two services and about a person whom no other run knows. */
    private static State after(List<Integer> sent, int run) {
        Random cuts = new Random(run);
        List<Drafts> together = new ArrayList<>();
        for (int message : sent) {
            together.add(message(message, run));
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
        List<ReferralView> told = Stream.of("social-" + run, "health-" + run)
                .flatMap(service -> Drafts.referrals().of(service, 0, 10).stream())
                .toList();
        List<Long> people = Stream.of("social-" + run, "health-" + run)
                .flatMap(service -> Drafts.referrals().of(service, 0, 10).stream()
                        .map(one -> Drafts.referrals()
                                .beneficiaryOf(service, one.code())
                                .orElseThrow()))
                .distinct()
                .toList();
        Candidate her = Drafts.beneficiaries().candidates(people).get(0);
        Identity.Known who = (Identity.Known) Drafts.beneficiaries().identity(her.id());
        List<Told> said = told.stream()
                .map(one -> new Told(one.asOf(), caseworker(one).email().reveal()))
                .toList();
        return new State(
                who.email().reveal(),
                who.phone().reveal(),
                her.profile(),
                her.hasBasis(),
                said,
                people.size(),
                enrolments(people));
    }

    private static Caseworker caseworker(ReferralView referral) {
        return Drafts.referrals().address(referral.id()).orElseThrow().caseworker();
    }

    private static int enrolments(List<Long> people) {
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
