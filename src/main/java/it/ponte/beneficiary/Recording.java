package it.ponte.beneficiary;

import it.ponte.access.PublicCode;
import it.ponte.vocabulary.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** The rules by which messages become records, over the records that they concern; it knows no database. */
final class Recording {
    private final Map<String, Referral> referrals = new LinkedHashMap<>();
    private final Map<Long, Beneficiary> people = new LinkedHashMap<>();
    private final Map<String, Beneficiary> byTaxCode = new HashMap<>();
    private final List<Enrolment> begun = new ArrayList<>();
    private final List<Long> ended = new ArrayList<>();
    private final Hearing hearing = new Hearing();
    private final Ids ids;
    private final Function<Beneficiary, List<Referral>> referralsOf;
    private final Instant now;

    /** Where the ids of new rows come from. */
    record Ids(LongSupplier beneficiary, Enrolment.Beginning enrolment, LongSupplier referral) {}

    /**
     * Begins with what is on record.
     *
     * @param referralsOf all referrals of one person on record, for the rare case that she comes under protection
     */
    Recording(
            Collection<Beneficiary> people,
            Collection<Referral> referrals,
            Ids ids,
            Function<Beneficiary, List<Referral>> referralsOf,
            Instant now) {
        people.forEach(this::keep);
        referrals.forEach(referral -> this.referrals.put(referral.number(), referral));
        this.ids = ids;
        this.referralsOf = referralsOf;
        this.now = now;
    }

    /** Records one message after those before it. */
    Recorded record(Message message) {
        Referral known = referrals.get(message.number());
        return known == null ? recordFirst(message) : recordAgain(known, message);
    }

    private Recorded recordFirst(Message message) {
        Beneficiary person = message.taxCode() == null ? null : byTaxCode.get(message.taxCode());
        boolean isKnown = person != null;
        person = isKnown ? person : begin(message);
        enrolIfNeeded(person, message.draft().partner(), message.draft().selfEnrolled());
        Referral referral = new Referral(ids.referral().getAsLong(), PublicCode.REFERRAL.next(), message, person);
        referrals.put(referral.number(), referral);
        if (isKnown) {
            hearing.hear(referral, message);
        }
        return Recorded.as(Verdict.RECORDED, referral);
    }

    private Recorded recordAgain(Referral referral, Message message) {
        Beneficiary person = referral.beneficiary();
        if (person.isProtected() && !message.isProtected()) {
            return Recorded.refused("IDENTITY_NOT_ALLOWED");
        }
        if (message.isProtected() && !person.isProtected()) {
            protect(referral, message);
            return Recorded.as(Verdict.UPDATED, referral);
        }
        if (referral.lastSaid(message)) {
            hearing.hearAgain(referral, message);
            referral.confirm(message);
            return Recorded.as(Verdict.UNCHANGED, referral);
        }
        if (message.tellsAnotherTaxCode(person)) {
            if (person.taxCode() != null) {
                return Recorded.refused("TAX_CODE_CHANGED");
            }
            learnTaxCode(referral, message.taxCode());
        }
        if (referral.isNewerThan(message)) {
            hearing.hearAside(referral, message);
            return Recorded.as(referral.complete(message) ? Verdict.UPDATED : Verdict.UNCHANGED, referral);
        }
        hearing.hear(referral, message);
        referral.accept(message);
        return Recorded.as(Verdict.UPDATED, referral);
    }

    /** A person without tax code turns out to have one: that of a person on record, who she is then, or a new one. */
    private void learnTaxCode(Referral referral, String taxCode) {
        Beneficiary person = referral.beneficiary();
        Beneficiary owner = byTaxCode.get(taxCode);
        if (owner == null) {
            person.isFoundBy(taxCode);
            byTaxCode.put(taxCode, person);
            return;
        }
        enrolIfNeeded(owner, referral.partner(), referral.facts().selfEnrolled());
        if (person.enrolment() != null) {
            ended.add(person.enrolment());
        }
        // Without a tax code nothing ever linked a second referral to her record: this move leaves it empty.
        referral.moveTo(owner);
        hearing.absorb(referral, person, taxCode);
    }

    /**
     * The service asks for protection of somebody who is on record by name. All its referrals of her come under
     * protection; if other services know her too, their record stays, says what they told, and is not linked (SAFETY P9,
     * P11).
     */
    private void protect(Referral referral, Message message) {
        Beneficiary person = referral.beneficiary();
        Identity knownBefore = person.identity();
        hearing.endFor(person);
        referralsOf.apply(person).forEach(stored -> referrals.putIfAbsent(stored.number(), stored));
        Map<Boolean, List<Referral>> all = referrals.values().stream()
                .filter(r -> r.beneficiary() == person)
                .collect(Collectors.partitioningBy(r -> r.partner().equals(referral.partner())));
        byTaxCode.remove(person.taxCode());
        if (all.get(false).isEmpty()) {
            person.protect(message);
            all.get(true).forEach(Referral::forgetDocument);
        } else {
            Beneficiary apart = begin(message);
            enrolIfNeeded(apart, message.draft().partner(), message.draft().selfEnrolled());
            all.get(true).forEach(r -> r.moveTo(apart));
            person.sayOnly(all.get(false));
            keep(person);
        }
        referral.acceptProtection(message, knownBefore);
        hearing.shield(referral);
    }

    private Beneficiary begin(Message first) {
        Beneficiary person = new Beneficiary(ids.beneficiary().getAsLong(), PublicCode.BENEFICIARY.next(), first);
        keep(person);
        return person;
    }

    private void keep(Beneficiary person) {
        people.put(person.id(), person);
        if (person.taxCode() != null) {
            byTaxCode.put(person.taxCode(), person);
        }
    }

    private void enrolIfNeeded(Beneficiary person, String partner, boolean self) {
        if (person.enrolment() == null) {
            Enrolment enrolment = ids.enrolment().of(person, partner, self);
            begun.add(enrolment);
            person.enrol(enrolment.id());
        }
    }

    List<Beneficiary> newPeople() {
        return people.values().stream().filter(Beneficiary::isNew).toList();
    }

    List<Beneficiary> changedPeople() {
        return people.values().stream().filter(p -> !p.isNew() && p.isChanged()).toList();
    }

    List<Referral> newReferrals() {
        return referrals.values().stream().filter(Referral::isNew).toList();
    }

    List<Referral> changedReferrals() {
        return referrals.values().stream()
                .filter(r -> !r.isNew() && r.isChanged())
                .toList();
    }

    List<Enrolment> begunEnrolments() {
        return begun;
    }

    List<Long> endedEnrolments() {
        return ended;
    }

    Hearing hearing() {
        return hearing;
    }

    /** Caseworkers that messages named and that may not be on record yet, with their services. */
    List<Referral> referralsWithNewCaseworker() {
        return referrals.values().stream()
                .filter(r -> r.facts().newCaseworker() != null)
                .toList();
    }
}
