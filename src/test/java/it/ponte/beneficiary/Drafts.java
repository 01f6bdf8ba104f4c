package it.ponte.beneficiary;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.vocabulary.Education;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A referral to be told, with defaults; and the room under test over the real database, on 10 March 2026 at noon. */
final class Drafts {
    static final Instant NOON = Instant.parse("2026-03-10T11:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    static final String SOCIAL = "servizi-sociali-valmora";
    static final String HEALTH = "csm-valmora";
    static final String CENTRE = "cav-le-querce";
    static final String FORM = "iscrizioni";
    static final String ELENA = "VRDLNE85M41F257K";
    static final String MARIO = "RSSMRA80A01F257X";

    private final String partner;
    private final String externalId;
    private String caseNumber;
    private Identity identity = new Identity.Known(
            Personal.of("Elena"), Personal.of("Verdi"), null, "F", LocalDate.of(1985, 8, 1), null, null, null);
    private Caseworker caseworker = new Caseworker(Personal.of("Ada Neri"), Personal.of("ada.neri@valmora.example"));
    private Profile profile = Profile.EMPTY;
    private LegalBasis basis = LegalBasis.of(LegalBasis.Kind.PUBLIC_TASK, LocalDate.of(2026, 3, 1));
    private boolean selfEnrolled;
    private Instant asOf = Instant.parse("2026-03-01T08:00:00Z");
    private Instant toldAt = asOf;

    private Drafts(String partner, String externalId) {
        this.partner = partner;
        this.externalId = externalId;
        this.caseNumber = externalId;
    }

    static Drafts from(String partner, String externalId) {
        return new Drafts(partner, externalId);
    }

    static Referrals referrals() {
        return new Referrals(
                TestDatabase.client(),
                TestDatabase.template(),
                TestDatabase.vault(),
                TestDatabase.protectedRecords(),
                TestDatabase.references(),
                CLOCK,
                List.of(),
                List.of(),
                (partner, at) -> Optional.empty(),
                worklist(),
                TestDatabase.audit());
    }

    static Worklist worklist() {
        return new Worklist(TestDatabase.client(), TestDatabase.transactions());
    }

    static Beneficiaries beneficiaries() {
        return new Beneficiaries(TestDatabase.client(), TestDatabase.vault(), TestDatabase.protectedRecords(), CLOCK);
    }

    /** Records in one transaction, as the stage does. */
    static List<Recorded> record(Drafts... drafts) {
        List<ReferralDraft> all =
                java.util.Arrays.stream(drafts).map(Drafts::draft).toList();
        return TestDatabase.transaction().execute(tx -> referrals().record(all));
    }

    static Recorded recordOne(Drafts draft) {
        return record(draft).get(0);
    }

    static Identity.Known known(String firstName, String lastName, String taxCode, String email) {
        return new Identity.Known(
                Personal.orNull(firstName),
                Personal.orNull(lastName),
                Personal.orNull(taxCode),
                null,
                null,
                null,
                Personal.orNull(email),
                null);
    }

    static Profile able(String... skills) {
        Profile none = Profile.EMPTY;
        return new Profile(
                Education.LOWER_SECONDARY,
                Set.of(skills),
                none.languages(),
                none.transversal(),
                none.licences(),
                none.availability(),
                "MO",
                none.reach(),
                none.limits(),
                none.avoid(),
                none.only());
    }

    Drafts identity(Identity told) {
        identity = told;
        return this;
    }

    /** Elena Verdi with this tax code. */
    Drafts taxCode(String taxCode) {
        return identity(known("Elena", "Verdi", taxCode, null));
    }

    Drafts underProtection() {
        return identity(new Identity.Protected(Personal.of("rif-" + externalId), "30-39"));
    }

    Drafts caseNumber(String told) {
        caseNumber = told;
        return this;
    }

    Drafts caseworker(Caseworker told) {
        caseworker = told;
        return this;
    }

    Drafts profile(Profile told) {
        profile = told;
        return this;
    }

    Drafts basis(LegalBasis told) {
        basis = told;
        return this;
    }

    Drafts selfEnrolled() {
        selfEnrolled = true;
        caseworker = null;
        return this;
    }

    /** Speaks of this day of March 2026. */
    Drafts on(int dayOfMarch) {
        asOf = Instant.parse("2026-03-01T08:00:00Z").plusSeconds(86_400L * (dayOfMarch - 1));
        return this;
    }

    /** Told so many seconds after the first moment of the day that it speaks of. */
    Drafts toldAfter(int seconds) {
        toldAt = Instant.parse("2026-03-01T08:00:00Z").plusSeconds(seconds);
        return this;
    }

    ReferralDraft draft() {
        return new ReferralDraft(
                partner,
                externalId,
                caseNumber,
                identity,
                caseworker,
                profile,
                basis,
                null,
                selfEnrolled,
                asOf,
                toldAt);
    }
}
