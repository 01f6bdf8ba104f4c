package it.ponte.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.TestDatabase;
import it.ponte.TestRooms;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Queues;
import it.ponte.matching.Decision.Decided;
import it.ponte.vacancy.Vacancies;
import it.ponte.vocabulary.Skills;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.annotation.PersistenceExceptionTranslationPostProcessor;
import org.springframework.transaction.annotation.EnableTransactionManagement;

class MatchingSettingsTest {
    private static final Path REPOSITORY = Path.of(".");

    private final Room room = new Room(2);
    private final Worklist works = room.worklist;
    private String code;

    @BeforeEach
    void oneProposal() {
        long vacancy = room.tell(Job.job());
        room.tell("someone", Someone.who());
        room.match();
        code = room.proposal(vacancy, "someone").code();
    }

    @Test
    void theRoomStartsFromTheInstallationsFileAndMatches() {
        try (var hub = hub(REPOSITORY, works)) {
            assertThat(hub.getBean(MatchingConfig.class).top()).isEqualTo(10);

            assertThat(hub.getBean(Proposals.class).accept(code, Room.ANNA)).isInstanceOf(Decided.class);
            hub.getBean(Matching.class).matchWaiting();

            assertThat(works.waiting()).containsOnlyKeys(Stage.PATH);
        }
    }

    @Test
    void anAcceptanceAndItsWorkHappenTogetherOrNotAtAll() {
        Worklist breaking = new Worklist(TestDatabase.client(), TestDatabase.transactions()) {
            @Override
            public void add(Stage stage, long subject) {
                super.add(stage, subject);
                if (stage == Stage.MATCH_VACANCY) {
                    throw new IllegalStateException("broken on purpose");
                }
            }
        };
        try (var hub = hub(REPOSITORY, breaking)) {
            Proposals proposals = hub.getBean(Proposals.class);

            assertThatThrownBy(() -> proposals.accept(code, Room.ANNA)).hasMessage("broken on purpose");

            assertThat(proposals.byCode(code).orElseThrow().isUndecided()).isTrue();
            assertThat(works.waiting()).isEmpty();
        }
    }

    @Test
    void aWrongFileStopsTheStartAndNamesFileAndKey(@TempDir Path elsewhere) {
        assertThatThrownBy(() -> hub(elsewhere, works).close())
                .hasRootCauseMessage("config/matching.yml: -: cannot be read");
    }

    /** The room's own beans, with proxies as in the hub. */
    private static AnnotationConfigApplicationContext hub(Path home, Worklist works) {
        AnnotationConfigApplicationContext hub = TestRooms.in(home, Clock.systemUTC());
        hub.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        hub.registerBean(Worklist.class, () -> works);
        hub.registerBean(Skills.class, () -> new Skills(REPOSITORY));
        hub.register(
                Transactions.class,
                Beneficiaries.class,
                Queues.class,
                HiredApart.class,
                Vacancies.class,
                MatchingSettings.class);
        hub.register(
                Words.class,
                Shortlists.class,
                FromBefore.class,
                KnownProposals.class,
                Proposals.class,
                Matching.class,
                Explanations.class);
        hub.registerBean(PersistenceExceptionTranslationPostProcessor.class, () -> {
            var translation = new PersistenceExceptionTranslationPostProcessor();
            translation.setProxyTargetClass(true);
            return translation;
        });
        hub.refresh();
        return hub;
    }

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}
}
