package it.ponte.beneficiary;

import it.ponte.access.DataKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Two records that were joined, each as it stood before.
 *
 * @param dataKey the joined record's own key, wrapped
 * @param enrolment the one of the joined record that ended by joining; null for none
 * @param brought records that had been merged into the joined one
 */
record JoinedRecord(
        long id,
        long survivor,
        long joined,
        String[] reasons,
        String by,
        Instant at,
        Half survivorBefore,
        Half joinedBefore,
        byte[] dataKey,
        Long enrolment,
        Long[] brought) {

    /**
     * One of the two.
     *
     * @param taxCode keyed hash of the code that its own referrals told, hex; null without one
     */
    record Half(byte[] identity, String profile, AsOf asOf, String taxCode) {
        static Half of(Beneficiary person) {
            return new Half(
                    person.sealed().identity(), Documents.text(person.profile()), person.asOf(), person.taxCode());
        }

        private static Half read(ResultSet row, String which) throws SQLException {
            byte[] taxCode = row.getBytes(which + "_tax_code");
            return new Half(
                    row.getBytes(which + "_identity"),
                    row.getString(which + "_profile"),
                    AsOf.read(row, which + "_as_of", which + "_told_at"),
                    taxCode == null ? null : Hex.text(taxCode));
        }

        /** The person whose half this is, as she stood; with the key that sealed it. */
        Beneficiary stand(Beneficiary now, DataKey key, Long enrolment, Identities identities) {
            var sealed = new Sealed(key, identity);
            return new Beneficiary(
                    now.id(),
                    now.code(),
                    null,
                    sealed,
                    () -> identities.who(now.code(), false, sealed),
                    taxCode,
                    Documents.read(profile, Profile.class),
                    asOf,
                    now.rectified(),
                    enrolment);
        }
    }

    static JoinedRecord read(ResultSet row, int i) throws SQLException {
        return new JoinedRecord(
                row.getLong("id"),
                row.getLong("survivor"),
                row.getLong("joined"),
                (String[]) row.getArray("reasons").getArray(),
                row.getString("joined_by"),
                row.getTimestamp("joined_at").toInstant(),
                Half.read(row, "survivor"),
                Half.read(row, "joined"),
                row.getBytes("joined_data_key"),
                row.getObject("enrolment", Long.class),
                (Long[]) row.getArray("brought").getArray());
    }
}
