package it.ponte.placement;

import it.ponte.access.PublicCode;
import it.ponte.access.Vault;
import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code outcome}; the person of an outcome is read as who she is now, also after two records were merged. */
@Repository
class OutcomeTable {
    private static final String PERSON =
            "(select coalesce(b.merged_into, b.id) from beneficiary b where b.id = outcome.beneficiary) as person ";
    private static final String SELECT = "select outcome.*, " + PERSON + "from outcome ";

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    OutcomeTable(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Keeps an outcome; empty when its number or its event was kept before. What is loaded from before the hub is the same
     * by its number only, or when it was told at its time.
     */
    Optional<Outcome> insert(OutcomeDraft draft, About about, boolean history) {
        ContractType contract = draft.contractType();
        OutcomeReason reason = draft.reason();
        return db.sql(
                        """
                        insert into outcome (code, beneficiary, about, proposal, kind, on_date, contract_type, until,
                                             reason, teller, external_id_index, told_us_at, history)
                        select :code, :beneficiary, :about, :proposal, :kind, :on, :contract, :until,
                               :reason, :teller, :number, :now, :history
                        where not exists (
                            select from outcome told
                            where told.beneficiary = :beneficiary and told.proposal is not distinct from :proposal
                              and told.kind = :kind and told.on_date = :on and told.teller = :teller
                              and told.history <> :history)
                        on conflict do nothing
                        returning *,\s"""
                                + PERSON)
                .param("code", PublicCode.OUTCOME.next())
                .param("beneficiary", about.beneficiary())
                .param("about", draft.about())
                .param("proposal", about.proposal())
                .param("kind", draft.kind().name())
                .param("on", draft.on())
                .param("contract", contract == null ? null : contract.name())
                .param("until", draft.until())
                .param("reason", reason == null ? null : reason.name())
                .param("teller", draft.teller())
                .param("number", number(draft))
                .param("now", Stamp.of(clock.instant()))
                .param("history", history)
                .query(OutcomeRow::read)
                .optional();
    }

    /** What this teller told under the same number before. */
    Optional<Outcome> sameNumber(OutcomeDraft draft) {
        return db.sql(SELECT + "where teller = ? and external_id_index = ?")
                .params(draft.teller(), number(draft))
                .query(OutcomeRow::read)
                .optional();
    }

    /** What the same teller told before of the same event, or under the same number. */
    Optional<Outcome> same(OutcomeDraft draft, About about) {
        return db.sql(
                        SELECT
                                + """
                        where teller = :teller
                          and (external_id_index = :number
                               or beneficiary = :beneficiary and proposal is not distinct from :proposal
                                  and kind = :kind and on_date = :on and (kind <> 'CLOSED' or about = :about))
                        order by external_id_index = :number desc nulls last limit 1
                        """)
                .param("beneficiary", about.beneficiary())
                .param("proposal", about.proposal())
                .param("about", draft.about())
                .param("kind", draft.kind().name())
                .param("on", draft.on())
                .param("teller", draft.teller())
                .param("number", number(draft))
                .query(OutcomeRow::read)
                .optional();
    }

    Outcome get(long id) {
        return db.sql(SELECT + "where id = ?").param(id).query(OutcomeRow::read).single();
    }

    /**
     * By referral code, what each may know at this moment; a referral that may know nothing is left out. What was stamped
     * while no basis held has no place in the feed, and no later basis tells it.
     */
    Map<String, List<Outcome>> knownTo(Collection<String> referralCodes) {
        Map<String, List<Outcome>> known = new HashMap<>();
        db.sql(
                        """
                        select k.referral_code, outcome.*, k.person, coalesce(l.held_until < ?, false) as basis_ended,
                               b.restricted_at is not null as restricted
                        from known_outcome k join outcome on outcome.id = k.outcome
                        join beneficiary b on b.id = k.person join legal_basis l on l.referral = k.referral
                        where k.referral_code = any(?) and (
                            outcome.stamped_at is null or outcome.history
                            or exists (select from feed_entry e where e.outcome = k.outcome and e.referral = k.referral))
                        order by on_date, outcome.id
                        """)
                .params(ItalianTime.dayOf(clock.instant()), referralCodes.toArray(String[]::new))
                .query(row -> {
                    Outcome outcome = OutcomeRow.read(row, 0);
                    boolean isOwed = outcome.kind().isOwed();
                    if (Telling.of(isOwed, row.getBoolean("basis_ended"), row.getBoolean("restricted"))
                            == Telling.NOW) {
                        known.computeIfAbsent(row.getString("referral_code"), code -> new ArrayList<>())
                                .add(outcome);
                    }
                });
        return known;
    }

    Set<Long> referralsToTell(long outcome) {
        return db.sql("select referral from known_outcome where outcome = ?")
                .param(outcome)
                .query(Long.class)
                .set();
    }

    boolean isProtected(long beneficiary) {
        return db.sql("select is_protected from beneficiary where id = "
                        + "(select coalesce(merged_into, id) from beneficiary where id = ?)")
                .param(beneficiary)
                .query(Boolean.class)
                .single();
    }

    /** Notes that an outcome was stamped, and on which path (null: none). */
    void stamped(Outcome outcome, Long path) {
        db.sql("update outcome set stamped_at = :now, path = :path where id = :id")
                .param("now", Stamp.of(clock.instant()))
                .param("path", path)
                .param("id", outcome.id())
                .update();
    }

    /** Notes which contract an outcome tells the beginning of. */
    void begins(long hire, long placement) {
        db.sql("update outcome set placement = ? where id = ?")
                .params(placement, hire)
                .update();
    }

    /** Notes that an outcome tells the end of the contract that another one began. */
    void ends(long end, long hire) {
        db.sql("update outcome set placement = (select placement from outcome where id = ?) where id = ?")
                .params(hire, end)
                .update();
    }

    /** The teller's own number as a keyed hash: some use a tax code as number (SAFETY P12). Null when it has none. */
    private byte[] number(OutcomeDraft draft) {
        return draft.externalId() == null ? null : vault.numberIndex("outcome:" + draft.teller(), draft.externalId());
    }
}
