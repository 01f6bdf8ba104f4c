package it.ponte;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.SealedCheck;
import it.ponte.access.SealedFactors;
import it.ponte.access.SealedPlaces;
import it.ponte.access.SealedRows;
import it.ponte.beneficiary.SealedPeople;
import it.ponte.casework.SealedNotes;
import it.ponte.intake.SealedArrivals;
import it.ponte.mail.SealedSenders;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever the hub's key sealed is known to those who give that key a new version: a new column is red until it is. */
class SealedColumnsTest {
    private static final List<SealedPlaces> ROOMS = List.of(
            new SealedCheck(),
            new SealedFactors(),
            new SealedPeople(),
            new SealedSenders(),
            new SealedArrivals(),
            new SealedNotes());

    /** Sealed with a person's own key, which is wrapped anew and stays the same. */
    private static final Set<String> BY_HER_OWN_KEY = Set.of(
            "beneficiary.identity",
            "referral.case_document",
            "earlier_version.identity",
            "protected_person.identity",
            "protected_referral.case_document",
            "joined_record.survivor_identity",
            "joined_record.joined_identity",
            "told_while_joined.identity");

    /** Hashes, keyed or not, and signatures: nothing to open. */
    private static final Set<String> NOT_SEALED = Set.of(
            "audit.mac",
            "audit_link.hash",
            "audit_root.hash",
            "audit_root.signature",
            "beneficiary.tax_code_index",
            "caseworker.email_index",
            "envelope.content_hash",
            "envelope.file_name_index",
            "form_sender.address",
            "hired_for.pair",
            "joined_record.joined_tax_code",
            "joined_record.survivor_tax_code",
            "known_device.token_index",
            "letter.link_sha256",
            "letter.sent_to",
            "letter_told.link_sha256",
            "mail_sender.address_index",
            "operator.token_sha256",
            "outcome.external_id_index",
            "page_code.code_index",
            "recovery_code.code_index",
            "rectified_before.wrong",
            "rectified_fact.wrong",
            "referral.content_hash",
            "referral.external_id_index",
            "vacancy.content_hash",
            "vault_check.index_value",
            "waiting_mail.mail");

    /** Sealed with the key of protected people. */
    private static final Set<String> BY_THE_OTHER_KEY = Set.of("vault_check.protected_sealed");

    @Test
    void everyColumnOfBytesIsSealedAnewOrNeedNotBe() {
        Set<String> known = new TreeSet<>(BY_HER_OWN_KEY);
        known.addAll(NOT_SEALED);
        known.addAll(BY_THE_OTHER_KEY);
        ROOMS.stream()
                .flatMap(room -> room.rows().stream())
                .map(SealedRows::place)
                .forEach(known::add);

        assertThat(columns()).isEqualTo(known);
    }

    /** Each role is told of the columns that it may read. */
    private static Set<String> columns() {
        Set<String> columns = readable();
        columns.addAll(TestDatabase.apart().asLine(SealedColumnsTest::readable));
        return columns;
    }

    private static Set<String> readable() {
        return new TreeSet<>(TestDatabase.client()
                .sql(
                        """
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema in ('ponte', 'ponte_protected') and data_type = 'bytea'
                        """)
                .query(String.class)
                .list());
    }
}
