package it.ponte.casework;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.AuditAlerts;
import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.beneficiary.Referrals;
import it.ponte.partner.Installation;
import it.ponte.partner.Partners;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import it.ponte.routing.Faults;
import it.ponte.work.Work;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code for a page travels as the letters do that lead there. */
class CertifiedCodesTest {
    private static final Partners PARTNERS = Installation.fresh()
            .withDropBox(Story.CLINIC, "feedback: {pec: csm@pec.valmora.example}")
            .withDropBox(Story.SERVICE, "feedback: {mailbox: segreteria@servizi.example}")
            .partners();

    @RegisterExtension
    static final Story story = new Story(
            Map.of(
                    "ponte.smtp.url", "smtp://posta.example:25",
                    "ponte.smtp.from", "ponte@rete.example",
                    "ponte.public-url", "https://ponte.example/",
                    "ponte.pec.url", "smtps://pec.gestore.example",
                    "ponte.pec.from", "ufficio@pec.rete.example"),
            rooms -> {
                rooms.registerBean(Partners.class, () -> PARTNERS);
                rooms.register(AuditAlerts.class);
                rooms.scan("it.ponte.feedback", "it.ponte.casework");
            });

    private final CodeMails mails = story.bean(CodeMails.class);

    @Test
    void toACertifiedMailboxByCertifiedMail() throws Exception {
        Work code = asked(Story.CLINIC);

        MimeMessage mail = mails.write(code);

        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("csm@pec.valmora.example");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("ufficio@pec.rete.example");
        assertThat(mails.isCertified(code)).isTrue();
        assertThat(mails.isOrdinary(code)).isFalse();
    }

    @Test
    void toAnyOtherByOrdinaryMail() throws Exception {
        Work code = asked(Story.SERVICE);

        assertThat(mails.write(code).getFrom()).extracting(Object::toString).containsExactly("ponte@rete.example");
        assertThat(mails.isCertified(code)).isFalse();
        assertThat(mails.isOrdinary(code)).isTrue();
    }

    @Test
    void theRouteGivesEachToItsOwnMailServer() throws Exception {
        List<String> ordinary = new ArrayList<>();
        List<String> certified = new ArrayList<>();
        ask(Story.CLINIC);
        ask(Story.SERVICE);

        CamelContext camel = new DefaultCamelContext();
        try {
            camel.addComponent("activemq6", new DirectComponent());
            camel.getPropertiesComponent().addOverrideProperty("ponte.letters.address", "bean:ordinary?method=take");
            camel.getPropertiesComponent().addOverrideProperty("ponte.pec.address", "bean:certified?method=take");
            camel.getRegistry().bind("ordinary", new Server(ordinary));
            camel.getRegistry().bind("certified", new Server(certified));
            camel.getRegistry().bind("codeMails", mails);
            camel.getRegistry().bind("bell", new Bell());
            camel.getRegistry().bind("faults", new Faults(Clock.systemUTC()));
            for (String file : List.of("errors", "page-code")) {
                Path route = Path.of("routes", file + ".camel.yaml");
                PluginHelper.getRoutesLoader(camel)
                        .loadRoutes(ResourceHelper.fromString(route.toString(), Files.readString(route)));
            }
            camel.start();
            try (ProducerTemplate bell = camel.createProducerTemplate()) {
                bell.sendBody("activemq6:queue:ponte.page-codes", "page-codes");
            }
        } finally {
            camel.stop();
        }

        assertThat(ordinary).containsExactly("segreteria@servizi.example");
        assertThat(certified).containsExactly("csm@pec.valmora.example");
    }

    /** A mail server of the route under test: notes to whom its mails go. */
    public record Server(List<String> to) {
        public void take(@Body MimeMessage mail) throws MessagingException {
            to.add(mail.getAllRecipients()[0].toString());
        }
    }

    /** The bell of the route under test, which nobody hears. */
    public record Bell() {
        public void ringAgain(String stage) {}
    }

    private Work asked(String service) {
        ask(service);
        Work code = mails.due(1).get(0);
        assertThat(mails.mayLeave(code)).isTrue();
        return code;
    }

    /** Whoever reads the box of a service asked for a code, for a case that names nobody. */
    private static void ask(String service) {
        Recorded person = story.referral(service, "A/1", Invented.known(), null, false);
        ReferralAddress referral = story.bean(Referrals.class)
                .address(TestDatabase.client()
                        .sql("select id from referral where code = ?")
                        .param(person.code())
                        .query(Long.class)
                        .single())
                .orElseThrow();
        CaseReader reader = story.bean(CaseReaders.class).of(referral).get(0);
        TestDatabase.transaction()
                .executeWithoutResult(tx -> story.bean(PageCodes.class).ask(reader, referral.referral()));
    }
}
