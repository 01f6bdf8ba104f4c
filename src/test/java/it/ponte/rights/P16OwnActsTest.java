package it.ponte.rights;

import static it.ponte.rights.Ageing.monthsAgo;
import static it.ponte.rights.Ageing.noticeWasDaysAgo;
import static it.ponte.rights.Rights.one;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Audit;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.Notices;
import it.ponte.placement.Story;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P16: what the hub does about a person by its clocks stands in the audit, in its own name (decision 0017). */
@Tag("P16")
class P16OwnActsTest {
    private static final LocalDate TODAY = LocalDate.now(ItalianTime.ZONE);

    @RegisterExtension
    static final Story STORY = Rights.story();

    private final Retention retention = STORY.bean(Retention.class);

    @Test
    void whoIsNoticedAndForgottenByTheClockIsOneRowEachWrittenWithItsEffect() {
        told(STORY, Story.SERVICE, "2026/118", TODAY);
        String code = one("select code from beneficiary");
        monthsAgo(25);

        retention.run();
        retention.run();

        assertThat(rows()).containsExactly("hub:retention retention.noticed " + code);
        assertThat(writtenWithHerRow("retention.noticed")).isTrue();

        Ageing.lettersLeave(STORY);
        assertThat(rows()).last().asString().startsWith("hub:letters letter.sent R-");
        noticeWasDaysAgo(31);
        retention.run();
        assertThat(rows()).last().isEqualTo("hub:retention retention.forgotten " + code);
        assertThat(writtenWithHerRow("retention.forgotten")).isTrue();
    }

    @Test
    void aProtectedPersonStandsThereHidden() {
        Recorded hers = STORY.referredUnderProtection();
        String code = one("select code from beneficiary where id = ?", hers.beneficiary());
        monthsAgo(25);

        retention.run();

        assertThat(rows())
                .last()
                .isEqualTo("hub:retention retention.noticed "
                        + STORY.bean(Audit.class).hidden(code));
    }

    @Test
    void ofWhomSomethingWasHeardInTimeIsOneRowAndSoIsTheLetterThatNeedNotLeaveAnyMore() {
        Recorded told = told(STORY, Story.SERVICE, "2026/118", TODAY);
        String code = one("select code from beneficiary");
        monthsAgo(25);
        retention.run();
        TestDatabase.client()
                .sql("update beneficiary set kept_on = current_date")
                .update();

        retention.run();
        retention.run();

        assertThat(rows())
                .containsExactly(
                        "hub:retention retention.noticed " + code,
                        "hub:retention retention.heard " + code,
                        "hub:letters letter.cancelled " + told.code());
        assertThat(writtenWithHerRow("retention.heard")).isTrue();
    }

    @Test
    void whoseServiceIsWarnedOfAConsentThatEndsIsOneRowAboutTheReferral() {
        Recorded told =
                told(STORY, Story.SERVICE, "2026/118", TODAY.minusMonths(12).plusDays(5));

        STORY.bean(Notices.class).warnOfBases();
        STORY.bean(Notices.class).warnOfBases();

        assertThat(rows()).containsExactly("hub:notices basis.warned " + told.code());
    }

    private static List<String> rows() {
        return TestDatabase.client()
                .sql("select who || ' ' || what || ' ' || about from audit where who like 'hub:%' order by id")
                .query(String.class)
                .list();
    }

    private static boolean writtenWithHerRow(String what) {
        return TestDatabase.client()
                .sql("select a.xmin::text = b.xmin::text from audit a, beneficiary b where a.what = ?")
                .param(what)
                .query(Boolean.class)
                .single();
    }
}
