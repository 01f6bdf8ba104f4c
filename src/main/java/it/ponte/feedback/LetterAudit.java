package it.ponte.feedback;

import it.ponte.access.Audit;
import it.ponte.access.Caller.HubCaller;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells the audit what became of letters (SAFETY P16), each by the referrals that it answers, or the person where it
 * answers none; hidden where she is protected.
 */
@Repository
class LetterAudit {
    private static final HubCaller LETTERS = new HubCaller("letters");

    private final JdbcClient db;
    private final Audit audit;

    LetterAudit(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** This became of a letter, inside the transaction in which it did. */
    void changed(String what, long letter) {
        changed(what, List.of(letter));
    }

    /** This became of several. */
    void changed(String what, Collection<Long> letters) {
        if (!letters.isEmpty()) {
            audit.changed(LETTERS, what, concerned(letters));
        }
    }

    private List<String> concerned(Collection<Long> letters) {
        return db.sql(
                        """
                        select coalesce(r.code, b.code) as code, b.is_protected
                        from letter l left join outcome o on o.id = l.outcome
                        left join referral r on r.id = l.referral
                        join beneficiary b on b.id = coalesce(r.beneficiary, o.beneficiary)
                        where l.id = any(:letters)
                        union
                        select r.code, b.is_protected from letter l join letter_told t on t.letter = l.id
                        join referral r on r.id = t.referral join beneficiary b on b.id = r.beneficiary
                        where l.id = any(:letters) and l.is_digest
                        """)
                .param("letters", letters.toArray(Long[]::new))
                .query((row, i) ->
                        row.getBoolean("is_protected") ? audit.hidden(row.getString("code")) : row.getString("code"))
                .list();
    }
}
