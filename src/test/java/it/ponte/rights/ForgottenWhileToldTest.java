package it.ponte.rights;

import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.one;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.beneficiary.ForgettingReason;
import it.ponte.placement.Story;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P14: whoever is forgotten while services tell of her is forgotten; what they tell begins anew. */
@Tag("P14")
class ForgottenWhileToldTest {
    private static final LocalDate TODAY = LocalDate.now(ItalianTime.ZONE);

    private static final String LEFT =
            """
            select concat_ws(' ',
                (select count(*) from beneficiary where forgotten_at is not null
                    and (data_key is not null or identity is not null or tax_code_index is not null)),
                (select count(*) from referral r join beneficiary b on b.id = r.beneficiary
                 where b.forgotten_at is not null and (r.case_document is not null or r.withdrawn_at is null)),
                (select count(*) from enrolment e join beneficiary b on b.id = e.beneficiary
                 where b.forgotten_at is not null and e.ended_at is null),
                (select count(*) from beneficiary where forgotten_at is not null))
            """;

    @RegisterExtension
    static final Story STORY = Rights.story();

    @RepeatedTest(8)
    void nothing_of_hers_stands_again_under_the_record_that_was_emptied() throws Exception {
        told(STORY, Story.SERVICE, "2026/118", TODAY.minusDays(3));
        told(STORY, Story.CLINIC, "77", TODAY.minusDays(3));
        String code = one("select code from beneficiary");

        List<Object> done = atOnce(List.of(
                () -> STORY.bean(Erasure.class).erase(code, ForgettingReason.CONSENT_WITHDRAWN, BY),
                () -> told(STORY, Story.SERVICE, "2026/118", TODAY.minusDays(2)),
                () -> told(STORY, Story.CLINIC, "78", TODAY),
                () -> told(STORY, Story.CLINIC, "77", TODAY.minusDays(1))));

        assertThat(done.get(0)).isEqualTo(true);
        assertThat(one(LEFT)).isEqualTo("0 0 0 1");
    }

    private static List<Object> atOnce(List<Callable<Object>> deeds) throws Exception {
        CyclicBarrier together = new CyclicBarrier(deeds.size());
        ExecutorService threads = Executors.newFixedThreadPool(deeds.size());
        try {
            List<Future<Object>> running = deeds.stream()
                    .map(deed -> threads.submit(() -> {
                        together.await();
                        return deed.call();
                    }))
                    .toList();
            List<Object> done = new java.util.ArrayList<>();
            for (Future<Object> one : running) {
                done.add(one.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }
}
