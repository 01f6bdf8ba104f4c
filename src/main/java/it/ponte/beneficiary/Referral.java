package it.ponte.beneficiary;

import java.util.Optional;

/** A referral while messages about it are being recorded: read once, changed here, written once. */
final class Referral {
    private final long id;
    private final String code;
    private final String partner;
    private final String number;
    private final boolean isNew;
    private final KeptDocument document;

    private Beneficiary beneficiary;
    private long enrolment;
    private Facts facts;
    private AsOf asOf;
    private String content;
    private boolean toldAnew;
    private boolean changed;

    /** A referral on record: with the place in time, the content's hash and the sealed document of its last message. */
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
            KeptDocument document) {
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
        this.document = document;
    }

    /** A referral that nobody sent before. */
    Referral(long id, String code, Message first, Beneficiary beneficiary) {
        this.id = id;
        this.code = code;
        this.partner = first.draft().partner();
        this.number = first.number();
        this.isNew = true;
        this.document = new KeptDocument(null, null);
        this.beneficiary = beneficiary;
        this.enrolment = beneficiary.enrolment();
        accept(first);
    }

    /** Takes over all that a message tells; a case document that protection made us forget stays forgotten. */
    void accept(Message message) {
        boolean forgotten = facts != null && beneficiary.isProtected() && document.read() == null;
        document.replace(forgotten ? null : CaseDocument.of(message, said()));
        facts = Facts.of(message.draft());
        asOf = message.asOf();
        content = message.content();
        toldAnew = true;
    }

    /**
     * Takes over a message that asks for protection, after {@link #forgetDocument()}. Protection counts whenever it was
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
        CaseDocument told = CaseDocument.of(message, Optional.empty());
        document.replace(told.tell(knownBefore) ? null : told);
    }

    /**
     * Takes over, of a message that comes late, what no newer one told of who she is.
     *
     * @return whether there was anything of the kind
     */
    boolean complete(Message late) {
        CaseDocument before = document.read();
        Optional<CaseDocument> completed =
                said().map(said -> before.with(said.and(late.said()))).filter(told -> !told.equals(before));
        completed.ifPresent(told -> {
            document.replace(told);
            toldAnew = true;
        });
        return completed.isPresent();
    }

    /** The service told the same again: it holds as of the newer of the two. */
    void confirm(Message same) {
        if (asOf.isBefore(same.asOf())) {
            asOf = same.asOf();
            changed = true;
        }
    }

    /**
     * Belongs to another record from now on. Under protection its case document is forgotten, and a record that other
     * services keep of her by name goes on sparing her the same.
     */
    void moveTo(Beneficiary owner) {
        CaseDocument told = owner.isProtected() ? null : document.read();
        if (owner.isProtected()) {
            beneficiary.keep(facts.guard());
        }
        beneficiary = owner;
        enrolment = owner.enrolment();
        document.replace(told);
        changed = true;
    }

    /** Forgets the case document: the key that sealed it ends, or her name that its numbers were checked against. */
    void forgetDocument() {
        document.replace(null);
        changed = true;
    }

    /** What its service says of the person by name; empty where it does not, or where it was forgotten. */
    Optional<Said> said() {
        CaseDocument told = document.read();
        return told == null ? Optional.empty() : told.said(asOf);
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

    /** What the service calls the case, and whom and what it told of. */
    KeptDocument document() {
        return document;
    }
}
