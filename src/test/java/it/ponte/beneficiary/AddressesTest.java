package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.CENTRE;
import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.FORM;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.known;
import static it.ponte.beneficiary.Drafts.recordOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void everyReferralOfAPersonHasItsServiceCaseNumberAndCaseworker() {
        Caseworker ada = new Caseworker(Personal.of("Ada Neri"), Personal.of("ada.neri@valmora.example"));
        Recorded one =
                recordOne(from(SOCIAL, "1").taxCode(ELENA).caseworker(ada).caseNumber("2026/118"));
        Recorded two = recordOne(from(HEALTH, "9").taxCode(ELENA).caseworker(null));
        Drafts.referrals().withdraw(HEALTH, two.code(), "partner:" + HEALTH);

        assertThat(addresses(one))
                .containsExactly(
                        new ReferralAddress(
                                1, one.code(), SOCIAL, "2026/118", ada, false, false, null, true, false, false, null),
                        new ReferralAddress(
                                2, two.code(), HEALTH, "9", null, false, false, null, true, false, false, Drafts.NOON));
    }

    @Test
    void whoEnrolledHerselfIsWrittenToAtTheAddressOfThatFormOnly() {
        Recorded own = recordOne(from(FORM, "f1")
                .identity(known("Elena", "Verdi", ELENA, "elena@posta.example"))
                .selfEnrolled());
        Recorded hers = recordOne(from(SOCIAL, "1").identity(known("Elena", "Verdi", ELENA, "casa@posta.example")));
        Recorded again = recordOne(from(FORM, "f2")
                .identity(known("Elena", "Verdi", ELENA, "altri@posta.example"))
                .selfEnrolled());

        assertThat(addresses(own))
                .extracting(ReferralAddress::code, ReferralAddress::selfEnrolled, ReferralAddress::ownEmail)
                .containsExactly(tuple(own.code(), true, Personal.of("elena@posta.example")));
        assertThat(addresses(hers))
                .extracting(ReferralAddress::code, ReferralAddress::selfEnrolled, ReferralAddress::ownEmail)
                .containsExactly(tuple(hers.code(), false, null));
        assertThat(addresses(again))
                .extracting(ReferralAddress::code, ReferralAddress::selfEnrolled, ReferralAddress::ownEmail)
                .containsExactly(tuple(again.code(), true, Personal.of("altri@posta.example")));
    }

    @Test
    void aProtectedPersonIsMarkedAndHerServicesNumberIsQuoted() {
        Recorded hers = recordOne(from(CENTRE, "1").underProtection().caseNumber("CAV-2026/14"));

        assertThat(addresses(hers))
                .singleElement()
                .matches(ReferralAddress::isProtected)
                .matches(address -> address.ownEmail() == null)
                .matches(address -> address.caseNumber().equals("CAV-2026/14"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSSMRA80A01F257X",
                "rssmra80a01f257x",
                "RSS MRA 80A01 F257X",
                "CF RSSMRA80A01F257X/2",
                "0123456789ABCDEF",
                "01234567890",
                "VERDI-77",
                "pratica Élena",
                "De Santis 3",
                "desantis/3",
                "santis",
                "D'Amico"
            })
    void aCaseNumberThatMayTellWhoSheIsGivesWayToThePublicCode(String caseNumber) {
        Recorded hers = recordOne(from(SOCIAL, "1")
                .caseNumber(caseNumber)
                .identity(known("Elena Dámico", "Verdi De Santis", null, null)));

        assertThat(addresses(hers)).extracting(ReferralAddress::caseNumber).containsExactly(hers.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026/118", "SS-0001-B", "Li 44", "123456789012345"})
    void anOrdinaryCaseNumberIsQuoted(String caseNumber) {
        Recorded hers = recordOne(from(SOCIAL, "1").caseNumber(caseNumber).identity(known("Li", "Wu", null, null)));

        assertThat(addresses(hers)).extracting(ReferralAddress::caseNumber).containsExactly(caseNumber);
    }

    @Test
    void aNameToldLaterByAnotherServiceIsCheckedToo() {
        Recorded hers = recordOne(from(SOCIAL, "1").caseNumber("VERDI-77").identity(known("Elena", null, ELENA, null)));
        assertThat(addresses(hers)).extracting(ReferralAddress::caseNumber).containsExactly("VERDI-77");

        recordOne(from(HEALTH, "9").identity(known("Elena", "Verdi", ELENA, null)));

        assertThat(addresses(hers)).extracting(ReferralAddress::caseNumber).containsExactly(hers.code(), "9");
    }

    @Test
    void withoutACaseNumberTheServicesOwnNumberStands() {
        Recorded hers = recordOne(from(SOCIAL, "A-1").caseNumber(null));

        assertThat(addresses(hers)).extracting(ReferralAddress::caseNumber).containsExactly("A-1");
    }

    @Test
    void aCaseworkerIsOneByHerAddressAndTheLatestMessageTellsHerName() {
        Personal address = Personal.of("ada.neri@valmora.example");
        Recorded one = recordOne(from(SOCIAL, "1").caseworker(new Caseworker(null, address)));
        recordOne(from(SOCIAL, "2").caseworker(new Caseworker(Personal.of("Ada Neri"), address)));
        recordOne(from(SOCIAL, "3").caseworker(new Caseworker(null, address)));
        recordOne(from(HEALTH, "4").caseworker(new Caseworker(null, address)));

        assertThat(addresses(one))
                .extracting(ReferralAddress::caseworker)
                .containsExactly(new Caseworker(Personal.of("Ada Neri"), address));
        assertThat(TestDatabase.client()
                        .sql("select partner from caseworker order by id")
                        .query(String.class)
                        .list())
                .containsExactly(SOCIAL, HEALTH);
    }

    @Test
    void aCaseworkerWithoutAddressIsKeptByHerNameAndOneWithoutBothIsNobody() {
        Caseworker named = new Caseworker(Personal.of("Ada Neri"), null);
        Recorded one = recordOne(from(SOCIAL, "1").caseworker(named));
        Recorded two = recordOne(from(SOCIAL, "2").caseworker(new Caseworker(null, null)));

        assertThat(addresses(one)).extracting(ReferralAddress::caseworker).containsExactly(named);
        assertThat(addresses(two)).extracting(ReferralAddress::caseworker).containsOnlyNulls();
    }

    private static List<ReferralAddress> addresses(Recorded recorded) {
        return Drafts.referrals().addressesOf(recorded.beneficiary());
    }
}
