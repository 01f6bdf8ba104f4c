package it.ponte.beneficiary;

import it.ponte.access.Vault;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The facts of one person that an operator set right (GDPR art. 16). What older messages tell of them does not count, nor
 * what a newer one tells wrongly again.
 */
record Rectified(List<Fact> facts, Vault vault) {
    /** Of a person whose record nobody set right. */
    static final Rectified NOTHING = new Rectified(List.of(), null);

    /**
     * One of them.
     *
     * @param wrong keyed hash of what the record said wrongly, hex; null where it said nothing
     * @param at when it was set right
     */
    record Fact(long id, RectifiedField field, String wrong, Instant at) {
        private boolean isWrongIn(Said told, Vault vault) {
            return wrong != null && wrong.equals(hash(field, told, vault));
        }
    }

    /** How a value is known again, hex; null where nothing is said. */
    static String hash(RectifiedField field, Said said, Vault vault) {
        String text = field.text(said);
        return text == null ? null : Hex.text(vault.index("rectified:" + field, text));
    }

    /** What may be heard of a message: about these facts what her record says, unless it tells something new. */
    Said guard(Said told, Said record) {
        boolean isNamed = !told.identity().isProtected() && !record.identity().isProtected();
        Said heard = told;
        for (Fact fact : facts) {
            if (!isNamed && !fact.field().isOfProfile()) {
                continue; // under protection nothing tells who she is
            }
            boolean isOld = told.asOf().moment().isBefore(fact.at());
            if (isOld || fact.field().text(told) == null || fact.isWrongIn(told, vault)) {
                heard = fact.field().copy(record, heard);
            }
        }
        return heard;
    }

    /** What was said before two records were joined, with what was set right since: only where it is wrong. */
    Said mend(Said before, Said record) {
        Said mended = before;
        for (Fact fact : facts) {
            if (fact.isWrongIn(before, vault)) {
                mended = fact.field().copy(record, mended);
            }
        }
        return mended;
    }

    /** What is said of her once the profile of a record that is hers too counts where it was set right since. */
    Said bring(Said record, Said hers) {
        Said both = hers;
        for (Fact fact : facts) {
            if (fact.field().isOfProfile() && hers.asOf().moment().isBefore(fact.at())) {
                both = fact.field().copy(record, both);
            }
        }
        return both;
    }

    /** Those that a message of a later moment tells wrongly again. */
    List<Fact> repeatedBy(Said told) {
        if (facts.isEmpty() || told.identity().isProtected()) {
            return List.of();
        }
        return facts.stream()
                .filter(fact -> !told.asOf().moment().isBefore(fact.at()) && fact.isWrongIn(told, vault))
                .toList();
    }

    /** Whether this tells a tax code that was set right. */
    boolean hasWrongTaxCode(Said told) {
        return !told.identity().isProtected()
                && facts.stream()
                        .anyMatch(fact -> fact.field() == RectifiedField.TAX_CODE && fact.isWrongIn(told, vault));
    }

    /** These and those of another record, which is hers too. */
    Rectified and(Rectified others) {
        return new Rectified(
                Stream.concat(facts.stream(), others.facts.stream()).toList(), vault == null ? others.vault : vault);
    }

    @Override
    public String toString() {
        return "Rectified" + facts.stream().map(Fact::field).toList();
    }
}
