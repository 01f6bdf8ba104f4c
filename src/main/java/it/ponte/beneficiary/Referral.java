package it.ponte.beneficiary;

/** A referral while messages about it are being recorded: read once, changed here, written once. */
final class Referral {
    private final long id;
    private final String code;
    private final String partner;
    private final String number;
    private final boolean isNew;

    private Beneficiary beneficiary;
    private long enrolment;
    private Facts facts;
    private AsOf asOf;
    private String content;
    private byte[] caseDocument;
    private CaseNumbers newNumbers;
    private boolean toldAnew;
    private boolean changed;

    /** A referral on record: with the place in time, the content's hash and the sealed case numbers of its last message. */
    Referral(
            long id,
            String code,
            String partner,
            String number,
            Beneficiary beneficiary,
            long enrolment,
            Facts facts,
            AsOf asOf,
            String content,
            byte[] caseDocument) {
        this.id = id;
        this.code = code;
        this.partner = partner;
        this.number = number;
        this.isNew = false;
        this.beneficiary = beneficiary;
        this.enrolment = enrolment;
        this.facts = facts;
        this.asOf = asOf;
        this.content = content;
        this.caseDocument = caseDocument;
    }

    /** A referral that nobody sent before. */
    Referral(long id, String code, Message first, Beneficiary beneficiary) {
        this.id = id;
        this.code = code;
        this.partner = first.draft().partner();
        this.number = first.number();
        this.isNew = true;
        this.beneficiary = beneficiary;
        this.enrolment = beneficiary.enrolment();
        accept(first);
    }

    /** Takes over all that a message tells; case numbers that protection made us forget stay forgotten. */
    void accept(Message message) {
        boolean forgotten = facts != null && beneficiary.isProtected() && caseDocument == null && newNumbers == null;
        newNumbers = forgotten ? null : CaseNumbers.of(message.draft());
        facts = Facts.of(message.draft());
        asOf = message.asOf();
        content = message.content();
        toldAnew = true;
    }

    /**
     * Takes over a message that asks for protection, after {@link #forgetNumbers()}. Protection counts whenever it was
     * asked for (SAFETY P11); what else an older message tells does not replace what a newer one told. A case number
     * that tells her name is not kept: without the name nobody could notice later.
     */
    void acceptProtection(Message message, Identity knownBefore) {
        if (message.asOf().isBefore(asOf)) {
            content = message.content();
            toldAnew = true;
        } else {
            accept(message);
        }
        CaseNumbers numbers = CaseNumbers.of(message.draft());
        newNumbers = numbers.tell(knownBefore) ? null : numbers;
    }

    /** The service told the same again: it holds as of the newer of the two. */
    void confirm(Message same) {
        if (asOf.isBefore(same.asOf())) {
            asOf = same.asOf();
            changed = true;
        }
    }

    /**
     * Belongs to another record from now on; the case numbers, sealed with the other's key, are forgotten. A record that
     * other services keep of her by name, while she comes under protection, goes on sparing her the same.
     */
    void moveTo(Beneficiary owner) {
        if (owner.isProtected()) {
            beneficiary.keep(facts.guard());
        }
        beneficiary = owner;
        enrolment = owner.enrolment();
        forgetNumbers();
    }

    /** Forgets the case numbers: the key that sealed them ends, or her name that they were checked against. */
    void forgetNumbers() {
        caseDocument = null;
        newNumbers = null;
        changed = true;
    }

    boolean lastSaid(Message message) {
        return content.equals(message.content());
    }

    boolean isNewerThan(Message message) {
        return message.asOf().isBefore(asOf);
    }

    long id() {
        return id;
    }

    String code() {
        return code;
    }

    String partner() {
        return partner;
    }

    /** Keyed hash of the service's own number, hex. */
    String number() {
        return number;
    }

    boolean isNew() {
        return isNew;
    }

    boolean isChanged() {
        return changed || toldAnew;
    }

    /** Whether its own service told something new: only that moves the stamp that the service sees (SAFETY P18). */
    boolean isToldAnew() {
        return toldAnew;
    }

    Beneficiary beneficiary() {
        return beneficiary;
    }

    long enrolment() {
        return enrolment;
    }

    Facts facts() {
        return facts;
    }

    AsOf asOf() {
        return asOf;
    }

    /** Keyed hash of the content of the last accepted message, hex. */
    String content() {
        return content;
    }

    /** The sealed case numbers; null when they were forgotten. */
    byte[] caseDocument() {
        return caseDocument;
    }

    /** Case numbers still to be sealed; null when there are none. */
    CaseNumbers newNumbers() {
        return newNumbers;
    }
}
