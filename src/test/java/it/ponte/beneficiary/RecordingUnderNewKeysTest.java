package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.from;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.KeyClass;
import it.ponte.access.KeyTurning;
import it.ponte.access.Keys;
import it.ponte.access.Keysets;
import it.ponte.access.Rewrapping;
import it.ponte.access.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys get new versions under load: people are recorded and told of again all the while, by a hub that lags behind too. */
class RecordingUnderNewKeysTest {
    private static final int PEOPLE = 60;
    private static final int ROUNDS = 6;

    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void everybodyCanBeReadAtEveryMomentAndAfterwardsWithTheNewestVersionAlone() {
        Keysets keysets = new Keysets(folder, name -> null);
        Vault one = Keys.of(keysets);
        Vault other = Keys.of(keysets);
        Rewrapping rewrapping = new Rewrapping(
                TestDatabase.client(),
                TestDatabase.apart(),
                TestDatabase.transactions(),
                List.of(one),
                List.of(new SealedPeople()),
                Clock.systemUTC());
        rewrapping.round(1);

        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> tellOf(one, 0));
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> tellOf(other, PEOPLE));
        int turned = 0;
        while (!first.isDone() || !second.isDone()) {
            if (turned < 3) {
                keysets.write(KeyClass.HUB, KeyTurning.turned(KeyClass.HUB, keysets.read(KeyClass.HUB)));
                turned++;
            }
            rewrapping.round(1);
            everybodyIsRead(Keys.kept(keysets));
        }
        first.join();
        second.join();
        assertThat(turned).isEqualTo(3);

        // What the hub that lags behind wrapped last is found when a version is to be dropped.
        TestDatabase.client().sql("delete from key_rewrap").update();
        while (rewrapping.round(1)) {
            everybodyIsRead(one);
        }
        for (int old : KeyTurning.old(keysets.read(KeyClass.HUB))) {
            keysets.write(KeyClass.HUB, KeyTurning.without(keysets.read(KeyClass.HUB), old));
        }
        assertThat(everybodyIsRead(Keys.kept(keysets))).isEqualTo(2 * PEOPLE);
    }

    private static void tellOf(Vault vault, int from) {
        for (int round = 1; round <= ROUNDS; round++) {
            for (int person = from; person < from + PEOPLE; person++) {
                ReferralDraft draft = from(SOCIAL, "N-" + person).on(round).draft();
                TestDatabase.transaction().executeWithoutResult(tx -> new Referrals(
                                TestDatabase.client(),
                                TestDatabase.template(),
                                vault,
                                TestDatabase.protectedRecords(),
                                TestDatabase.references(),
                                Drafts.CLOCK,
                                List.of(),
                                List.of(),
                                (partner, at) -> Optional.empty(),
                                Drafts.worklist(),
                                TestDatabase.audit())
                        .record(List.of(draft)));
            }
        }
    }

    private static int everybodyIsRead(Vault vault) {
        Identities identities = new Identities(TestDatabase.client(), vault, TestDatabase.protectedRecords());
        List<Long> people = TestDatabase.client()
                .sql("select id from beneficiary")
                .query(Long.class)
                .list();
        people.forEach(
                person -> assertThat(identities.of(person).shownAs().reveal()).isEqualTo("Verdi Elena"));
        return people.size();
    }
}
