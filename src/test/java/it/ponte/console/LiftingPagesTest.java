package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.feedback.EmergencyNotices;
import it.ponte.work.Work;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the reference operator must say and prove before protection is lifted. */
@Tag("P11")
class LiftingPagesTest {
    private static final String WORD = "La responsabile del centro, al telefono";

    private Visitor reference;
    private String code;

    @BeforeEach
    void one_operator_follows_her() {
        SampleStory story = SampleStory.told();
        story.protectedPerson("LQ-2026-77");
        story.settle();
        reference = Visitor.operator();
        code = TestDatabase.client()
                .sql("select code from beneficiary where is_protected")
                .query(String.class)
                .single();
    }

    @Test
    void whoever_says_all_of_it_finds_the_record_among_the_others_and_it_is_audited() {
        for (String language : new String[] {"en", "it"}) {
            assertThat(reference
                            .get("/console/protette/" + code + "?lang=" + language)
                            .body())
                    .contains("revoca-protezione")
                    .doesNotContain("??");
        }

        assertThat(lift(reference, WORD, "2026-01-07", "true", TestOperators.PASSWORD)
                        .body())
                .contains("La protezione è revocata", code);

        assertThat(protectedPeople()).isZero();
        assertThat(reference.get("/console/protette/" + code).statusCode()).isEqualTo(404);
        assertThat(reference.get("/console/persone/" + code).statusCode()).isEqualTo(200);
        assertThat(TestDatabase.client()
                        .sql("select about from audit where what = 'protected.lifted'")
                        .query(String.class)
                        .single())
                .startsWith("#");
    }

    @Test
    void the_centre_is_told_by_a_mail_that_names_neither_her_nor_her_code() throws Exception {
        lift(reference, WORD, "2026-01-07", "true", TestOperators.PASSWORD);

        EmergencyNotices notices = PagesUnderTest.bean(EmergencyNotices.class);
        List<MimeMessage> mails = new ArrayList<>();
        for (Work work : notices.due(10)) {
            if (notices.mayLeave(work)) {
                mails.add(notices.write(work));
            }
        }

        assertThat(mails).isNotEmpty();
        for (MimeMessage mail : mails) {
            var sent = new ByteArrayOutputStream();
            mail.writeTo(sent);
            assertThat(mail.getSubject()).isEqualTo("Revoca della protezione di una scheda");
            assertThat(sent.toString(StandardCharsets.UTF_8)).doesNotContain(code, "LQ-2026-77", WORD);
        }
    }

    @Test
    void without_words_day_agreement_or_password_she_stays_protected() {
        assertThat(lift(reference, "al telefono", "2026-01-07", "true", TestOperators.PASSWORD)
                        .body())
                .contains("almeno 20 caratteri");
        assertThat(lift(reference, WORD, "2999-01-07", "true", TestOperators.PASSWORD)
                        .body())
                .contains("nel futuro");
        assertThat(lift(reference, WORD, "2026-01-07", "", TestOperators.PASSWORD)
                        .body())
                .contains("la protezione resta");
        assertThat(lift(reference, WORD, "2026-01-07", "true", "un'altra parola")
                        .body())
                .contains("password non è giusta");

        assertThat(protectedPeople()).isEqualTo(1);
    }

    @Test
    void to_everybody_else_she_is_nobody_whatever_they_say() {
        TestOperators.make("altra");
        Visitor other = new Visitor();
        other.signIn("altra", TestOperators.PASSWORD);

        assertThat(lift(other, WORD, "2026-01-07", "true", "un'altra parola").statusCode())
                .isEqualTo(404);
        assertThat(protectedPeople()).isEqualTo(1);
    }

    private HttpResponse<String> lift(Visitor who, String said, String on, String agreed, String password) {
        who.get("/console/proposte?lang=it");
        return who.post(
                "/console/protette/" + code + "/revoca-protezione",
                "detto",
                said,
                "giorno",
                on,
                "accordo",
                agreed,
                "password",
                password);
    }

    private static long protectedPeople() {
        return TestDatabase.apart().asLine(() -> TestDatabase.client()
                .sql("select count(*) from protected_person")
                .query(Long.class)
                .single());
    }
}
