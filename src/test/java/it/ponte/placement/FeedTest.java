package it.ponte.placement;

import static it.ponte.placement.OutcomeKind.*;
import static it.ponte.placement.Story.CENTRE;
import static it.ponte.placement.Story.CLINIC;
import static it.ponte.placement.Story.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.Referrals;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("P18")
class FeedTest {
    private static final String TAX_CODE = "RSSMRA80A41F257X";

    @RegisterExtension
    static final Story story = new Story();

    @Test
    void aServiceReadsWhatBecameOfThePeopleItReferredPageByPage() {
        Recorded first = story.referred(SERVICE);
        Recorded second = story.referred(SERVICE);
        Recorded another = story.referred(CLINIC);
        story.adaTells(first.code(), INTERVIEWED, "2026-03-10");
        story.adaTells(another.code(), INTERVIEWED, "2026-03-11");
        story.adaTells(second.code(), NO_SHOW, "2026-03-09");
        assertThat(feed(SERVICE, 0)).as("before it is stamped").isEmpty();
        story.stamp();

        List<FeedEntry> page = story.bean(Outcomes.class).feed(SERVICE, 0, 1).entries();
        List<FeedEntry> rest = feed(SERVICE, page.get(0).cursor());

        assertThat(page).singleElement().satisfies(entry -> {
            assertThat(entry.referral()).isEqualTo(first.code());
            assertThat(entry.kind()).isEqualTo("INTERVIEWED");
            assertThat(entry.on()).isEqualTo("2026-03-10");
            assertThat(entry.toldUsAt()).isNotNull();
        });
        assertThat(rest).extracting(FeedEntry::referral).containsExactly(second.code());
        assertThat(feed(SERVICE, rest.get(0).cursor())).isEmpty();
    }

    @Test
    void ofAProtectedPersonTheFeedSaysOnlyThatThereIsAnUpdate() {
        Recorded woman = story.referredUnderProtection();
        story.adaTells(woman.code(), HIRED, "2026-03-10");
        story.stamp();

        assertThat(feed(CENTRE, 0)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("UPDATE");
            assertThat(entry.on()).isNull();
            assertThat(entry.referral()).isEqualTo(woman.code());
        });
    }

    @Test
    void aServiceThatReferredHerLaterDoesNotLearnWhatWasToldBefore() {
        Recorded early = story.alsoReferred(SERVICE, Invented.known(TAX_CODE, null));
        story.adaTells(early.code(), INTERVIEWED, "2026-03-10");
        Recorded late = story.alsoReferred(CLINIC, Invented.known(TAX_CODE, null));
        assertThat(late.beneficiary()).isEqualTo(early.beneficiary());
        story.adaTells(early.code(), IN_COURSE, "2026-03-20");
        story.stamp();

        assertThat(feed(SERVICE, 0)).extracting(FeedEntry::kind).containsExactly("INTERVIEWED", "IN_COURSE");
        assertThat(feed(CLINIC, 0)).extracting(FeedEntry::kind).containsExactly("IN_COURSE");
        assertThat(story.bean(Outcomes.class).knownTo(late.code()))
                .extracting(Outcome::kind)
                .containsExactly(IN_COURSE);
    }

    @Test
    void theClosingOfOneServicesReferralIsToldToThatServiceOnly() {
        Recorded ours = story.alsoReferred(SERVICE, Invented.known(TAX_CODE, null));
        story.alsoReferred(CLINIC, Invented.known(TAX_CODE, null));
        story.adaTells(ours.code(), CLOSED, "2026-03-10");
        story.stamp();

        assertThat(feed(SERVICE, 0)).hasSize(1);
        assertThat(feed(CLINIC, 0)).isEmpty();
    }

    @Test
    void aServiceThatTookItsReferralBackLearnsNothingButItsClosing() {
        Recorded person = story.referred(SERVICE);
        TestDatabase.transaction().executeWithoutResult(tx -> story.bean(Referrals.class)
                .withdraw(SERVICE, person.code(), "partner:" + SERVICE));
        story.adaTells(person.code(), INTERVIEWED, "2026-03-10");
        story.adaTells(person.code(), CLOSED, "2026-03-11");
        story.stamp();

        assertThat(feed(SERVICE, 0)).extracting(FeedEntry::kind).containsExactly("CLOSED");
    }

    @Test
    void whatWasToldOfARecordThatWasMergedBelongsToThePersonSheIsNow() {
        Recorded merged = story.referred(SERVICE);
        story.adaTells(merged.code(), INTERVIEWED, "2026-03-10");
        Recorded standing = story.referred(CLINIC);
        TestDatabase.client()
                .sql("update referral set beneficiary = ? where code = ?")
                .params(standing.beneficiary(), merged.code())
                .update();
        TestDatabase.client()
                .sql("update beneficiary set merged_into = ? where id = ?")
                .params(standing.beneficiary(), merged.beneficiary())
                .update();
        story.stamp();

        assertThat(feed(SERVICE, 0)).extracting(FeedEntry::referral).containsExactly(merged.code());
        assertThat(story.outcomesOf(standing)).hasSize(1);
        assertThat(story.outcomesOf(standing).get(0).beneficiary()).isEqualTo(standing.beneficiary());
    }

    @Test
    void noPlaceInTheFeedIsSeenBeforeAnEarlierOne() throws Exception {
        Outcome first = untold();
        Outcome second = untold();
        FeedTable table = story.bean(FeedTable.class);
        CompletableFuture<Void> other = new CompletableFuture<>();

        TestDatabase.transaction().executeWithoutResult(tx -> {
            table.enter(first);
            other.completeAsync(() -> {
                TestDatabase.transaction().executeWithoutResult(tx2 -> table.enter(second));
                return null;
            });
            assertThat(other).as("waits while the first is still to be seen").failsWithin(300, TimeUnit.MILLISECONDS);
        });

        other.get(10, TimeUnit.SECONDS);
        assertThat(feed(SERVICE, 0)).hasSize(2);
    }

    @Test
    void whatNobodyMayHearWaitsForNoPlace() throws Exception {
        Outcome first = untold();
        Recorded silent = story.referred(CLINIC);
        Outcome unheard = story.bean(Outcomes.class)
                .get(story.adaTells(silent.code(), INTERVIEWED, "2026-03-10").id());
        TestDatabase.transaction().executeWithoutResult(tx -> story.bean(Referrals.class)
                .withdraw(CLINIC, silent.code(), "partner:" + CLINIC));
        FeedTable table = story.bean(FeedTable.class);

        TestDatabase.transaction().executeWithoutResult(tx -> {
            table.enter(first);
            assertThat(CompletableFuture.runAsync(
                            () -> TestDatabase.transaction().executeWithoutResult(tx2 -> table.enter(unheard))))
                    .succeedsWithin(10, TimeUnit.SECONDS);
        });
    }

    private Outcome untold() {
        Recorded person = story.referred(SERVICE);
        return story.bean(Outcomes.class)
                .get(story.adaTells(person.code(), INTERVIEWED, "2026-03-10").id());
    }

    private List<FeedEntry> feed(String partner, long after) {
        return story.bean(Outcomes.class).feed(partner, after, 100).entries();
    }
}
