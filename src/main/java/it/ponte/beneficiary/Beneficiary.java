package it.ponte.beneficiary;

import java.util.List;
import java.util.function.Supplier;

/** A person's record while messages about her are being recorded: read once, changed here, written once. */
final class Beneficiary {
    private final long id;
    private final String code;
    private final Supplier<Who> opening;

    private Sealed sealed;
    private Who who;
    private String protector;
    private String taxCode;
    private Profile profile;
    private AsOf asOf;
    private Rectified rectified;
    private Long enrolment;
    private Long mergedInto;
    private boolean changed;
    private boolean identityChanged;

    /** A person nobody spoke of before. */
    Beneficiary(long id, String code, Message first) {
        this.id = id;
        this.code = code;
        this.opening = null;
        this.who = new Who(first.draft().identity());
        this.protector = first.isProtected() ? first.draft().partner() : null;
        this.taxCode = first.taxCode();
        this.profile = first.draft().profile().with(Profile.EMPTY.guard());
        this.asOf = first.asOf();
        this.rectified = Rectified.NOTHING;
        this.identityChanged = true;
    }

    /** A person on record; her identity is opened only when it is asked for. */
    Beneficiary(
            long id,
            String code,
            String protector,
            Sealed sealed,
            Supplier<Who> opening,
            String taxCode,
            Profile profile,
            AsOf asOf,
            Rectified rectified,
            Long enrolment) {
        this.id = id;
        this.code = code;
        this.opening = opening;
        this.protector = protector;
        this.sealed = sealed;
        this.taxCode = taxCode;
        this.profile = profile;
        this.asOf = asOf;
        this.rectified = rectified;
        this.enrolment = enrolment;
    }

    /** Takes over what is told of her. */
    void hear(Said told) {
        say(said().and(rectified.guard(told, said())));
    }

    /** This is said of her from now on. */
    void say(Said now) {
        changed |= !now.equals(said());
        identityChanged |= !now.who().equals(who());
        who = now.who();
        profile = now.profile();
        asOf = now.asOf();
    }

    Said said() {
        return new Said(identity(), profile, asOf, who().told());
    }

    /** Takes over what another record says, which turned out to be hers too; that record ends. */
    void absorb(Beneficiary other) {
        say(other.rectified.guard(said(), other.said()));
        rectified = rectified.and(other.rectified);
        hear(other.said());
        keep(other.profile.guard());
        other.sealed = null;
        other.who = null;
        other.identityChanged = false;
        other.profile = Profile.EMPTY;
        other.enrolment = null;
        other.mergedInto = id;
        other.changed = true;
    }

    /** Puts her under protection for ever: another identity under a new key, no way to find her by tax code. */
    void protect(Message message) {
        hear(message.said());
        sealed = null;
        protector = message.draft().partner();
        taxCode = null;
    }

    /**
     * Says from now on what these referrals say of her, and nothing else. Where none of them can be read any more, only
     * what every service that knows her has told: her names and her tax code.
     */
    void sayOnly(List<Referral> theirs) {
        say(said().onlyBy(theirs, rectified));
        taxCode = ((Identity.Known) identity()).codiceFiscale() == null ? null : taxCode;
        changed = true;
    }

    /** Goes on sparing her what a referral asked that is no longer hers. */
    void keep(Guard left) {
        profile = profile.with(profile.guard().and(left));
        changed = true;
    }

    void isFoundBy(String newTaxCode) {
        taxCode = newTaxCode;
        changed = true;
    }

    void enrol(long begun) {
        enrolment = begun;
    }

    void seal(Sealed now) {
        sealed = now;
        identityChanged = false;
    }

    Identity identity() {
        return who().identity();
    }

    private Who who() {
        if (who == null) {
            who = opening.get();
        }
        return who;
    }

    Rectified rectified() {
        return rectified;
    }

    long id() {
        return id;
    }

    String code() {
        return code;
    }

    boolean isNew() {
        return opening == null;
    }

    boolean isChanged() {
        return changed;
    }

    boolean hasUnsealedIdentity() {
        return identityChanged;
    }

    boolean isProtected() {
        return protector != null;
    }

    String protector() {
        return protector;
    }

    Sealed sealed() {
        return sealed;
    }

    String taxCode() {
        return taxCode;
    }

    Profile profile() {
        return profile;
    }

    AsOf asOf() {
        return asOf;
    }

    Long enrolment() {
        return enrolment;
    }

    Long mergedInto() {
        return mergedInto;
    }
}
