package it.ponte.api;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.work.TryLater;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** "Try again" is only said where trying again can help. */
class ApiFaultsTest {
    private final ApiFaults faults = new ApiFaults();

    static Stream<Throwable> whatPasses() {
        return Stream.of(
                new UncheckedIOException(new TryLater()),
                new CannotCreateTransactionException("no connection"),
                new CannotGetJdbcConnectionException("no connection"),
                inSql("08006"),
                inSql("53300"),
                inSql("57P01"));
    }

    @ParameterizedTest
    @MethodSource("whatPasses")
    void whileTheDatabaseIsAwayOrTooMuchIsBeingReadTheCallerIsAskedToTryAgain(Throwable fault) {
        assertThat(faults.answer(fault).getStatusCode().value()).isEqualTo(503);
        assertThat(faults.answer(fault).getHeaders().getFirst("Retry-After")).isEqualTo("30");
    }

    @Test
    void whatFailsEveryTimeIsAFaultOfOurs() {
        assertThat(faults.answer(inSql("54000")).getStatusCode().value()).isEqualTo(500);
        assertThat(faults.answer(inSql("57014")).getStatusCode().value()).isEqualTo(500);
        assertThat(faults.answer(inSql(null)).getStatusCode().value()).isEqualTo(500);
        assertThat(faults.answer(new IllegalStateException()).getStatusCode().value())
                .isEqualTo(500);
    }

    private static Throwable inSql(String state) {
        return new DataAccessResourceFailureException("failed", new SQLException("failed", state));
    }
}
