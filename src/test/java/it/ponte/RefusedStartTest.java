package it.ponte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.PortInUseException;

/** A start that cannot be is refused in one sentence. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {
    private final ForeseenFailureAnalyzer analyzer = new ForeseenFailureAnalyzer();

    @Test
    void aSecondHubOverTheSameFolderSaysThatThereIsOne(CapturedOutput printed) {
        String data = HubUnderTest.running().setting("ponte.data");

        assertThatThrownBy(() -> Ponte.hub().run("--ponte.data=" + data, "--ponte.database.port=0"))
                .isInstanceOf(BeanCreationException.class);

        assertThat(printed.getAll())
                .contains("another hub already runs over ")
                .doesNotContain("\tat ")
                .doesNotContain("BeanCreationException");
        assertThat(HubUnderTest.running().get(null, "/status").status()).isEqualTo(200);
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsNamedWithItsReasonBeforeAnyServerStarts(
            CapturedOutput printed, @TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Ponte.hub().run("--ponte.data=" + file.resolve("data")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(printed.getAll())
                .contains("the data folder " + file.resolve("data") + " cannot be written: Not a directory")
                .doesNotContain("\tat ")
                .doesNotContain("PostgreSQL");
    }

    @Test
    void aSecretThatStandsInAnExampleIsNamedByItsSetting(CapturedOutput printed, @TempDir Path data) {
        assertThatThrownBy(() -> Ponte.hub()
                        .run(
                                "--ponte.data=" + data,
                                "--ponte.database.port=" + HubUnderTest.freePort(),
                                "--server.port=" + HubUnderTest.freePort(),
                                "--ponte.smtp.url=smtp://user:password@smtp.example:587"))
                .isInstanceOf(Exception.class);

        assertThat(printed.getAll())
                .contains("PONTE_SMTP_URL: this secret stands in an example")
                .doesNotContain("\tat ")
                .doesNotContain("user:password");
    }

    @Test
    void theInnermostReasonOfOursIsTheOneThatIsTold() {
        IllegalStateException reason = new IllegalStateException("port 7 is taken", new java.io.IOException("detail"));
        Throwable failure = new BeanCreationException("bean", new IllegalStateException("around it", reason));

        FailureAnalysis told = analyzer.analyze(failure);

        assertThat(told.getDescription()).isEqualTo("port 7 is taken");
        assertThat(told.getAction()).isNull();
    }

    @Test
    void theWebServersTakenPortIsToldWithItsSetting() {
        Throwable failure = new IllegalStateException("web server", new PortInUseException(8080));

        assertThat(analyzer.analyze(failure).getDescription()).contains("8080", "PONTE_HTTP_PORT");
    }

    @Test
    void whatWasNotForeseenIsLeftToItsStackTrace() {
        assertThat(analyzer.analyze(new BeanCreationException("bean", new NullPointerException())))
                .isNull();
    }
}
