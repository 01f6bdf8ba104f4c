package it.ponte.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** The database itself lets no line be without its envelope. */
class LinesStayTest {
    private Envelope kept;

    @BeforeEach
    void one_envelope() {
        TestDatabase.clean();
        kept = TestInbox.inbox().keep(Delivery.of("good", "good"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into envelope_line (envelope, number) values (-1, 7)",
                "insert into envelope_line (envelope, number) select id, 7 from envelope union all select -1, 7",
                "update envelope_line set envelope = -1",
                "update envelope_line set envelope = envelope",
                "delete from envelope"
            })
    void whatWouldLeaveALineAloneIsRefused(String statement) {
        assertThatThrownBy(() -> run(statement)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aLineOfAnEnvelopeThatIsThereIsTaken() {
        assertThat(run("insert into envelope_line (envelope, number) values (" + kept.id() + ", 7)"))
                .isEqualTo(1);
    }

    private static int run(String statement) {
        return TestDatabase.client().sql(statement).update();
    }
}
