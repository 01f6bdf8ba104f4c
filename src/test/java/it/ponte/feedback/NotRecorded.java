package it.ponte.feedback;

import it.ponte.TestDatabase;

/** What came in and was not recorded, without the way on which it came. */
final class NotRecorded {
    private NotRecorded() {}

    /** An envelope that arrived on Sunday, 22 November 2026. */
    static long envelope(String partner, String channel, String produces) {
        return TestDatabase.client()
                .sql(
                        """
                        insert into envelope (code, partner, channel, mapping, mapping_version, produces, as_of, sent_at,
                                              received_at)
                        values (gen_random_uuid()::text, ?, ?, '-', '-', ?, now(), now(), ?::timestamptz) returning id
                        """)
                .params(partner, channel, produces, "2026-11-22T10:00:00Z")
                .query(Long.class)
                .single();
    }

    /** A line of it was set aside at this moment. */
    static void line(long envelope, int line, String at) {
        TestDatabase.client()
                .sql(
                        """
                        with line as (
                            insert into envelope_line (envelope, number, verdict, settled_at)
                            values (?, ?, 'REFUSED', ?::timestamptz) returning envelope, number)
                        insert into problem (envelope, line, ordinal, field, code)
                        select envelope, number, 1, '', 'REQUIRED' from line
                        """)
                .params(envelope, line, at)
                .update();
    }

    /** It could not be read at all. */
    static void refused(long envelope) {
        TestDatabase.client()
                .sql("update envelope set refusal_code = 'UNKNOWN_FILE_NAME' where id = ?")
                .param(envelope)
                .update();
    }
}
