package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.from;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConcurrentRecordingTest {
    private static final int THREADS = 6;

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void theSameNewReferralAtTheSameTimeBecomesOne() throws Exception {
        List<Recorded> verdicts = together(thread -> new Drafts[] {from(Drafts.SOCIAL, "1")});

        assertThat(verdicts)
                .extracting(Recorded::code)
                .containsOnly(verdicts.get(0).code());
        assertThat(verdicts)
                .extracting(Recorded::verdict)
                .containsOnlyOnce(Verdict.RECORDED)
                .contains(Verdict.UNCHANGED);
        assertThat(count("beneficiary")).isEqualTo(1);
    }

    @Test
    void theSameNewPersonFromManyServicesAtTheSameTimeBecomesOne() throws Exception {
        List<Recorded> verdicts =
                together(thread -> new Drafts[] {from("service-" + thread, "1").taxCode(ELENA)});

        assertThat(verdicts).extracting(Recorded::verdict).containsOnly(Verdict.RECORDED);
        assertThat(verdicts)
                .extracting(Recorded::beneficiary)
                .containsOnly(verdicts.get(0).beneficiary());
        assertThat(count("enrolment")).isEqualTo(1);
    }

    @Test
    void bigListsOfTheSamePeopleInAnyOrderNeitherWaitForEachOtherForEverNorDouble() throws Exception {
        List<Recorded> verdicts = together(thread -> {
            List<Drafts> drafts = new ArrayList<>(IntStream.range(0, 200)
                    .mapToObj(i -> from("service-" + thread % 3, "n" + i).taxCode("TAX" + i))
                    .toList());
            Collections.shuffle(drafts, new java.util.Random(thread));
            return drafts.toArray(Drafts[]::new);
        });

        assertThat(verdicts).extracting(Recorded::verdict).doesNotContain(Verdict.REFUSED);
        assertThat(count("beneficiary")).isEqualTo(200);
        assertThat(count("referral")).isEqualTo(600);
    }

    @Test
    void protectionAndAMessageAboutAnotherReferralOfHersAtTheSameTimeNeverLeaveHerUnprotected() throws Exception {
        for (int round = 0; round < 10; round++) {
            String number = "r" + round;
            String taxCode = "TAX" + round;
            Recorded first = Drafts.record(
                            from(Drafts.HEALTH, number + "a").taxCode(taxCode),
                            from(Drafts.HEALTH, number + "b").taxCode(taxCode),
                            from(Drafts.SOCIAL, number).taxCode(taxCode))
                    .get(1);

            together(thread -> new Drafts[] {
                thread == 0
                        ? from(Drafts.HEALTH, number + "a").underProtection().on(2)
                        : from(Drafts.HEALTH, number + "b")
                                .taxCode(taxCode)
                                .profile(Drafts.able("cooking"))
                                .on(2)
            });

            long beneficiary = Drafts.referrals()
                    .beneficiaryOf(Drafts.HEALTH, first.code())
                    .orElseThrow();
            assertThat(Drafts.beneficiaries().identity(beneficiary).isProtected())
                    .isTrue();
        }
    }

    private static List<Recorded> together(IntFunction<Drafts[]> drafts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<Recorded>>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Drafts[] told = drafts.apply(i);
                running.add(threads.submit(() -> {
                    start.await();
                    return Drafts.record(told);
                }));
            }
            List<Recorded> verdicts = new ArrayList<>();
            for (Future<List<Recorded>> one : running) {
                verdicts.addAll(one.get());
            }
            return verdicts;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int count(String table) {
        return TestDatabase.client()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }
}
