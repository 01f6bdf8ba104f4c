package it.ponte.machines;

import static it.ponte.placement.OutcomeKind.HIRED;
import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static it.ponte.placement.OutcomeKind.ORIENTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Caller.PartnerCaller;
import it.ponte.access.Cursors;
import it.ponte.beneficiary.Recorded;
import it.ponte.partner.Partners;
import it.ponte.placement.FeedEntry;
import it.ponte.placement.FeedGlance;
import it.ponte.placement.Outcomes;
import it.ponte.placement.Story;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhooksTest {
    private static final OperatorCaller ADA = new OperatorCaller("ada");

    @RegisterExtension
    static final Systems SYSTEMS = new Systems();

    @Test
    void anOutcomeIsToldOnceWithIdsOnlyAndSigned() throws Exception {
        Recorded person = SYSTEMS.story.referred(Story.SERVICE);
        SYSTEMS.happens(person, INTERVIEWED);

        SYSTEMS.round();
        SYSTEMS.round();

        assertThat(SYSTEMS.posted).hasSize(1);
        Systems.Posted call = SYSTEMS.posted.get(0);
        JsonNode body = new ObjectMapper().readTree(call.body());
        assertThat(body.fieldNames()).toIterable().containsExactly("id", "kind", "cursor", "referral");
        assertThat(body.get("kind").asText()).isEqualTo("feedback");
        assertThat(body.get("referral").asText()).isEqualTo(person.code());
        FeedEntry entry = SYSTEMS.bean(Outcomes.class)
                .feed(Story.SERVICE, 0, 10)
                .entries()
                .get(0);
        assertThat(SYSTEMS.bean(Cursors.class)
                        .of("feedback", new PartnerCaller(Story.SERVICE))
                        .place(body.get("cursor").asText()))
                .hasValue(entry.cursor());
        assertThat(call.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("webhook-id", body.get("id").asText())
                .containsAllEntriesOf(WebhookKey.of(Systems.SECRET)
                        .orElseThrow()
                        .headers(
                                body.get("id").asText(),
                                Systems.MONDAY.getEpochSecond(),
                                call.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(audited("feedback.announced")).containsExactly(person.code());
    }

    @Test
    @Tag("P06")
    void ofAProtectedPersonAnEventSaysNoMoreAndNoLess() {
        Recorded woman = SYSTEMS.story.referredUnderProtection();
        SYSTEMS.happens(woman, HIRED);

        SYSTEMS.round();

        assertThat(SYSTEMS.posted).singleElement().satisfies(call -> {
            assertThat(call.body()).contains(woman.code()).doesNotContain("HIRED");
            assertThat(call.body().replaceAll("\"[^\"]{20,}\"|\"R-[^\"]+\"", "*"))
                    .isEqualTo("{\"id\":*,\"kind\":\"feedback\",\"cursor\":*,\"referral\":*}");
        });
        assertThat(audited("feedback.announced")).hasSize(1).doesNotContain(woman.code());
    }

    @Test
    void aCallThatFailsIsRepeatedUnderTheSameIdWithGrowingPausesAndNothingPassesIt() {
        Recorded person = SYSTEMS.story.referred(Story.SERVICE);
        SYSTEMS.happens(person, INTERVIEWED);
        SYSTEMS.happens(person, ORIENTED);
        SYSTEMS.answer = 503;

        SYSTEMS.round();
        SYSTEMS.later(Duration.ofSeconds(9));
        SYSTEMS.round();
        assertThat(SYSTEMS.posted).as("before its pause is over").hasSize(1);
        SYSTEMS.later(Duration.ofSeconds(2));
        SYSTEMS.round();
        SYSTEMS.later(Duration.ofSeconds(30));
        SYSTEMS.round();
        assertThat(SYSTEMS.posted).as("the second pause is longer").hasSize(2);
        SYSTEMS.answer = 200;
        SYSTEMS.later(Duration.ofSeconds(31));
        SYSTEMS.round();

        assertThat(ids()).hasSize(4);
        assertThat(ids().subList(0, 3)).containsOnly(ids().get(0));
        assertThat(ids().get(3)).isNotEqualTo(ids().get(0));
    }

    @Test
    void afterThreeDaysWithoutAnAnswerItIsStoppedAndNothingIsLost() {
        Recorded person = SYSTEMS.story.referred(Story.SERVICE);
        SYSTEMS.happens(person, INTERVIEWED);
        SYSTEMS.answer = 500;
        SYSTEMS.round();
        for (int hours = 0; hours < 78; hours += 6) {
            SYSTEMS.later(Duration.ofHours(6));
            SYSTEMS.round();
        }

        assertThat(stopped()).containsExactly("UNREACHABLE");
        int calls = SYSTEMS.posted.size();
        assertThat(calls).isBetween(12, 14);
        SYSTEMS.answer = 204;
        SYSTEMS.later(Duration.ofDays(1));
        SYSTEMS.happens(person, ORIENTED);
        SYSTEMS.round();
        assertThat(SYSTEMS.posted).hasSize(calls);

        assertThat(SYSTEMS.bean(StoppedWebhooks.class).beginAgain(Story.SERVICE, ADA))
                .isTrue();
        SYSTEMS.round();

        assertThat(SYSTEMS.posted).hasSize(calls + 2);
        assertThat(SYSTEMS.bean(StoppedWebhooks.class).all()).isEmpty();
        assertThat(SYSTEMS.bean(StoppedWebhooks.class).beginAgain(Story.SERVICE, ADA))
                .isFalse();
    }

    @Test
    void aServerThatWasCalledInVainWhileAnotherHubWasSlowIsNotCalledByThatAtOnce() {
        SYSTEMS.happens(SYSTEMS.story.referred(Story.SERVICE), INTERVIEWED);
        SYSTEMS.happens(SYSTEMS.story.referred(Story.CENTRE), INTERVIEWED);
        SYSTEMS.bean(Announcing.class).announce();
        Webhooks webhooks = SYSTEMS.bean(Webhooks.class);
        List<String> slow = webhooks.due();
        SYSTEMS.later(Duration.ofMinutes(6));
        SYSTEMS.answer = 503;

        webhooks.due().forEach(webhooks::tell);
        slow.forEach(webhooks::tell);

        assertThat(slow).isNotEmpty();
        assertThat(SYSTEMS.posted).hasSameSizeAs(slow);
    }

    @Test
    void aCallThatBreaksHereIsOneThatFailed() {
        SYSTEMS.happens(SYSTEMS.story.referred(Story.SERVICE), INTERVIEWED);
        SYSTEMS.bean(Announcing.class).announce();
        try (Call broken = new Call(
                null,
                address -> {
                    throw new IllegalStateException();
                },
                true,
                Duration.ofSeconds(1))) {
            webhooksBy(broken).tell(Story.SERVICE);
        }

        assertThat(TestDatabase.client()
                        .sql("select failures from feedback_way where partner = ? and way = 'WEBHOOK'")
                        .param(Story.SERVICE)
                        .query(Integer.class)
                        .single())
                .isOne();
        SYSTEMS.round();
        assertThat(SYSTEMS.posted).as("before its pause is over").isEmpty();
    }

    private static Webhooks webhooksBy(Call call) {
        return new Webhooks(
                SYSTEMS.bean(Partners.class),
                SYSTEMS.bean(WebhookKeys.class),
                SYSTEMS.bean(FeedbackWays.class),
                SYSTEMS.bean(FeedbackEvents.class),
                SYSTEMS.bean(EventText.class),
                SYSTEMS.bean(FeedGlance.class),
                call,
                SYSTEMS.clock);
    }

    @Test
    void whereItIsGoneItIsStoppedAtOnceAndARedirectIsNotFollowed() {
        Recorded person = SYSTEMS.story.referred(Story.SERVICE);
        SYSTEMS.happens(person, INTERVIEWED);
        SYSTEMS.answer = 307;
        SYSTEMS.round();
        assertThat(SYSTEMS.posted).hasSize(1);
        assertThat(stopped()).isEmpty();

        SYSTEMS.later(Duration.ofMinutes(1));
        SYSTEMS.answer = 410;
        SYSTEMS.round();
        SYSTEMS.later(Duration.ofDays(2));
        SYSTEMS.round();

        assertThat(SYSTEMS.posted).hasSize(2);
        assertThat(stopped()).containsExactly("GONE");
    }

    @Test
    @Tag("P13")
    void whatIsHeldBackIsAnnouncedOnceItMayBeToldAndNotBefore() {
        Recorded person = SYSTEMS.story.referred(Story.SERVICE);
        SYSTEMS.happens(person, INTERVIEWED);
        SYSTEMS.bean(Announcing.class).announce();
        SYSTEMS.restrict(person);
        SYSTEMS.happens(person, ORIENTED);

        SYSTEMS.round();
        assertThat(SYSTEMS.posted).isEmpty();
        SYSTEMS.lift(person);
        SYSTEMS.round();

        assertThat(SYSTEMS.posted).hasSize(2);
        assertThat(ids()).doesNotHaveDuplicates();
    }

    @Test
    void whatWasToldBeforeItBeganIsNotToldByIt() {
        Recorded person = SYSTEMS.story.referred(Story.SERVICE);
        TestDatabase.client().sql("delete from feedback_way").update();
        SYSTEMS.happens(person, INTERVIEWED);

        SYSTEMS.round();
        SYSTEMS.happens(person, ORIENTED);
        SYSTEMS.round();

        assertThat(SYSTEMS.posted).hasSize(1);
    }

    @Test
    void whoeverIsForgottenIsNotAnnounced() {
        Recorded person = SYSTEMS.story.referred(Story.SERVICE);
        SYSTEMS.happens(person, INTERVIEWED);
        SYSTEMS.bean(Announcing.class).announce();
        TestDatabase.client().sql("delete from feed_entry").update();

        SYSTEMS.round();

        assertThat(SYSTEMS.posted).isEmpty();
    }

    @Test
    void whileOutcomesAreStampedByManyAtOnceEachIsAnnouncedExactlyOnceAndReadExactlyOnce() throws Exception {
        List<Recorded> people = IntStream.range(0, 24)
                .mapToObj(i -> SYSTEMS.story.referred(Story.SERVICE))
                .toList();
        people.forEach(person -> SYSTEMS.story.adaTells(person.code(), INTERVIEWED, "2019-08-23"));
        CompletableFuture<?> stamping =
                CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(SYSTEMS.story::stamp))
                        .limit(4)
                        .toArray(CompletableFuture[]::new));
        long cursor = 0;
        List<String> read = new java.util.ArrayList<>();
        boolean last = false;
        while (!last) {
            last = stamping.isDone();
            SYSTEMS.round();
            var page = SYSTEMS.bean(Outcomes.class).feed(Story.SERVICE, cursor, 5);
            page.entries().forEach(entry -> read.add(entry.referral()));
            cursor = page.cursor();
            last = last && page.entries().isEmpty();
        }
        stamping.get();
        SYSTEMS.story.stamp();
        SYSTEMS.round();
        SYSTEMS.bean(Outcomes.class)
                .feed(Story.SERVICE, cursor, 100)
                .entries()
                .forEach(entry -> read.add(entry.referral()));

        List<String> codes = people.stream().map(Recorded::code).toList();
        assertThat(read).containsExactlyInAnyOrderElementsOf(codes);
        assertThat(ids()).hasSize(24).doesNotHaveDuplicates();
    }

    private static List<String> ids() {
        return SYSTEMS.posted.stream()
                .map(call -> call.headers().get("webhook-id"))
                .toList();
    }

    private static List<String> stopped() {
        return SYSTEMS.bean(StoppedWebhooks.class).all().stream()
                .map(StoppedWebhooks.Stopped::reason)
                .toList();
    }

    private static List<String> audited(String what) {
        return TestDatabase.client()
                .sql("select about from audit where what = ?")
                .param(what)
                .query(String.class)
                .list();
    }
}
