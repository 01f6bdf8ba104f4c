package it.ponte.casework;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Caseworker;
import it.ponte.beneficiary.KnownCaseworkers;
import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.Referrals;
import it.ponte.partner.Installation;
import it.ponte.partner.Partners;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may read a case of a service that wants its letters by certified mail. */
class CaseReadersTest {
    private static final String CERTIFIED = "csm@pec.valmora.example";
    private static final Partners PARTNERS = Installation.fresh()
            .withDropBox(Story.CLINIC, "feedback: {pec: " + CERTIFIED + "}")
            .withDropBox(
                    Story.SERVICE, "feedback: {pec: servizi@pec.valmora.example, mailbox: segreteria@servizi.example}")
            .partners();

    @RegisterExtension
    static final Story story = new Story();

    @Test
    void theCertifiedMailboxWhereThereIsNoOtherAddress() {
        for (Caseworker by : new Caseworker[] {null, new Caseworker(Personal.of("Elisa"), null)}) {
            assertThat(readers(Story.CLINIC, by)).containsExactly("mailbox:" + Story.CLINIC + " " + CERTIFIED);
        }
    }

    @Test
    void whoeverFollowsItAtHerOwnAddressAndElseTheSharedMailbox() {
        assertThat(readers(Story.CLINIC, Invented.caseworker(Story.CLINIC)))
                .singleElement()
                .asString()
                .startsWith("caseworker:")
                .endsWith(" referente@csm-valmora.example");
        assertThat(readers(Story.SERVICE, null))
                .containsExactly("mailbox:" + Story.SERVICE + " segreteria@servizi.example");
    }

    private static List<String> readers(String service, Caseworker by) {
        Recorded person = story.referral(service, "A/" + by, Invented.known(), by, false);
        long referral = TestDatabase.client()
                .sql("select id from referral where code = ?")
                .param(person.code())
                .query(Long.class)
                .single();
        return new CaseReaders(TestDatabase.client(), story.bean(KnownCaseworkers.class), PARTNERS, Clock.systemUTC())
                .of(story.bean(Referrals.class).address(referral).orElseThrow()).stream()
                        .map(reader -> reader.who() + " " + reader.email().reveal())
                        .toList();
    }
}
