package it.ponte.beneficiary;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * To whom a tax code belongs that is told of joined records: a valid code outweighs what an operator held, so a referral
 * is of that half which has its code, and two halves never have two.
 */
final class JoinedTaxCodes {
    private final JdbcClient db;

    JoinedTaxCodes(JdbcClient db) {
        this.db = db;
    }

    /** A referral of a person into whom others were joined told this code, hex. */
    void told(long survivor, long referral, String taxCode) {
        byte[] code = Hex.bytes(taxCode);
        if (!isKnown(survivor, code)) {
            learn(survivor, referral, code);
            return;
        }
        db.sql(
                        """
                        delete from joined_referral where referral = ?
                          and joined_record in (select id from joined_record
                                                where survivor = ? and joined_tax_code is distinct from ?)
                        """)
                .params(referral, survivor, code)
                .update();
        db.sql(
                        """
                        insert into joined_referral (joined_record, referral)
                        select id, ? from joined_record where survivor = ? and joined_tax_code = ? on conflict do nothing
                        """)
                .params(referral, survivor, code)
                .update();
    }

    private boolean isKnown(long survivor, byte[] code) {
        return db.sql(
                        """
                        select exists (select from joined_record
                                       where survivor = ? and (joined_tax_code = ? or survivor_tax_code = ?))
                        """)
                .params(survivor, code, code)
                .query(Boolean.class)
                .single();
    }

    /** Nobody had it: it belongs to the half that this referral is of. */
    private void learn(long survivor, long referral, byte[] code) {
        db.sql(
                        """
                        update joined_record set joined_tax_code = ?
                        where survivor = ? and id in (select joined_record from joined_referral where referral = ?)
                        """)
                .params(code, survivor, referral)
                .update();
        db.sql(
                        """
                        update joined_record record set survivor_tax_code = ?
                        where survivor = ? and survivor_tax_code is null
                          and not exists (select from joined_referral j join joined_record its on its.id = j.joined_record
                                          where j.referral = ? and its.survivor = record.survivor and its.id >= record.id)
                        """)
                .params(code, survivor, referral)
                .update();
    }

    /** Whether the half of a joined person that a referral is of has a tax code of its own. */
    boolean hasOwn(long survivor, long referral) {
        return db.sql(
                        """
                        select coalesce(
                            (select joined_tax_code is not null from joined_record
                             where survivor = ? and id in (select joined_record from joined_referral where referral = ?)),
                            (select survivor_tax_code is not null from joined_record where survivor = ? order by id limit 1))
                        """)
                .params(survivor, referral, survivor)
                .query(Boolean.class)
                .single();
    }
}
