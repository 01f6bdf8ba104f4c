package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Asked;
import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Cursors;
import it.ponte.access.Role;
import it.ponte.access.Vault;
import it.ponte.api.Contract;
import it.ponte.api.ProposalsApi;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.matching.KnownProposals;
import it.ponte.matching.Proposals;
import it.ponte.matching.Words;
import it.ponte.placement.Concerned;
import it.ponte.vacancy.Vacancies;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many rows a page shows, it asks the database equally often; and nothing is counted further than it is shown. */
class ManyRowsTest {
    private SampleStory story;
    private Visitor operator;

    @BeforeEach
    void a_story_with_one_protected_person() {
        story = SampleStory.told();
        story.protectedPerson("LQ-0");
        story.settle();
        operator = Visitor.operator();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proposte", "/offerte/%s", "/protette", "/persone", "/persone?di=nessuno"})
    void a_page(String path) {
        String page = "/console" + path.formatted(one("select code from vacancy"));
        operator.get(page);
        int few = HeardStatements.during(() -> operator.get(page)).size();
        int shown = operator.get(page).body().length();

        moreAreProposed();

        assertThat(HeardStatements.during(() -> operator.get(page))).hasSize(few);
        assertThat(operator.get(page).body().length())
                .as("there is more to see")
                .isGreaterThan(shown);
    }

    @Test
    void a_page_of_the_rest_face() throws Exception {
        ProposalsApi api = new ProposalsApi(
                PagesUnderTest.bean(Proposals.class),
                PagesUnderTest.bean(KnownProposals.class),
                PagesUnderTest.bean(Vacancies.class),
                PagesUnderTest.bean(Beneficiaries.class),
                PagesUnderTest.bean(Words.class),
                new Contract(),
                PagesUnderTest.bean(Concerned.class),
                new Cursors(PagesUnderTest.bean(Vault.class)),
                PagesUnderTest.bean(Audit.class));
        OperatorCaller who = new OperatorCaller("operatrice", Set.of(Role.OPERATOR));
        Asked all = new Asked(null, null, null, null, null, null);
        int few = HeardStatements.during(() -> api.list(who, all)).size();
        int shown = api.list(who, all).getBody().length;

        moreAreProposed();

        assertThat(HeardStatements.during(() -> api.list(who, all))).hasSize(few);
        assertThat(api.list(who, all).getBody()).hasSizeGreaterThan(shown);
    }

    private void moreAreProposed() {
        for (int i = 1; i < 5; i++) {
            story.person("Formigine" + i, "[\"assembly\"]", "1990-01-0" + i);
            story.protectedPerson("LQ-" + i);
        }
        story.settle();
    }

    @Test
    void more_than_a_thousand_in_a_queue_are_told_as_such() {
        OperatorCaller who = new OperatorCaller("operatrice", Set.of(Role.OPERATOR));
        TestDatabase.client()
                .sql(
                        """
                        insert into beneficiary (code, profile, as_of, told_at, recorded_at, changed_at)
                        select 'B-many-' || n, '{}', now(), now(), now(), now()
                        from generate_series(1, 1500) n
                        """)
                .update();

        Amount people = PagesUnderTest.bean(QueueCounts.class).people(who);

        assertThat(people.all()).isEqualTo(1001);
        assertThat(people.nobodys()).isEqualTo(1001);
        assertThat(people.mine()).isZero();
        assertThat(operator.get("/console").body()).contains("<strong>1000+</strong>", "1000+ di nessuno", "0 tue");
    }

    @Test
    void more_than_a_thousand_lines_to_correct_are_told_as_such() {
        TestDatabase.client()
                .sql(
                        """
                        with sent as (
                            insert into envelope (code, partner, channel, mapping, mapping_version, produces, as_of, sent_at,
                                                  lines, settled)
                            values ('E-many', 'csm-valmora', 'sftp', 'csm-valmora', 'x', 'referral', now(), now(), 1500, 1500)
                            returning id),
                        line as (
                            insert into envelope_line (envelope, number, verdict, settled_at)
                            select sent.id, n, 'REFUSED', now() from sent, generate_series(1, 1500) n
                            returning envelope, number)
                        insert into problem (envelope, line, ordinal, field, code)
                        select envelope, number, ordinal, 'skills', 'UNKNOWN_CODE' from line, generate_series(1, 2) ordinal
                        """)
                .update();
        OperatorCaller who = new OperatorCaller("operatrice", Set.of(Role.OPERATOR));

        assertThat(PagesUnderTest.bean(ArrivalReads.class).linesToCorrect(who)).isEqualTo(1001);
        assertThat(operator.get("/console").body()).contains("<strong>1000+</strong><span>righe da correggere</span>");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}
