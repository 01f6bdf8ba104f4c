package it.ponte.placement;

import it.ponte.access.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the audit names what a public code is about: a code of a protected person stands there hidden. */
@Repository
public class Concerned {
    private final JdbcClient db;
    private final Audit audit;

    public Concerned(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** The code itself, of a person, referral, proposal or placement, known or not; hidden where she is protected. */
    public String of(String code) {
        return isOfProtected(code) ? audit.hidden(code) : code;
    }

    /** The code itself; hidden where the person that it is about is protected. */
    public String of(String code, boolean isProtected) {
        return isProtected ? audit.hidden(code) : code;
    }

    private boolean isOfProtected(String code) {
        return db.sql(
                        """
                        select exists (
                            select from beneficiary b where b.is_protected and b.id in (
                                select id from beneficiary where code = :code
                                union all select beneficiary from referral where code = :code
                                union all select beneficiary from proposal where code = :code
                                union all select beneficiary from placement where code = :code))
                        """)
                .param("code", code)
                .query(Boolean.class)
                .single();
    }
}
