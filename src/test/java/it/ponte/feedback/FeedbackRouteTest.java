package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.placement.Story;
import it.ponte.routing.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The route that sends letters, as it stands in routes/, with a mail server that does what the test says. */
class FeedbackRouteTest {
    private final CamelContext camel = new DefaultCamelContext();
    private final List<String> rung = new ArrayList<>();
    private int sent;
    private Runnable mailServer = () -> {};
    private Desk desk;
    private Story story;

    @BeforeEach
    void open() throws Exception {
        desk = Desk.fresh();
        story = desk.story;
        camel.addComponent("activemq6", new DirectComponent());
        camel.getPropertiesComponent().addOverrideProperty("ponte.letters.address", "bean:mailServer?method=take");
        camel.getPropertiesComponent().addOverrideProperty("ponte.pec.address", "bean:mailServer?method=take");
        camel.getRegistry().bind("outbox", desk.outbox());
        camel.getRegistry().bind("faults", new Faults(java.time.Clock.systemUTC()));
        camel.getRegistry().bind("bell", new Rung(rung));
        camel.getRegistry().bind("mailServer", new Mail(() -> {
            mailServer.run();
            sent++;
        }));
        for (String file : List.of("errors", "feedback")) {
            Path route = Path.of("routes", file + ".camel.yaml");
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.fromString(route.toString(), Files.readString(route)));
        }
        camel.start();
    }

    @AfterEach
    void close() {
        camel.stop();
        desk.close();
    }

    @Test
    void everyLetterThatWaitsIsSentAndTold() {
        letters(3);

        ring();

        assertThat(sent).isEqualTo(3);
        assertThat(told()).isEqualTo(3);
        assertThat(rung).as("nothing more waits").isEmpty();
    }

    @Test
    void aLetterThatCannotBeReadHoldsBackNoOther() {
        List<Recorded> people = letters(3);
        TestDatabase.client()
                .sql("update referral set case_document = '\\x00' where code = ?")
                .param(people.get(0).code())
                .update();

        ring();

        assertThat(told()).isEqualTo(2);
        assertThat(failures()).hasSize(1).doesNotContainNull();
    }

    @Test
    void anErrorWhileALetterIsSentCountsAsItsFailure() {
        letters(2);
        mailServer = () -> {
            if (failures().stream().allMatch(java.util.Objects::isNull)) {
                throw new StackOverflowError();
            }
        };

        ring();

        assertThat(told()).isEqualTo(1);
        assertThat(failures()).containsExactly("java.lang.StackOverflowError");
    }

    @Test
    void pausingStopsTheLettersThatWereClaimedAlready() {
        letters(3);
        mailServer = () -> story.bean(LetterSwitch.class).pause("operator:ada");

        ring();

        assertThat(sent).isEqualTo(1);
        story.bean(LetterSwitch.class).resume("operator:ada");
        desk.laterOn();
        mailServer = () -> {};
        ring();
        assertThat(sent).isEqualTo(3);
        assertThat(told()).isEqualTo(3);
    }

    @Test
    void aSlowMailServerGetsNoLetterTwice() {
        letters(3);
        mailServer = () -> {
            mailServer = () -> {};
            // as if the first letter had taken so long that the claim of the others is over
            TestDatabase.client()
                    .sql("update work set next_attempt_at = now() where next_attempt_at < now() + interval '2 minutes'")
                    .update();
            ring();
        };

        ring();

        assertThat(sent).isEqualTo(3);
        assertThat(told()).isEqualTo(3);
    }

    @Test
    void moreThanOneBatchIsRungForAgain() {
        letters(11);

        ring();

        assertThat(told()).isEqualTo(10);
        assertThat(rung).containsExactly("feedback");
    }

    private List<Recorded> letters(int many) {
        List<Recorded> people = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            people.add(story.referred(Story.SERVICE));
            desk.happens(people.get(i), INTERVIEWED);
        }
        return people;
    }

    private void ring() {
        try (ProducerTemplate bell = camel.createProducerTemplate()) {
            bell.sendBody("activemq6:queue:ponte.feedback", "feedback");
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static long told() {
        return TestDatabase.client()
                .sql("select count(*) from letter where told_at is not null")
                .query(Long.class)
                .single();
    }

    private static List<String> failures() {
        return TestDatabase.client()
                .sql("select failure from work")
                .query((row, i) -> row.getString(1))
                .list();
    }

    /** The mail server of the routes under test. */
    public record Mail(Runnable taking) {
        public void take() {
            taking.run();
        }
    }

    /** The bell of the routes under test: notes what was rung. */
    public record Rung(List<String> stages) {
        public void ringAgain(String stage) {
            stages.add(stage);
        }
    }
}
