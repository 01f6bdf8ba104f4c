package it.ponte.beneficiary;

import it.ponte.access.Personal;
import it.ponte.access.Vault;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The caseworkers of the services, found by their id or their own address. */
@Repository
public class KnownCaseworkers {
    private final JdbcClient db;
    private final Identities identities;

    public KnownCaseworkers(JdbcClient db, Vault vault, ProtectedRecords apart) {
        this.db = db;
        this.identities = new Identities(db, vault, apart);
    }

    /** Who she is; empty once she was forgotten. */
    public Optional<Caseworker> get(long caseworker) {
        return db.sql(
                        """
                        select encode(email_index, 'hex') as index, contact from caseworker
                        where id = ? and contact is not null
                        """)
                .param(caseworker)
                .query((row, i) -> identities.caseworker(row.getString("index"), row.getBytes("contact")))
                .optional();
    }

    /** The internal id of a service's caseworker with this address. */
    public Optional<Long> find(String partner, Personal email) {
        return db.sql("select id from caseworker where partner = ? and email_index = ? and contact is not null")
                .params(partner, Hex.bytes(index(partner, email)))
                .query(Long.class)
                .optional();
    }

    /** The internal ids of a service's caseworkers. */
    public List<Long> of(String partner) {
        return db.sql("select id from caseworker where partner = ?")
                .param(partner)
                .query(Long.class)
                .list();
    }

    /** The internal ids of a service's caseworkers who told no address: they are written to at the shared mailbox. */
    public List<Long> withoutEmail(String partner) {
        return of(partner).stream()
                .filter(id -> get(id).map(Caseworker::email).isEmpty())
                .toList();
    }

    /** The addresses of a service's caseworkers, of those who have one. */
    public List<Personal> emails(String partner) {
        return of(partner).stream()
                .flatMap(id -> get(id).map(Caseworker::email).stream())
                .toList();
    }

    /** The internal id of a service's caseworker with this address, who is on record from now on; inside a transaction. */
    public long findOrAdd(String partner, Personal email) {
        String index = index(partner, email);
        return find(partner, email).orElseGet(() -> db.sql(
                        """
                        insert into caseworker (partner, email_index, contact) values (?, ?, ?)
                        on conflict (partner, email_index) do update set contact = caseworker.contact
                        returning id
                        """)
                .params(partner, Hex.bytes(index), identities.seal(index, new Caseworker(null, email)))
                .query(Long.class)
                .single());
    }

    private String index(String partner, Personal email) {
        return identities.index(partner, new Caseworker(null, email));
    }
}
