package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader chooses while colleagues stand in for each other. */
class ReaderSettingsTest {
    private static final String COLLEAGUE = "collega@cpi-valmora.example";
    private static final String THIRD = "terza@cpi-valmora.example";
    private static final String AWAY_TOO = "In questi giorni chi ti sostituisce è assente, o tu sostituisci qualcuno";
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

    @Test
    void who_is_away_on_one_of_these_days_stands_in_for_nobody() {
        away(reader, COLLEAGUE, TODAY, TODAY);
        reader.get("/preferenze");
        reader.post("/assenza/togli");
        theColleagueIsAwayOn(TODAY.plusDays(3));

        assertThat(away(reader, COLLEAGUE, TODAY, TODAY.plusDays(3))).contains(AWAY_TOO);
        assertThat(away(reader, COLLEAGUE, TODAY, TODAY.plusDays(2))).contains("Ti sostituisce " + COLLEAGUE);
    }

    @Test
    void who_stands_in_for_somebody_is_not_away_on_those_days_and_no_circle_closes() throws Exception {
        away(reader, COLLEAGUE, TODAY, TODAY.plusDays(2));
        LetterReader colleague = new LetterReader(reader.link).enters();

        assertThat(away(colleague, THIRD, TODAY.plusDays(2), TODAY.plusDays(9))).contains(AWAY_TOO);
        assertThat(away(colleague, "referente@cpi-valmora.example", TODAY, TODAY))
                .contains(AWAY_TOO);
        assertThat(one("select count(*) from caseworker_cover")).isEqualTo("1");
        assertThat(away(colleague, THIRD, TODAY.plusDays(3), TODAY.plusDays(9))).contains("Ti sostituisce " + THIRD);
    }

    private static void theColleagueIsAwayOn(LocalDate day) {
        TestDatabase.client()
                .sql(
                        """
                        insert into caseworker_cover (caseworker, colleague, from_day, until_day, said_at)
                        select max(id), min(id), :day, :day, now() from caseworker
                        """)
                .param("day", day)
                .update();
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
