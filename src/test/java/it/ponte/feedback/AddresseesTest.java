package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.Referrals;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AddresseesTest {
    private static final String TAX_CODE = "RSSMRA80A41F257X";

    @RegisterExtension
    static final Desk desk = Desk.fresh();

    private static final Story story = desk.story;

    @Test
    void aServiceThatReferredHerLaterIsNotToldWhatCameBefore() {
        Recorded person = story.alsoReferred(Story.SERVICE, Invented.known(TAX_CODE, null));
        story.adaTells(person.code(), INTERVIEWED, "2026-03-01");
        story.alsoReferred(Story.CLINIC, Invented.known(TAX_CODE, null));
        story.stamp();
        desk.outbox().composeWaiting();

        assertThat(desk.letters().latest(TestDatabase.follower("ada"), 10))
                .extracting(LetterView::partner)
                .containsExactly(Story.SERVICE);
    }

    @Test
    void withoutACaseworkerTheServicesMailboxIsWrittenTo() {
        desk.happens(story.referral(Story.SERVICE, "A/1", Invented.known(), null, false), INTERVIEWED);

        assertThat(Desk.to(desk.outbox().write(desk.due().get(0)))).isEqualTo("segreteria@servizi.example");
    }

    @Test
    void whoEnrolledHerselfIsWrittenToHerself() throws Exception {
        Recorded person = story.referral(Story.FORM, "F/1", Invented.known(null, "ada@persona.example"), null, true);
        desk.happens(person, INTERVIEWED);

        MimeMessage letter = desk.outbox().write(desk.due().get(0));

        assertThat(Desk.to(letter)).isEqualTo("ada@persona.example");
        assertThat(Desk.read(letter)).contains("ti scriviamo per la tua iscrizione " + person.code() + ".");
    }

    @Test
    void noAddressIsAnAlarmAndIsTriedAgainOnceThereIsOne() {
        Recorded person = story.referral(Story.CLINIC, "A/1", Invented.known(), null, false);
        desk.happens(person, INTERVIEWED);

        assertThat(desk.due()).isEmpty();
        LetterView alarm =
                desk.letters().undeliverable(TestDatabase.follower("ada")).get(0);
        assertThat(alarm.undeliverable()).isEqualTo("NO_ADDRESS");
        assertThat(desk.letters().outcomesNotTold(TestDatabase.follower("ada"), 10))
                .isEqualTo(1);

        story.referral(Story.CLINIC, "A/1", Invented.known(), Invented.caseworker(Story.CLINIC), false);
        assertThat(desk.letters().retry(alarm.id(), TestDatabase.follower("ada")))
                .isTrue();
        assertThat(desk.letters().retry(alarm.id(), TestDatabase.follower("ada")))
                .isFalse();
        assertThat(desk.due()).hasSize(1);
        assertThat(desk.letters().undeliverable(TestDatabase.follower("ada"))).isEmpty();
    }

    @Test
    void whenNobodyMayBeToldAnyMoreSomebodyIsAlarmed() {
        Recorded person = story.referred(Story.SERVICE);
        withdraw(person);
        desk.happens(person, INTERVIEWED);

        assertThat(desk.latest().undeliverable()).isEqualTo("NO_ADDRESSEE");
        assertThat(desk.latest().partner()).isNull();
        assertThat(desk.letters().retry(desk.latest().id(), TestDatabase.follower("ada")))
                .isFalse();
        assertThat(desk.due()).isEmpty();
    }

    @Test
    void aReferralThatWasWithdrawnIsToldItsClosingAndNothingElse() {
        Recorded person = story.referred(Story.SERVICE);
        desk.happens(person, INTERVIEWED);
        withdraw(person);

        assertThat(desk.due()).isEmpty();
        assertThat(desk.latest().cancelledAt()).isNotNull();
        assertThat(desk.letters().outcomesNotTold(TestDatabase.follower("ada"), 10))
                .isZero();
        desk.happens(person, CLOSED);
        assertThat(desk.due()).hasSize(1);
    }

    private static void withdraw(Recorded person) {
        TestDatabase.transaction().executeWithoutResult(tx -> story.bean(Referrals.class)
                .withdraw(Story.SERVICE, person.code(), "partner:" + Story.SERVICE));
    }
}
