package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Recorded;
import it.ponte.mail.DeliveryReport;
import it.ponte.mail.DeliveryReport.Kind;
import it.ponte.mail.Judged;
import it.ponte.mail.Place;
import it.ponte.placement.Story;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is heard of letters that a mail server had taken. */
class ReturnsTest {
    private static final String CASEWORKER = "referente@servizi-sociali-valmora.example";
    private static final String OF_THE_CLINIC = "referente@csm-valmora.example";
    private static final String MAILBOX = "segreteria@servizi.example";

    @RegisterExtension
    static final Desk desk = Desk.fresh();

    private static final Story story = desk.story;

    @Test
    void aLetterThatCameBackIsNotToldAnyMoreAndGoesOnToTheMailboxOfItsService() throws Exception {
        String id = told(story.referred(Story.SERVICE));

        bounce(id, CASEWORKER);

        assertThat(column("returned_at")).isNotNull();
        assertThat(column("failure_code")).isEqualTo("5.1.1");
        assertThat(desk.latest().toldAt()).isNull();
        Work again = desk.due().get(0);
        MimeMessage letter = desk.outbox().write(again);
        assertThat(Desk.to(letter)).isEqualTo(MAILBOX);
        assertThat(letter.getMessageID()).as("it is the same letter").isEqualTo("<" + id + ">");
        desk.outbox().sent(again);
        assertThat(desk.latest().undeliverable()).isNull();
    }

    @Test
    void theSameBounceTwiceOrLateMovesItOnOnce() throws Exception {
        String id = told(story.referred(Story.SERVICE));
        bounce(id, CASEWORKER);
        bounce(id, CASEWORKER);
        List<Work> due = desk.due();
        assertThat(due).hasSize(1);
        desk.outbox().write(due.get(0));
        desk.outbox().sent(due.get(0));

        bounce(id, CASEWORKER);

        assertThat(desk.latest().toldAt())
                .as("what is said of the first address")
                .isNotNull();
    }

    @Test
    void whatComesBackFromTheMailboxTooIsAnOperatorsAndTheContactIsAskedToCallOnceADay() throws Exception {
        for (int i = 0; i < 2; i++) {
            String id = told(story.referred(Story.SERVICE));
            bounce(id, CASEWORKER);
            desk.due().forEach(desk.outbox()::sent);
            bounce(id, MAILBOX);
        }

        assertThat(desk.letters().undeliverable(TestDatabase.follower("ada")))
                .hasSize(2)
                .extracting(LetterView::undeliverable)
                .containsOnly("RETURNED");
        assertThat(desk.due()).isEmpty();
        assertThat(story.bean(CallNotices.class).due(9)).hasSize(1);
    }

    @Test
    void theContactIsToldNeitherCaseNorLink() throws Exception {
        bounce(told(story.referred(Story.CLINIC)), OF_THE_CLINIC);
        CallNotices calls = story.bean(CallNotices.class);
        Work notice = calls.due(9).get(0);

        assertThat(calls.mayLeave(notice)).isTrue();
        MimeMessage mail = calls.write(notice);
        assertThat(Desk.to(mail)).isEqualTo("tecnici@csm-valmora.example");
        assertThat(Desk.read(mail)).contains("chiami il nostro ufficio").doesNotContain("/r/", "R-", "caso", "numero");
        assertThat(Desk.read(mail).replaceAll("(?m)^Date:.*$", ""))
                .isEqualTo(Desk.read(calls.write(notice)).replaceAll("(?m)^Date:.*$", ""));
        calls.sent(notice);
        assertThat(calls.due(9)).isEmpty();
    }

    @Test
    void aForgedReportChangesNothing() throws Exception {
        String id = told(story.referred(Story.SERVICE));

        bounce("0f8fad5b-d9cb-469f-a165-70867728950e@rete.example", CASEWORKER);
        bounce(id.replace("@rete.example", "@altrove.example"), CASEWORKER);
        bounce(id, "altra@servizi-sociali-valmora.example");

        assertThat(desk.latest().toldAt()).isNotNull();
        assertThat(column("returned_at")).isNull();
        assertThat(desk.due()).isEmpty();
    }

    @Test
    void aDelayIsNotedAndTheLetterStaysTold() throws Exception {
        note(new DeliveryReport(
                told(story.referred(Story.SERVICE)), Kind.DELAYED, "4.4.1", List.of(Personal.of(CASEWORKER))));

        assertThat(column("delayed_at")).isNotNull();
        assertThat(desk.latest().toldAt()).isNotNull();
    }

    @Test
    void receiptsOfCertifiedMailAreStamped() throws Exception {
        String id = told(story.referred(Story.SERVICE));

        note(new DeliveryReport(id, Kind.ACCEPTED, null, List.of(Personal.of(CASEWORKER))));
        note(new DeliveryReport(id, Kind.DELIVERED, null, List.of(Personal.of(CASEWORKER))));

        assertThat(column("accepted_at")).isNotNull();
        assertThat(column("delivered_at")).isNotNull();
    }

    @Test
    void aProtectedPersonsLetterThatCameBackGoesToNobodyElseByItself() throws Exception {
        desk.happens(story.referredUnderProtection(), INTERVIEWED);
        desk.letters().release(desk.latest().id(), TestDatabase.follower("ada"));
        Work work = desk.due().get(0);
        MimeMessage letter = desk.outbox().write(work);
        desk.outbox().sent(work);

        bounce(idOf(letter), Desk.to(letter));

        assertThat(desk.latest().undeliverable()).isEqualTo("RETURNED");
        assertThat(desk.due()).isEmpty();
        assertThat(column("moved_on_at")).isNull();
        assertThat(desk.letters().retry(desk.latest().id(), TestDatabase.follower("ada")))
                .isTrue();
        assertThat(desk.due()).as("not before it is let go once more").isEmpty();
        assertThat(desk.letters().waitingForRelease(TestDatabase.follower("ada")))
                .hasSize(1);
    }

    @Test
    void aReportThatIsNoneIsPassedOver() {
        note(null);

        assertThat(story.waiting(Stage.LETTER)).isZero();
    }

    private static String told(Recorded person) throws Exception {
        desk.happens(person, INTERVIEWED);
        Work work = desk.due().get(0);
        String id = idOf(desk.outbox().write(work));
        desk.outbox().sent(work);
        return id;
    }

    private static String idOf(MimeMessage letter) throws Exception {
        return letter.getMessageID().replaceAll("[<>]", "");
    }

    private static void bounce(String id, String address) {
        note(new DeliveryReport(id, Kind.RETURNED, "5.1.1", List.of(Personal.of(address))));
    }

    private static void note(DeliveryReport report) {
        story.bean(Returns.class).note(new Judged(Place.AUTOMATIC, null, null, List.of(), report));
    }

    private static String column(String name) {
        return TestDatabase.client()
                .sql("select " + name + "::text from letter order by id desc limit 1")
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
