package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.known;
import static it.ponte.beneficiary.Drafts.recordOne;
import static it.ponte.vocabulary.Exposure.DUST;
import static it.ponte.vocabulary.Exposure.HEIGHTS;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.vocabulary.Exposure;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person must be spared is lifted by nobody but the service that asked (SAFETY P7). */
@Tag("P7")
class GuardTest {
    private static final Set<Exposure> NO_LIMITS = Set.of();

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void aNewerMessageOfAnotherServiceLiftsNothingAndTellsTheRest() {
        Recorded her = recordOne(from(SOCIAL, "1")
                .taxCode(ELENA)
                .profile(spared(Set.of(HEIGHTS), "0a"))
                .on(1));
        recordOne(from(HEALTH, "9").taxCode(ELENA).profile(able("laundry")).on(2));

        assertThat(profile(her).guard()).isEqualTo(new Guard(Set.of(HEIGHTS), Set.of("0a"), Set.of()));
        assertThat(profile(her).skills()).containsExactly("laundry");
    }

    @Test
    void whatSeveralServicesAskHoldsTogetherAlsoFromAMessageThatComesLate() {
        Recorded her = recordOne(from(SOCIAL, "1")
                .taxCode(ELENA)
                .profile(spared(Set.of(HEIGHTS), "0a"))
                .on(5));
        recordOne(from(HEALTH, "9")
                .taxCode(ELENA)
                .profile(spared(Set.of(DUST), "0b"))
                .on(2));

        assertThat(profile(her).guard()).isEqualTo(new Guard(Set.of(HEIGHTS, DUST), Set.of("0a", "0b"), Set.of()));
    }

    @Test
    void aServiceChangesAndLiftsItsOwnOnly() {
        Recorded her = recordOne(from(SOCIAL, "1")
                .taxCode(ELENA)
                .profile(spared(Set.of(HEIGHTS), "0a"))
                .on(1));
        recordOne(from(HEALTH, "9")
                .taxCode(ELENA)
                .profile(spared(Set.of(DUST), "0b"))
                .on(2));

        recordOne(from(SOCIAL, "1")
                .taxCode(ELENA)
                .profile(spared(NO_LIMITS, "0c"))
                .on(3));
        assertThat(profile(her).guard()).isEqualTo(new Guard(Set.of(DUST), Set.of("0b", "0c"), Set.of()));

        recordOne(from(SOCIAL, "1").taxCode(ELENA).profile(able("laundry")).on(4));
        assertThat(profile(her).guard()).isEqualTo(new Guard(Set.of(DUST), Set.of("0b"), Set.of()));
    }

    @Test
    void takingAReferralBackLiftsNothing() {
        Recorded her = recordOne(from(SOCIAL, "1")
                .taxCode(ELENA)
                .profile(spared(Set.of(HEIGHTS), "0a"))
                .on(1));
        recordOne(from(HEALTH, "9").taxCode(ELENA).on(2));

        Drafts.referrals().withdraw(SOCIAL, her.code(), "partner:" + SOCIAL);

        assertThat(profile(her).guard()).isEqualTo(new Guard(Set.of(HEIGHTS), Set.of("0a"), Set.of()));
    }

    @Test
    void whenTwoRecordsTurnOutToBeOnePersonNothingIsLifted() {
        Recorded hers = recordOne(from(HEALTH, "9")
                .taxCode(ELENA)
                .profile(spared(Set.of(DUST), "0b"))
                .on(1));
        recordOne(from(SOCIAL, "1")
                .identity(known("Elena", "Verdi", null, null))
                .profile(spared(Set.of(HEIGHTS), "0a"))
                .on(2));

        recordOne(from(SOCIAL, "1")
                .taxCode(ELENA)
                .profile(spared(Set.of(HEIGHTS), "0a"))
                .on(3));

        assertThat(profile(hers).guard()).isEqualTo(new Guard(Set.of(HEIGHTS, DUST), Set.of("0a", "0b"), Set.of()));
    }

    @Test
    void whoComesUnderProtectionIsSparedTheSameOnHerRecordByNameToo() {
        Recorded byName = recordOne(from(HEALTH, "9").taxCode(ELENA).on(1));
        recordOne(from(SOCIAL, "1")
                .taxCode(ELENA)
                .profile(spared(Set.of(HEIGHTS), "0a"))
                .on(2));

        Recorded apart = recordOne(from(SOCIAL, "1")
                .underProtection()
                .profile(spared(NO_LIMITS, "0a", "0c"))
                .on(3));
        recordOne(from(HEALTH, "9").taxCode(ELENA).profile(able("laundry")).on(4));

        assertThat(profile(apart).guard()).isEqualTo(new Guard(NO_LIMITS, Set.of("0a", "0c"), Set.of()));
        assertThat(profile(byName).guard()).isEqualTo(new Guard(Set.of(HEIGHTS), Set.of("0a"), Set.of()));
    }

    private static Profile spared(Set<Exposure> limits, String... avoid) {
        return able("cooking").with(new Guard(limits, Set.of(avoid), Set.of()));
    }

    private static Profile profile(Recorded recorded) {
        return Drafts.beneficiaries()
                .candidates(List.of(recorded.beneficiary()))
                .get(0)
                .profile();
    }
}
