package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.HandClock;
import it.ponte.console.AgreedLists.Agreed;
import it.ponte.rights.ListPassword;
import it.ponte.rights.PeopleExport.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgreedListsTest {
    private final HandClock clock = new HandClock(Instant.parse("2026-11-02T09:00:00Z"));
    private final AgreedLists lists = new AgreedLists(clock);

    @Test
    void a_list_is_given_once_to_the_session_that_asked_for_it_with_its_ticket() {
        Agreed agreed = agreed();
        String ticket = lists.keep("hers", agreed);

        assertThat(lists.take("another's", ticket)).isEmpty();
        assertThat(lists.take("hers", "")).isEmpty();
        assertThat(lists.take("hers", ticket)).contains(agreed);
        assertThat(lists.take("hers", ticket)).isEmpty();
        assertThat(agreed.password().reveal()).as("hers now").hasSize(20);
    }

    @Test
    void after_five_minutes_nobody_takes_it_and_its_password_is_wiped() {
        Agreed agreed = agreed();
        String ticket = lists.keep("hers", agreed);

        clock.forward(AgreedLists.LIFE.minus(Duration.ofSeconds(1)));
        lists.endOld();
        assertThat(agreed.password().reveal()).hasSize(20);
        clock.forward(Duration.ofSeconds(1));
        lists.endOld();

        assertWiped(agreed);
        assertThat(lists.take("hers", ticket)).isEmpty();
    }

    @Test
    void whoever_comes_too_late_gets_nothing_also_before_anybody_looked() {
        String ticket = lists.keep("hers", agreed());
        clock.forward(AgreedLists.LIFE);

        assertThat(lists.take("hers", ticket)).isEmpty();
    }

    @Test
    void another_list_of_the_same_session_ends_the_one_before() {
        Agreed before = agreed();
        String ticket = lists.keep("hers", before);
        lists.keep("hers", agreed());

        assertWiped(before);
        assertThat(lists.take("hers", ticket)).isEmpty();
    }

    @Test
    void of_too_many_the_one_that_has_waited_longest_ends() {
        List<Agreed> all = IntStream.rangeClosed(0, AgreedLists.MOST)
                .mapToObj(i -> {
                    Agreed agreed = agreed();
                    lists.keep("session " + i, agreed);
                    return agreed;
                })
                .toList();

        assertWiped(all.get(0));
        assertThat(all.subList(1, all.size()))
                .allSatisfy(agreed -> assertThat(agreed.password().reveal()).hasSize(20));
    }

    @Test
    void a_password_cannot_print_itself() {
        Agreed agreed = agreed();

        assertThat(agreed.toString()).doesNotContain(agreed.password().reveal());
    }

    private static Agreed agreed() {
        return new Agreed(new Request("rendicontazione annuale", null, null), ListPassword.drawn());
    }

    private static void assertWiped(Agreed agreed) {
        assertThatThrownBy(() -> agreed.password().reveal()).isInstanceOf(IllegalStateException.class);
    }
}
