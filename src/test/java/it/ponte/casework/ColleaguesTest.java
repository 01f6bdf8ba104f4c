package it.ponte.casework;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Caseworker;
import it.ponte.beneficiary.KnownCaseworkers;
import it.ponte.casework.CaseReader.Kind;
import it.ponte.partner.Installation;
import it.ponte.partner.Partners;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose address counts as one of the same service. */
class ColleaguesTest {
    private static final Partners PARTNERS = Installation.fresh()
            .withDropBox(
                    Story.SERVICE,
                    "technicalContact: assistenza@fornitore.example",
                    "feedback: {mailbox: segreteria@comune-valmora.example}")
            .withDropBox(Story.CLINIC, "feedback: {mailbox: csm.valmora@gmail.com}")
            .partners();

    @RegisterExtension
    static final Story story = new Story();

    @Test
    void thoseInTheDomainOfTheSharedMailboxAre() {
        assertThat(admits(Story.SERVICE, "collega@Comune-Valmora.example")).isTrue();
    }

    @Test
    void thoseInTheDomainOfACaseworkerWhomTheServiceNamedAre() {
        named(Story.SERVICE, "una@sociale.valmora.example");

        assertThat(admits(Story.SERVICE, "altra@sociale.valmora.example")).isTrue();
        assertThat(admits(Story.CLINIC, "altra@sociale.valmora.example"))
                .as("another service knows nobody there")
                .isFalse();
    }

    @Test
    void whoLooksAfterItsComputersIsNone() {
        assertThat(admits(Story.SERVICE, "chiunque@fornitore.example")).isFalse();
    }

    @Test
    void aDomainWhereAnybodyMayHaveAMailboxOpensNothing() {
        named(Story.CLINIC, "una.di.noi@outlook.it");

        assertThat(List.of("chiunque@gmail.com", "chiunque@GMAIL.com", "chiunque@outlook.it", "chiunque@outlook.com"))
                .noneMatch(email -> admits(Story.CLINIC, email));
        assertThat(admits(Story.CLINIC, "una.di.noi@outlook.it"))
                .as("one whom the service named is one, wherever her mailbox is")
                .isTrue();
    }

    private static void named(String service, String email) {
        story.referral(service, "A/" + email, Invented.known(), new Caseworker(null, Personal.of(email)), false);
    }

    private static boolean admits(String service, String email) {
        Colleagues colleagues = new Colleagues(story.bean(KnownCaseworkers.class), PARTNERS);
        CaseReader reader = new CaseReader(Kind.CASEWORKER, 1, service, Personal.of("lei@altrove.example"));
        return TestDatabase.transaction()
                .execute(tx -> colleagues.admit(reader, email))
                .isPresent();
    }
}
