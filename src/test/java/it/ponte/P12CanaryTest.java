package it.ponte;

import static it.ponte.Canary.LAST_NAME;
import static it.ponte.Canary.TAX_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.embedded.MailServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * SAFETY P12 and P14: a person who comes in by every door stands nowhere but in the vault: not in a log, the broker's
 * journal, a column, a file or its name, a mail, an error answer, another's export.
 */
@Tag("P12")
class P12CanaryTest {
    private static CanaryHub hub;
    private static CanaryFlight flight;
    private static CanaryRights rights;
    private static CanaryPages pages;

    @BeforeAll
    static void she_comes_in_by_every_door() throws Exception {
        hub = new CanaryHub();
        flight = new CanaryFlight(hub);
        flight.everywhere();
        rights = new CanaryRights(hub);
        rights.asked();
        pages = new CanaryPages(hub);
        pages.opened();
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
    }

    @Test
    void noColumnHoldsHerInClear() {
        assertThat(CanarySearch.inDatabase()).isEmpty();
    }

    @Test
    void noLogSpeaksOfHer() {
        assertThat(hub.logged()).as("it is heard at all").contains("corrected line");
        assertThat(CanarySearch.inTexts("the log", hub.logged().lines().toList(), Canary.ALL))
                .isEmpty();
    }

    @Test
    void noFileOfTheHubHoldsHer() {
        assertThat(CanarySearch.inFiles(CanaryHub.DATA, Canary.ALL, file -> !isForHerSender(file)))
                .isEmpty();
        assertThat(CanarySearch.inFileNames(CanaryHub.DATA, file -> !isForHerSender(file)))
                .as("a receipt bears the name that its sender gave the file, in its own folder")
                .isEmpty();
    }

    @Test
    void whatGoesBackToASenderTellsNotWhoSheIs() {
        assertThat(CanarySearch.inFiles(CanaryHub.DATA, Canary.HERSELF, P12CanaryTest::isForHerSender))
                .isEmpty();
        assertThat(flight.receipts()).isNotEmpty();
        assertThat(CanarySearch.inTexts("a receipt", flight.receipts(), Canary.HERSELF))
                .isEmpty();
        MailServer mails = hub.bean(MailServer.class);
        List<String> letters = mails.kept(1000).stream()
                .map(kept -> LetterText.of(mails.message(kept.id())))
                .toList();
        assertThat(letters).isNotEmpty();
        assertThat(CanarySearch.inTexts("a mail", letters, Canary.HERSELF)).isEmpty();
    }

    /** Mails that the hub keeps for want of a server, and receipts in a drop box: they quote the sender's own number. */
    private static boolean isForHerSender(Path file) {
        return file.startsWith(CanaryHub.DATA.resolve("mail"))
                || file.getParent().endsWith("out");
    }

    @Test
    void nothingThatPrintsItselfAndNoListThatLeavesTellsOfHer() {
        assertThat(rights.left()).hasSizeGreaterThan(5);
        assertThat(CanarySearch.inTexts("what left", rights.left(), Canary.HERSELF))
                .isEmpty();
    }

    @Test
    void strangersAndWrongStepsAreToldNothingOfHer() {
        assertThat(pages.answers()).hasSizeGreaterThan(5);
        assertThat(CanarySearch.inTexts("an answer", pages.answers(), Canary.ALL))
                .isEmpty();
    }

    @Test
    void theOfficerAndWhoeverHearsOfAlertsAreToldWithoutHerName() {
        MailServer mails = hub.bean(MailServer.class);
        for (String told : List.of("dpo@ponte.example", "avvisi@ponte.example")) {
            assertThat(HubUnderTest.eventually(
                            () -> mails.kept(1000).stream().anyMatch(kept -> LetterText.of(mails.message(kept.id()))
                                    .contains(told))))
                    .isTrue();
        }
    }

    @Test
    void noFigureOfTheMachineIsCalledAfterHer() {
        List<String> names = ManagementFactory.getPlatformMBeanServer().queryNames(null, null).stream()
                .map(Object::toString)
                .toList();
        assertThat(names).isNotEmpty();
        assertThat(CanarySearch.inTexts("a figure", names, Canary.ALL)).isEmpty();
        assertThat(CanarySearch.inTexts(
                        "a face", List.of(hub.rest().get(null, "/status").text()), Canary.ALL))
                .isEmpty();
    }

    @Test
    void theDatabasesOwnLogDoesNotSpeakOfHer() {
        Path log = TestFolder.of("postgres/server.log");
        assertThat(log).isNotEmptyFile();
        assertThat(CanarySearch.inFiles(log, Canary.ALL, any -> true)).isEmpty();
    }

    @Test
    void noErrorAnswerEchoesHer() {
        assertThat(flight.errors()).hasSizeGreaterThan(20);
        assertThat(CanarySearch.inTexts("an answer", flight.errors(), Canary.ALL))
                .isEmpty();
    }

    @Test
    void aCompanyAndAnotherServiceReadNothingOfHer() {
        List<String> read = new ArrayList<>();
        for (String partner : List.of("officine-brandi", "coop-il-ponticello", "caritas-valmora")) {
            for (String path : List.of("/referrals", "/feedback", "/vacancies", "/proposals")) {
                read.add(hub.rest().get(hub.key(partner), "/api/v1" + path).text());
            }
        }
        assertThat(CanarySearch.inTexts("an answer", read, Canary.HERSELF)).isEmpty();
    }

    @Test
    void noHeapDumpIsOfferedOrWritten() {
        for (String path : List.of("/actuator/heapdump", "/actuator", "/actuator/threaddump", "/heapdump")) {
            assertThat(hub.rest().get(null, path).status()).as(path).isIn(401, 404);
        }
        assertThat(CanarySearch.inFiles(
                        Path.of("").toAbsolutePath(),
                        List.of("heapdumponoutofmemory" + "error"),
                        file -> file.toString()
                                .matches(".*/(\\.ci/|\\.mvn/|mvnw|pom\\.xml|src/main/).*|.*(mvnw|pom\\.xml)")))
                .isEmpty();
    }

    @Test
    void theSearchItselfFindsWhatIsPlanted() throws IOException {
        Path file = java.nio.file.Files.write(
                java.nio.file.Files.createDirectories(CanaryHub.TARGET.resolve("planted"))
                        .resolve("plain.bin"),
                LAST_NAME.toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_16LE));
        assertThat(CanarySearch.inFiles(file.getParent(), Canary.ALL, any -> true))
                .hasSize(1);
        TestDatabase.client()
                .sql("insert into switch (name, turned_by) values (?, 'x')")
                .param("x" + TAX_CODE)
                .update();
        TestDatabase.client()
                .sql("insert into mail_sender (address_index, address_sealed) values ('x', ?)")
                .param(("{" + LAST_NAME + "}").getBytes(StandardCharsets.UTF_16BE))
                .update();
        try {
            assertThat(CanarySearch.inDatabase())
                    .containsExactly("column ponte.mail_sender.address_sealed", "column ponte.switch.name");
        } finally {
            TestDatabase.client().sql("delete from switch").update();
            TestDatabase.client()
                    .sql("delete from mail_sender where address_index = 'x'")
                    .update();
        }
    }
}
