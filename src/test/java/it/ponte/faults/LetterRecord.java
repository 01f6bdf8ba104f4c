package it.ponte.faults;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in the hub's database about letters, asked from outside; and the time that passes there, as a test wants it. */
final class LetterRecord {
    private final JdbcClient database;

    LetterRecord(JdbcClient database) {
        this.database = database;
    }

    /** That a letter of this Message-ID, without its domain, tells an outcome to a referral; null where none left. */
    record Standing(String outcome, String referral, String messageId) {}

    /** In which letters each outcome stands. */
    List<Standing> standings() {
        return database.sql(
                        """
                        select o.code as outcome, r.code as referral, case when l.told_at is not null then l.message_id end
                               as message_id
                        from letter_told t join outcome o on o.id = t.outcome join referral r on r.id = t.referral
                        left join letter l on l.id = t.letter
                        """)
                .query(Standing.class)
                .list();
    }

    /** Something is to be told, and no letter that left tells it. */
    boolean isTelling() {
        return is(
                """
                exists (select from letter_told t left join letter l on l.id = t.letter
                        where l.told_at is null)
                or exists (select from work where stage in ('OUTCOME', 'FEEDBACK', 'LETTER'))
                """);
    }

    boolean isDrained() {
        return is("not exists (select from work) and not exists (select from envelope where completed_at is null)")
                && !isTelling();
    }

    private boolean is(String condition) {
        return database.sql("select " + condition).query(Boolean.class).single();
    }

    int count(String of) {
        return database.sql("select count(*) from " + of).query(Integer.class).single();
    }

    /** It is eight o'clock on a working day: whatever waits for a digest goes into one now. */
    void atEight() {
        database.sql("update letter_told set due_at = now() where letter is null and not at_once and due_at > now()")
                .update();
    }

    /** The pauses are over after which letters are tried again; to be called while no hub lives. */
    void afterThePauses() {
        database.sql("update work set next_attempt_at = now() where stage = 'LETTER' and next_attempt_at > now()")
                .update();
    }
}
