package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.partner.Installation;
import it.ponte.placement.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only reached the hub's own mail server is not told. */
class KeptLettersTest {
    private Installation installation;

    @BeforeEach
    void empty() {
        TestDatabase.clean();
        installation = Desk.installation();
    }

    @Test
    void withoutARealMailServerALetterIsKeptAndIsSentOnceThereIsOne() {
        Desk alone = new Desk(installation, " ", false);
        alone.happens(alone.story.referred(Story.SERVICE), INTERVIEWED);
        alone.due().forEach(alone.outbox()::sent);

        assertThat(alone.latest().keptAt()).isNotNull();
        assertThat(alone.latest().toldAt()).isNull();
        assertThat(alone.letters().outcomesNotTold(TestDatabase.follower("ada"), 10))
                .isEqualTo(1);
        assertThat(alone.outbox().requeueKept()).as("nothing changed").isZero();
        assertThat(alone.due()).isEmpty();
        alone.close();

        Desk connected = new Desk(installation, Desk.REAL_SERVER, false);
        assertThat(connected.outbox().requeueKept()).isEqualTo(1);
        assertThat(connected.outbox().requeueKept()).as("once").isZero();
        connected.due().forEach(connected.outbox()::sent);

        assertThat(connected.latest().toldAt()).isNotNull();
        assertThat(connected.letters().outcomesNotTold(TestDatabase.follower("ada"), 10))
                .isZero();
        assertThat(connected.outbox().requeueKept()).isZero();
        connected.close();
    }

    @Test
    void inTheDemoTheHubsOwnMailServerCounts() {
        Desk demo = new Desk(installation, "", true);
        demo.happens(demo.story.referred(Story.SERVICE), INTERVIEWED);
        demo.due().forEach(demo.outbox()::sent);

        assertThat(demo.latest().toldAt()).isNotNull();
        assertThat(demo.latest().keptAt()).isNull();
        demo.close();
    }
}
