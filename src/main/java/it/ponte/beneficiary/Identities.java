package it.ponte.beneficiary;

import it.ponte.access.DataKey;
import it.ponte.access.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who people are: the one class that seals and opens what tells it, be it in a person's record or in a referral's. */
final class Identities {
    private final JdbcClient db;
    private final Vault vault;
    private final ProtectedRecords records;
    private final RectifiedRows rectified;

    Identities(JdbcClient db, Vault vault, ProtectedRecords records) {
        this.db = db;
        this.vault = vault;
        this.records = records;
        this.rectified = new RectifiedRows(db, vault);
    }

    private record Row(long id, String code, boolean isProtected, byte[] dataKey, byte[] identity) {}

    /** Who a person is; a record that was merged answers with the one that took over. */
    Identity of(long beneficiary) {
        Row row = db.sql(
                        """
                        select b.id, b.code, b.is_protected, b.data_key, b.identity
                        from beneficiary asked join beneficiary b on b.id = coalesce(asked.merged_into, asked.id)
                        where asked.id = ?
                        """)
                .param(beneficiary)
                .query(Row.class)
                .single();
        return open(
                row.code(),
                row.isProtected(),
                row.isProtected()
                        ? records.people(List.of(row.id())).get(row.id()).sealed()
                        : new Sealed(key(row.dataKey()), row.identity()));
    }

    /** Who those of these people are who are known by name, by the id that was asked for; merged ones as {@link #of}. */
    Map<Long, Identity.Known> named(Collection<Long> people) {
        Map<Long, Identity.Known> named = new HashMap<>();
        db.sql(
                        """
                        select asked.id, b.code, b.data_key, b.identity
                        from beneficiary asked join beneficiary b on b.id = coalesce(asked.merged_into, asked.id)
                        where asked.id = any(?) and not b.is_protected and b.forgotten_at is null
                        """)
                .param(people.toArray(Long[]::new))
                .query(row -> {
                    Identity her = open(row.getString("code"), false, sealed(row));
                    named.put(row.getLong("id"), (Identity.Known) her);
                });
        return named;
    }

    /** What operators set right. */
    RectifiedRows rectified() {
        return rectified;
    }

    /** What is kept apart of protected people. */
    ProtectedRecords apart() {
        return records;
    }

    /** What a row with these two columns holds of her. */
    Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(key(row.getBytes("data_key")), row.getBytes("identity"));
    }

    /** A person's key that was kept wrapped. */
    DataKey key(byte[] wrapped) {
        return vault.dataKey(wrapped);
    }

    Identity open(String code, boolean isProtected, Sealed sealed) {
        return who(code, isProtected, sealed).identity();
    }

    /** Who she is, and as of when what older messages told of it. */
    Who who(String code, boolean isProtected, Sealed sealed) {
        byte[] json = sealed.key().open(sealed.identity(), "beneficiary:" + code);
        return Documents.who(json, isProtected ? Identity.Protected.class : Identity.Known.class);
    }

    /** Seals her identity with her own key, a new one where she has none. */
    Sealed seal(Beneficiary person) {
        Vault hers = person.isProtected() ? records.vault() : vault;
        DataKey key =
                person.sealed() == null ? hers.newDataKey() : person.sealed().key();
        byte[] json = Documents.write(person.said().who());
        return new Sealed(key, key.seal(json, "beneficiary:" + person.code()));
    }

    /** The sealed case document of a referral: newly sealed with the person's key where it is new. */
    byte[] caseDocument(Referral referral) {
        CaseDocument unsealed = referral.document().unsealed();
        if (unsealed == null) {
            return referral.document().sealed();
        }
        DataKey key = referral.beneficiary().sealed().key();
        return key.seal(Documents.write(unsealed), "referral:" + referral.code());
    }

    /** The sealed case document of a referral that goes from one person to another, sealed with her key. */
    byte[] sealAgain(String referralCode, byte[] caseDocument, DataKey from, DataKey to) {
        String about = "referral:" + referralCode;
        return to.seal(from.open(caseDocument, about), about);
    }

    CaseDocument caseDocument(String referralCode, DataKey key, byte[] sealed) {
        return Documents.read(key.open(sealed, "referral:" + referralCode), CaseDocument.class);
    }

    /** How a service's caseworker is found again, hex: by her address, by her name where no address was told. */
    String index(String partner, Caseworker caseworker) {
        String known = caseworker.email() == null
                ? caseworker.name().reveal()
                : caseworker.email().reveal();
        return Hex.text(vault.index("caseworker:" + partner, known));
    }

    byte[] seal(String index, Caseworker caseworker) {
        return vault.seal(Documents.write(caseworker), "caseworker:" + index);
    }

    Caseworker caseworker(String index, byte[] sealed) {
        return Documents.read(vault.open(sealed, "caseworker:" + index), Caseworker.class);
    }
}
