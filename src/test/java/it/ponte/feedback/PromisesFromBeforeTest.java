package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.placement.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ClassPathResource;

/** What the migration promises of referrals that were there before. */
class PromisesFromBeforeTest {
    @RegisterExtension
    static final Desk desk = Desk.fresh();

    @Test
    void ofAPathThatIsOverNothingIsPromised() throws IOException {
        Story story = desk.story;
        Recorded untouched = story.referred(Story.SERVICE);
        Recorded underWay = story.referred(Story.SERVICE);
        story.adaTells(underWay.code(), INTERVIEWED, "2019-08-23");
        Recorded closed = story.referred(Story.SERVICE);
        story.adaTells(closed.code(), INTERVIEWED, "2019-08-23");
        story.adaTells(closed.code(), CLOSED, "2019-08-24");
        Recorded foundWork = story.referred(Story.SERVICE);
        story.adaTells(foundWork.code(), FOUND_WORK_ALONE, "2019-08-23");
        story.adaTells(foundWork.code(), INTERVIEWED, "2019-08-25");
        Recorded takenUpAgain = story.referred(Story.SERVICE);
        story.adaTells(takenUpAgain.code(), CLOSED, "2019-08-23");
        story.adaTells(takenUpAgain.code(), ORIENTED, "2019-08-24");

        TestDatabase.client().sql(insertion()).update();

        assertThat(TestDatabase.client()
                        .sql("select r.code from promise p join referral r on r.id = p.referral")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(untouched.code(), underWay.code(), takenUpAgain.code());
    }

    private static String insertion() throws IOException {
        String migration =
                new ClassPathResource("db/migration/V092__promises.sql").getContentAsString(StandardCharsets.UTF_8);
        return migration.substring(migration.indexOf("with known as"));
    }
}
