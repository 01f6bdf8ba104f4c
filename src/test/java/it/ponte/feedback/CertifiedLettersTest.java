package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.partner.Installation;
import it.ponte.partner.Partners;
import it.ponte.placement.Story;
import it.ponte.work.Work;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

/** Letters to a service that wants them by certified mail (PEC). */
class CertifiedLettersTest {
    private static final Installation WITH_PEC = Installation.fresh()
            .withDropBox(
                    Story.SERVICE, "feedback: {pec: servizi@pec.valmora.example, mailbox: segreteria@servizi.example}")
            .withDropBox(Story.CLINIC);

    @Test
    void theyGoToItsCertifiedMailboxThroughTheServerForThat() throws Exception {
        TestDatabase.clean();
        Desk desk = new Desk(WITH_PEC, "", true);
        try {
            desk.happens(desk.story.referred(Story.SERVICE), INTERVIEWED);
            desk.happens(desk.story.referred(Story.CLINIC), INTERVIEWED);

            Work certified = desk.due().get(0);
            assertThat(Desk.to(desk.outbox().write(certified))).isEqualTo("servizi@pec.valmora.example");
            assertThat(desk.outbox().isCertified(certified)).isTrue();
            assertThat(desk.outbox().isOrdinary(certified)).isFalse();
        } finally {
            desk.close();
        }
    }

    @Test
    void theyComeFromOurCertifiedMailbox() throws Exception {
        Partners partners = WITH_PEC.partners();
        PecAccount account = new PecAccount(
                partners, "smtps://u:p@pec.gestore.example", "ufficio@pec.rete.example", "smtp://posta.example");
        MimeMessage letter = new MimeMessage((jakarta.mail.Session) null);

        account.sends(letter);

        assertThat(letter.getFrom()[0]).hasToString("ufficio@pec.rete.example");
    }

    @Test
    void aHubThatCouldNotSendThemDoesNotStart() {
        Partners partners = WITH_PEC.partners();

        assertThatThrownBy(() -> new PecAccount(partners, "", "", "smtp://posta.example"))
                .hasMessage("PONTE_PEC_URL: is missing; config/partners/" + Story.SERVICE + ".yaml names feedback.pec");
        assertThatThrownBy(() -> new PecAccount(partners, "smtps://a.example", "", "smtp://posta.example"))
                .hasMessage("PONTE_PEC_FROM: is no e-mail address");
        assertThatThrownBy(() -> new PecAccount(partners, "smtps://a.example", "a@pec.example", ""))
                .hasMessage("PONTE_SMTP_URL: is missing beside PONTE_PEC_URL");
        assertThat(new PecAccount(partners, "", "", "")).isNotNull();
    }
}
