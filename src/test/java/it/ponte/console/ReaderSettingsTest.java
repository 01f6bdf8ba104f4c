package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader chooses while colleagues stand in for each other. */
class ReaderSettingsTest {
    private static final String COLLEAGUE = "collega@cpi-valmora.example";
    private static final LocalDate TODAY = LocalDate.now();

    private LetterReader reader;

    @BeforeEach
    void a_caseworker_who_gave_her_code() throws Exception {
        SampleStory.told().hire();
        reader = LetterReader.ofALetter().enters();
    }

    @Test
    void the_foot_of_her_letter_turns_her_digest_off_also_while_a_colleague_reads_it() {
        away(reader, COLLEAGUE, TODAY, TODAY);

        LetterReader colleague = new LetterReader(reader.link);
        colleague.get("/basta");
        colleague.post("/basta");

        assertThat(
                        one(
                                """
                        select string_agg((h.caseworker = (select min(id) from caseworker)) || ' ' || h.rhythm, ',')
                        from letter_rhythm h
                        """))
                .isEqualTo("true NEVER");
    }

    private static String away(LetterReader reader, String colleague, LocalDate from, LocalDate until) {
        reader.get("/preferenze");
        return reader.post("/assenza", "email", colleague, "dal", from.toString(), "al", until.toString())
                .body();
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}
