package it.ponte.beneficiary;

import it.ponte.access.Audit;
import it.ponte.access.Caller.PartnerCaller;
import it.ponte.access.Vault;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of people besides their records, while messages about them are recorded. */
final class Aside {
    /** Who separates records that a message has shown to be two people. */
    private static final String HUB = "hub";

    private final JdbcClient db;
    private final EarlierVersions versions;
    private final ComparisonKeys keys;
    private final DuplicateRows duplicates;
    private final JoinedRows joined;
    private final JoinedTaxCodes taxCodes;
    private final Joins joins;
    private final RectifiedRows rectified;
    private final Corrections corrections;
    private final List<EndsAtProtection> others;
    private final Worklist worklist;
    private final Audit audit;

    Aside(
            JdbcClient db,
            Vault vault,
            Identities identities,
            BeneficiaryRows people,
            List<EndsAtProtection> others,
            Worklist worklist,
            Audit audit) {
        this.db = db;
        this.versions = new EarlierVersions(db, vault, identities.apart());
        this.keys = new ComparisonKeys(db);
        this.duplicates = new DuplicateRows(db);
        this.joined = new JoinedRows(db, vault);
        this.taxCodes = new JoinedTaxCodes(db);
        this.joins = new Joins(db, vault, identities, people, worklist);
        this.rectified = identities.rectified();
        this.corrections = identities.apart().corrections();
        this.others = others;
        this.worklist = worklist;
        this.audit = audit;
    }

    /**
     * Separates what an operator joined where a message tells a tax code that shows two people. Its sender must neither
     * be refused nor find a code that it never told: it knows nothing of the other record (SAFETY P18).
     *
     * @return whether anybody was separated: what was read of them is no longer true
     */
    boolean separateDifferent(
            List<Message> messages, Collection<Referral> found, Collection<Beneficiary> people, Instant now) {
        Map<String, Referral> referrals =
                found.stream().collect(Collectors.toMap(Referral::number, Function.identity()));
        Map<Referral, String> contradicted = new HashMap<>();
        for (Message message : messages) {
            Referral referral = referrals.get(message.number());
            if (referral != null && contradicts(message, referral.beneficiary(), messages, people)) {
                contradicted.put(referral, message.taxCode());
            }
        }
        if (contradicted.isEmpty()) {
            return false;
        }
        Set<Long> survivors = joined.survivors(
                contradicted.keySet().stream().map(r -> r.beneficiary().id()).toList());
        Set<Long> apart = new HashSet<>();
        for (Referral referral : contradicted.keySet()) {
            long person = referral.beneficiary().id();
            if (survivors.contains(person) && !apart.contains(person) && !taxCodes.hasOwn(person, referral.id())) {
                apart.add(person);
                List<Pair> pairs = joins.separateAll(person, now);
                pairs.forEach(pair -> duplicates.log(pair, "SEPARATED", new String[0], HUB, now));
                audit.changed(new PartnerCaller(referral.partner()), "duplicate.separated", codes(pairs));
            }
        }
        return !apart.isEmpty();
    }

    private List<String> codes(List<Pair> pairs) {
        return db.sql("select code from beneficiary where id = any(?) order by id")
                .param(pairs.stream().flatMap(Pair::both).distinct().toArray(Long[]::new))
                .query(String.class)
                .list();
    }

    /** Whether a message tells another code than the person's, or one by which somebody else is known. */
    private static boolean contradicts(
            Message message, Beneficiary person, List<Message> messages, Collection<Beneficiary> people) {
        String told = message.taxCode();
        if (!message.tellsAnotherTaxCode(person)) {
            return false;
        }
        return person.taxCode() != null
                || people.stream().anyMatch(other -> told.equals(other.taxCode()))
                || messages.stream()
                        .anyMatch(other ->
                                told.equals(other.taxCode()) && !other.number().equals(message.number()));
    }

    /** Keeps what records said before, and ends what must not outlive a merged or newly protected record. */
    void keep(Recording recording, Instant now) {
        List<Long> emptied = Stream.concat(recording.changedPeople().stream(), recording.newPeople().stream())
                .filter(person -> person.mergedInto() != null)
                .map(Beneficiary::id)
                .toList();
        List<Beneficiary> ended = recording.hearing().ended();
        if (!emptied.isEmpty() || !ended.isEmpty()) {
            end(emptied, ended);
        }
        versions.keep(
                recording.hearing().told().stream()
                        .filter(told -> !ended.contains(told.person()))
                        .toList(),
                now);
        keepForSeparation(recording.hearing().told());
        lookAgain(recording.hearing().changedAside());
        rectified.repeated(
                recording.hearing().repeated().stream()
                        .filter(again -> !again.referral().beneficiary().isProtected())
                        .toList(),
                now);
        audit.changed(
                "protected.begun",
                recording.hearing().shielded().stream()
                        .collect(Collectors.groupingBy(
                                asked -> new PartnerCaller(asked.partner()),
                                Collectors.mapping(
                                        asked -> audit.hidden(asked.person().code()), Collectors.toSet()))));
    }

    private void lookAgain(List<Beneficiary> changed) {
        List<Long> people = changed.stream().map(Beneficiary::id).distinct().toList();
        worklist.addTogether(Stage.MATCH_PERSON, people);
        worklist.addTogether(Stage.COMPARE, people);
    }

    private void end(List<Long> emptied, List<Beneficiary> ended) {
        List<Long> named = ended.stream().map(Beneficiary::id).toList();
        Map<Boolean, List<Long>> areHidden = ended.stream()
                .collect(Collectors.partitioningBy(
                        Beneficiary::isProtected, Collectors.mapping(Beneficiary::id, Collectors.toList())));
        List<Long> hidden = areHidden.get(true);
        for (List<Long> people : List.of(emptied, named)) {
            versions.forget(people);
            joined.forget(people);
            keys.forget(people);
        }
        for (List<Long> people : List.of(emptied, hidden)) {
            duplicates.forget(people);
        }
        duplicates.forgetLog(hidden);
        AssignedOperators.forget(db, hidden);
        rectified.of(hidden).forEach(corrections.before()::keep);
        rectified.forget(hidden);
        others.forEach(room -> room.comeUnderProtection(hidden));
        // the records that stay of them say less than before
        worklist.addTogether(Stage.MATCH_PERSON, areHidden.get(false));
        worklist.addTogether(Stage.COMPARE, areHidden.get(false));
    }

    private void keepForSeparation(List<Hearing.Told> told) {
        if (told.isEmpty()) {
            return;
        }
        Set<Long> survivors = joined.survivors(
                told.stream().map(one -> one.person().id()).distinct().toList());
        for (Hearing.Told one : told) {
            long person = one.person().id();
            if (survivors.contains(person)) {
                joined.heard(one);
                if (one.taxCode() != null) {
                    taxCodes.told(person, one.referral().id(), one.taxCode());
                }
            }
        }
    }
}
