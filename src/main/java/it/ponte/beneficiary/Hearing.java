package it.ponte.beneficiary;

import java.util.ArrayList;
import java.util.List;

/** What messages tell of people who are on record, so that what the record said before can be kept (SAFETY P11). */
final class Hearing {
    private final List<Told> told = new ArrayList<>();
    private final List<Repeated> repeated = new ArrayList<>();
    private final List<Beneficiary> ended = new ArrayList<>();
    private final List<Beneficiary> changedAside = new ArrayList<>();
    private final List<Shielded> shielded = new ArrayList<>();

    /**
     * Something told of a person.
     *
     * @param said what was told
     * @param before what her record said until then
     * @param taxCode keyed hash of the tax code that was told, hex; null without one
     * @param changed whether the record says anything else since
     */
    record Told(Beneficiary person, Referral referral, Said said, Said before, String taxCode, boolean changed) {}

    /** A message told again what an operator had set right, by the fact's internal id. */
    record Repeated(long fact, Referral referral) {}

    /** A service asked for protection of somebody who was known by name; this is her record from then on. */
    record Shielded(String partner, Beneficiary person) {}

    /** Lets the person of this referral hear the message; whether her record says anything else since. */
    boolean hear(Referral referral, Message message) {
        askAbout(referral, message);
        Said before = referral.beneficiary().said();
        referral.beneficiary().hear(message.said());
        return note(referral, message.said(), before, message.taxCode());
    }

    /** The same of a message whose sender may be told that nothing changed: whoever works with the record is not. */
    void hearAside(Referral referral, Message message) {
        if (hear(referral, message)) {
            changedAside.add(referral.beneficiary());
        }
    }

    /** What a service tells again of a later moment is newer than what others told in between. */
    void hearAgain(Referral referral, Message message) {
        if (referral.asOf().isBefore(message.asOf())) {
            hearAside(referral, message);
        } else {
            askAbout(referral, message);
        }
    }

    /** Notes what a message tells again although it was set right: an operator is asked, and the record stays. */
    void askAbout(Referral referral, Message message) {
        referral.beneficiary()
                .rectified()
                .repeatedBy(message.said())
                .forEach(fact -> repeated.add(new Repeated(fact.id(), referral)));
    }

    /** Lets the person of this referral, which just moved to her, take over the record that it came from. */
    void absorb(Referral moved, Beneficiary emptied, String taxCode) {
        Beneficiary owner = moved.beneficiary();
        Said before = owner.said();
        Said said = emptied.said();
        owner.absorb(emptied);
        note(moved, said, before, taxCode);
    }

    private boolean note(Referral referral, Said said, Said before, String taxCode) {
        Beneficiary person = referral.beneficiary();
        boolean changed = !person.identity().equals(before.identity())
                || !person.profile().equals(before.profile());
        told.add(new Told(person, referral, said, before, taxCode, changed));
        return changed;
    }

    /** A service asks for protection of this person: what is kept besides her record ends. */
    void endFor(Beneficiary person) {
        ended.add(person);
    }

    /** Notes who came under protection, once the referral stands under her record there. */
    void shield(Referral referral) {
        shielded.add(new Shielded(referral.partner(), referral.beneficiary()));
    }

    /** Who came under protection, and at whose word. */
    List<Shielded> shielded() {
        return shielded;
    }

    /** What was told, in the order in which it was heard. */
    List<Told> told() {
        return told;
    }

    /** What was told again although it had been set right. */
    List<Repeated> repeated() {
        return repeated;
    }

    /** The people whose records changed though the sender may be told that nothing did. */
    List<Beneficiary> changedAside() {
        return changedAside;
    }

    /** The people of whom a service asked for protection, in the records that were known by name. */
    List<Beneficiary> ended() {
        return ended;
    }
}
