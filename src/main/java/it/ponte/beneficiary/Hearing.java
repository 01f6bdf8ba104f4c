package it.ponte.beneficiary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What messages tell of people who are on record, so that what the record said before can be kept (SAFETY P11). */
final class Hearing {
    /** As what an emptied record says it: it gives way to all that the services of the other one tell. */
    private static final AsOf OLDEST = new AsOf(Instant.EPOCH, Instant.EPOCH);

    private final List<Told> told = new ArrayList<>();
    private final List<Repeated> repeated = new ArrayList<>();
    private final List<Beneficiary> ended = new ArrayList<>();

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

    /** Lets the person of this referral hear the message. */
    void hear(Referral referral, Message message) {
        askAbout(referral, message);
        Said before = referral.beneficiary().said();
        referral.beneficiary().hear(message.said());
        note(referral, message.said(), before, message.taxCode());
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
        Said said = new Said(emptied.identity(), emptied.profile(), OLDEST);
        owner.absorb(emptied, OLDEST);
        note(moved, said, before, taxCode);
    }

    private void note(Referral referral, Said said, Said before, String taxCode) {
        Beneficiary person = referral.beneficiary();
        boolean changed = !person.identity().equals(before.identity())
                || !person.profile().equals(before.profile());
        told.add(new Told(person, referral, said, before, taxCode, changed));
    }

    /** A service asks for protection of this person: what is kept besides her record ends. */
    void endFor(Beneficiary person) {
        ended.add(person);
    }

    /** What was told, in the order in which it was heard. */
    List<Told> told() {
        return told;
    }

    /** What was told again although it had been set right. */
    List<Repeated> repeated() {
        return repeated;
    }

    /** The people of whom a service asked for protection, in the records that were known by name. */
    List<Beneficiary> ended() {
        return ended;
    }
}
