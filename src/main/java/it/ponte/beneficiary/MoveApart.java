package it.ponte.beneficiary;

import it.ponte.access.DataKey;
import it.ponte.access.Vault;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves what was recorded of protected people before they had a schema and keys of their own: once, before any stage
 * works. Their old keys end (SAFETY P2, P11).
 */
@Component
class MoveApart implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(MoveApart.class);
    private static final int AT_A_TIME = 200;

    private final JdbcClient db;
    private final Vault vault;
    private final ProtectedRecords records;
    private final TransactionTemplate transaction;

    MoveApart(JdbcClient db, Vault vault, ProtectedRecords records, PlatformTransactionManager transactions) {
        this.db = db;
        this.vault = vault;
        this.records = records;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Person(long id, String code, byte[] dataKey, byte[] identity, String profile, String partner) {}

    private record Case(long id, String code, byte[] caseDocument, String reason, String guard) {}

    @Override
    public void afterSingletonsInstantiated() {
        int moved = 0;
        int some;
        do {
            some = transaction.execute(tx -> moveSome());
            moved += some;
        } while (some == AT_A_TIME);
        if (moved > 0) {
            log.info("the records of {} protected people were moved apart", moved);
        }
    }

    private int moveSome() {
        List<Person> people = db.sql(
                        """
                        select b.id, b.code, b.data_key, b.identity, b.profile::text as profile,
                               (select r.partner from referral r where r.beneficiary = b.id order by r.id limit 1) as partner
                        from beneficiary b
                        where b.is_protected and b.merged_into is null and b.data_key is not null
                        order by b.id limit ? for no key update
                        """)
                .param(AT_A_TIME)
                .query(Person.class)
                .list();
        people.forEach(this::move);
        return people.size();
    }

    private void move(Person person) {
        String about = "beneficiary:" + person.code();
        DataKey old = vault.dataKey(person.dataKey());
        DataKey hers = records.vault().newDataKey();
        records.keepPeople(Map.of(
                person.id(),
                new ProtectedRecords.Person(
                        person.partner(),
                        new Sealed(hers, hers.seal(old.open(person.identity(), about), about)),
                        Documents.read(person.profile(), Profile.class))));
        records.keepCases(db
                .sql(
                        """
                        select id, code, case_document, reason, guard::text as guard from referral where beneficiary = ?
                        """)
                .param(person.id())
                .query(Case.class)
                .list()
                .stream()
                .map(told -> new ProtectedRecords.Case(
                        person.id(),
                        told.id(),
                        sealedAgain(told, old, hers),
                        told.reason(),
                        Documents.read(told.guard(), Guard.class)))
                .toList());
        empty(person.id());
    }

    private static byte[] sealedAgain(Case told, DataKey old, DataKey hers) {
        String about = "referral:" + told.code();
        return told.caseDocument() == null ? null : hers.seal(old.open(told.caseDocument(), about), about);
    }

    private void empty(long person) {
        db.sql("update beneficiary set data_key = null, identity = null, profile = ?::jsonb where id = ?")
                .params(Documents.text(Profile.EMPTY), person)
                .update();
        db.sql("update referral set case_document = null, reason = null, guard = ?::jsonb where beneficiary = ?")
                .params(Documents.text(Profile.EMPTY.guard()), person)
                .update();
    }
}
