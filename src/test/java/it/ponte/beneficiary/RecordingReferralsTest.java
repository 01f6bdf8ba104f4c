package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.known;
import static it.ponte.beneficiary.Drafts.record;
import static it.ponte.beneficiary.Drafts.recordOne;
import static it.ponte.vocabulary.Verdict.RECORDED;
import static it.ponte.vocabulary.Verdict.UNCHANGED;
import static it.ponte.vocabulary.Verdict.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.access.PublicCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingReferralsTest {
    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void aFirstMessageIsRecordedWithPublicCodesOfItsOwn() {
        Recorded first = recordOne(from(SOCIAL, "1"));

        assertThat(first.verdict()).isEqualTo(RECORDED);
        assertThat(PublicCode.REFERRAL.matches(first.code())).isTrue();
        assertThat(PublicCode.BENEFICIARY.matches(Drafts.beneficiaries().code(first.beneficiary())))
                .isTrue();
        assertThat(Drafts.beneficiaries().identity(first.beneficiary()))
                .isEqualTo(from(SOCIAL, "1").draft().identity());
    }

    @Test
    void theSameContentAgainIsUnchangedAndLeavesEveryStamp() {
        Recorded first = recordOne(from(SOCIAL, "1"));
        List<Object> before = stamps();

        Recorded again = recordOne(from(SOCIAL, "1"));

        assertThat(again).isEqualTo(new Recorded(UNCHANGED, first.code(), first.beneficiary(), null));
        assertThat(stamps()).isEqualTo(before);
    }

    @Test
    void everyPartOfTheContentCountsAsAChange() {
        recordOne(from(SOCIAL, "1"));

        assertThat(recordOne(from(SOCIAL, "1").identity(known("ELENA", "Verdi", null, null)))
                        .verdict())
                .isEqualTo(UPDATED);
        assertThat(recordOne(from(SOCIAL, "1").caseworker(null)).verdict()).isEqualTo(UPDATED);
        assertThat(recordOne(from(SOCIAL, "1").profile(able("cooking"))).verdict())
                .isEqualTo(UPDATED);
        assertThat(recordOne(from(SOCIAL, "1").profile(able("cooking", "laundry")))
                        .verdict())
                .isEqualTo(UPDATED);
        assertThat(recordOne(from(SOCIAL, "1").basis(null)).verdict()).isEqualTo(UPDATED);
        assertThat(recordOne(from(SOCIAL, "1").caseNumber("1/A")).verdict()).isEqualTo(UPDATED);
    }

    @Test
    void anOlderMessageIsKeptOutAndDoesNotOverwriteANewerOne() {
        Recorded newer = recordOne(from(SOCIAL, "1").profile(able("cooking")).on(5));

        Recorded late = recordOne(from(SOCIAL, "1").profile(able("laundry")).on(2));

        assertThat(late).isEqualTo(new Recorded(UNCHANGED, newer.code(), newer.beneficiary(), null));
        assertThat(profile(newer).skills()).containsExactly("cooking");
    }

    @Test
    void ofMessagesThatSpeakOfTheSameMomentTheOneToldLaterIsTheNewer() {
        Recorded later =
                recordOne(from(SOCIAL, "1").profile(able("cooking")).on(1).toldAfter(60));

        Recorded late =
                recordOne(from(SOCIAL, "1").profile(able("laundry")).on(1).toldAfter(0));

        assertThat(late.verdict()).isEqualTo(UNCHANGED);
        assertThat(profile(later).skills()).containsExactly("cooking");
    }

    @Test
    void soItIsWhenTwoServicesSpeakOfTheSameMoment() {
        Recorded later = recordOne(
                from(SOCIAL, "1").taxCode(ELENA).profile(able("cooking")).on(1).toldAfter(60));

        recordOne(from(HEALTH, "9")
                .identity(known("E.", null, ELENA, null))
                .profile(able("laundry"))
                .on(1)
                .toldAfter(0));

        assertThat(profile(later).skills()).containsExactly("cooking");
        assertThat(Drafts.beneficiaries().identity(later.beneficiary()))
                .isEqualTo(known("Elena", "Verdi", ELENA, null));
    }

    @Test
    void whatIsToldAgainOfTheSameMomentHoldsAsOfTheLastTimeItWasTold() {
        Recorded first =
                recordOne(from(SOCIAL, "1").profile(able("cooking")).on(1).toldAfter(0));
        recordOne(from(SOCIAL, "1").profile(able("cooking")).on(1).toldAfter(60));

        Recorded late =
                recordOne(from(SOCIAL, "1").profile(able("laundry")).on(1).toldAfter(30));

        assertThat(late.verdict()).isEqualTo(UNCHANGED);
        assertThat(profile(first).skills()).containsExactly("cooking");
    }

    @Test
    void aThenBThenAIsThreeMessages() {
        Drafts a = from(SOCIAL, "1").profile(able("cooking"));
        Drafts b = from(SOCIAL, "1").profile(able("laundry"));

        assertThat(List.of(
                        recordOne(a.on(1)).verdict(),
                        recordOne(b.on(2)).verdict(),
                        recordOne(a.on(3)).verdict()))
                .containsExactly(RECORDED, UPDATED, UPDATED);
    }

    @Test
    void contentToldAgainOfALaterMomentKeepsOutWhatCameInBetweenAndArrivesLate() {
        Drafts a = from(SOCIAL, "1").profile(able("cooking"));
        Recorded first = recordOne(a.on(1));
        recordOne(a.on(3));

        Recorded late = recordOne(from(SOCIAL, "1").profile(able("laundry")).on(2));

        assertThat(late.verdict()).isEqualTo(UNCHANGED);
        assertThat(profile(first).skills()).containsExactly("cooking");
    }

    @Test
    void messagesOfOneListAreTakenInItsOrder() {
        List<Recorded> verdicts = record(
                from(SOCIAL, "1").profile(able("cooking")).on(1),
                from(SOCIAL, "2"),
                from(SOCIAL, "1").profile(able("laundry")).on(2),
                from(SOCIAL, "1").profile(able("laundry")).on(2));

        assertThat(verdicts).extracting(Recorded::verdict).containsExactly(RECORDED, RECORDED, UPDATED, UNCHANGED);
        assertThat(verdicts.get(2).code()).isEqualTo(verdicts.get(0).code());
        assertThat(profile(verdicts.get(0)).skills()).containsExactly("laundry");
    }

    @Test
    void theSameNumberOfTwoServicesIsTwoReferrals() {
        List<Recorded> verdicts = record(from(SOCIAL, "1"), from(HEALTH, "1"));

        assertThat(verdicts).extracting(Recorded::verdict).containsOnly(RECORDED);
        assertThat(verdicts).extracting(Recorded::beneficiary).doesNotHaveDuplicates();
    }

    @Test
    void numbersThatDifferInCapitalsOrInABlankAreDifferentCases() {
        List<Recorded> verdicts =
                record(from(SOCIAL, "1 23"), from(SOCIAL, "12 3"), from(SOCIAL, "aB3"), from(SOCIAL, "Ab3"));

        assertThat(verdicts).extracting(Recorded::verdict).containsOnly(RECORDED);
        assertThat(verdicts).extracting(Recorded::beneficiary).doesNotHaveDuplicates();
        assertThat(Drafts.referrals().byExternalId(SOCIAL, "12 3"))
                .get()
                .extracting(ReferralView::code)
                .isEqualTo(verdicts.get(1).code());
    }

    @Test
    void whatNobodySeesInANumberMakesNoOtherCase() {
        Recorded first = recordOne(from(SOCIAL, "Cittá 12/b"));

        assertThat(record(
                        from(SOCIAL, " Cittá  12/b\u00a0").profile(able("cooking")),
                        from(SOCIAL, "Citta\u0301\u00a012/b").profile(able("laundry"))))
                .extracting(Recorded::code)
                .containsOnly(first.code());
    }

    @Test
    void ofTwoServicesTheNewestTellsTheProfileAndEachFactOfTheIdentity() {
        Recorded one = recordOne(from(SOCIAL, "1")
                .identity(known("Elena", "Verdi", ELENA, "elena@posta.example"))
                .profile(able("cooking"))
                .on(3));
        recordOne(from(HEALTH, "9")
                .identity(known("Maria Elena", null, ELENA, null))
                .profile(able("laundry"))
                .on(4));
        recordOne(from("cpi-valmora", "5")
                .identity(known("E.", "V.", ELENA, "vecchia@posta.example"))
                .profile(able("sewing"))
                .on(1));

        assertThat(Drafts.beneficiaries().identity(one.beneficiary()))
                .isEqualTo(known("Maria Elena", "Verdi", ELENA, "elena@posta.example"));
        assertThat(profile(one).skills()).containsExactly("laundry");
    }

    @Test
    void aFactThatWasToldInBetweenCountsThoughItComesLate() {
        Recorded first = recordOne(from(HEALTH, "9").identity(atPhone("1")).on(2));
        recordOne(from(SOCIAL, "1").taxCode(ELENA).profile(able("till")).on(5));

        recordOne(from(HEALTH, "9").identity(atPhone("2")).on(4));

        assertThat(phone(first)).isEqualTo("2");
        assertThat(profile(first).skills()).containsExactly("till");
    }

    @Test
    void aLateMessageTellsWhatNoNewerOneTold() {
        Recorded newer = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(5));

        Recorded late = recordOne(from(SOCIAL, "1").identity(atPhone("1")).on(3));
        Recorded later = recordOne(from(SOCIAL, "1").identity(atPhone("2")).on(2));

        assertThat(List.of(late.verdict(), later.verdict())).containsExactly(UPDATED, UNCHANGED);
        assertThat(phone(newer)).isEqualTo("1");
    }

    @Test
    void whatIsToldAgainIsNewerThanWhatAnotherServiceToldInBetweenAndIsMatchedAgain() {
        Drafts hers = from(SOCIAL, "1").identity(atPhone("1")).profile(able("till"));
        Recorded first = recordOne(hers.on(1));
        recordOne(from(HEALTH, "9").identity(atPhone("2")).on(4));
        TestDatabase.client().sql("delete from work").update();

        assertThat(recordOne(hers.on(5)).verdict()).isEqualTo(UNCHANGED);

        assertThat(phone(first)).isEqualTo("1");
        assertThat(profile(first).skills()).containsExactly("till");
        assertThat(TestDatabase.client()
                        .sql("select stage from work where subject = ? order by stage")
                        .param(first.beneficiary())
                        .query(String.class)
                        .list())
                .containsExactly("COMPARE", "MATCH_PERSON");
    }

    @Test
    void documentsThatWereSealedBeforeFactsHadMomentsOfTheirOwnAreRead() {
        Identity.Known elena = atPhone("1");
        Object before = elena;

        assertThat(Documents.who(Documents.write(before), Identity.Known.class)).isEqualTo(new Who(elena));
        assertThat(Documents.read("{\"externalId\":\"1\"}", CaseDocument.class).told())
                .isEmpty();
    }

    private static Identity.Known atPhone(String phone) {
        return new Identity.Known(null, null, Personal.of(ELENA), null, null, null, null, Personal.of(phone));
    }

    private static String phone(Recorded of) {
        return ((Identity.Known) Drafts.beneficiaries().identity(of.beneficiary()))
                .phone()
                .reveal();
    }

    @Test
    void fiveHundredAtATimeAreRecordedAndUpdatedInOneGo() {
        Drafts[] first = IntStream.range(0, 500)
                .mapToObj(i -> from(SOCIAL, "n" + i).taxCode("TAX" + i))
                .toArray(Drafts[]::new);
        assertThat(record(first)).extracting(Recorded::verdict).containsOnly(RECORDED);
        Drafts[] then = IntStream.range(0, 500)
                .mapToObj(i -> from(HEALTH, "h" + i).taxCode("TAX" + i))
                .toArray(Drafts[]::new);
        List<Recorded> linked = record(then);

        assertThat(linked).extracting(Recorded::verdict).containsOnly(RECORDED);
        assertThat(count("beneficiary")).isEqualTo(500);
        assertThat(count("referral")).isEqualTo(1000);
        assertThat(count("enrolment")).isEqualTo(500);
        assertThat(count("caseworker")).isEqualTo(2);
    }

    @Test
    void anEmptyListIsNothing() {
        assertThat(Drafts.referrals().record(List.of())).isEmpty();
    }

    private static Profile profile(Recorded recorded) {
        return Drafts.beneficiaries()
                .candidates(List.of(recorded.beneficiary()))
                .get(0)
                .profile();
    }

    private static List<Object> stamps() {
        return TestDatabase.client()
                .sql("select r::text || b::text from referral r join beneficiary b on b.id = r.beneficiary")
                .query()
                .singleColumn();
    }

    private static long count(String table) {
        return TestDatabase.client()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
