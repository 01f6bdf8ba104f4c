package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.access.Personal;
import it.ponte.intake.Incoming;
import it.ponte.partner.Channel;
import it.ponte.partner.MappingChoice;
import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningTest {
    private static final Partner SERVICE = Hub.partner(PartnerKind.SOCIAL_SERVICE);
    private static final String GOOD =
            "{\"externalId\": \"7\", \"beneficiary\": {\"lastName\": \"Rossi\"}, \"hours\": {\"max\": 30}}";

    private static Incoming open(String mapping, String fileName, InputStream body) {
        return Hub.opening().open(SERVICE, "sftp", mapping, Personal.orNull(fileName), Hub.NOW, "k", body);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(PartnerKind sender, String body) {
        return Hub.opening()
                .judge(
                        Hub.partner(sender),
                        "rest",
                        "api-referral",
                        Hub.NOW,
                        null,
                        body.getBytes(StandardCharsets.UTF_8))
                .problems()
                .stream()
                .map(problem -> problem.field() + ": " + problem.code())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "segnalazioni_2026-11-03.csv, 2026-11-02T23:00:00Z",
        "export20260701b.csv, 2026-06-30T22:00:00Z",
        "2026-11-31 e 20261103.csv, 2026-11-02T23:00:00Z",
        "oggi_2026-11-20.csv, 2026-11-20T09:00:00Z",
        "domani_2026-11-21.csv, 2026-11-20T09:00:00Z",
        "pratica-1202611033.csv, 2026-11-20T09:00:00Z",
        "mese-2026-1103.csv, 2026-11-20T09:00:00Z",
        ", 2026-11-20T09:00:00Z"
    })
    void aDayInTheFilesNameIsTheMomentItSpeaksOf(String fileName, Instant asOf) {
        assertThat(open("api-referral", fileName, bytes("")).arrival().asOf()).isEqualTo(asOf);
    }

    @Test
    void ofTwoFilesOfOneDayTheLaterSpeaksLater() {
        Instant nearMidnightInRome = Instant.parse("2026-11-19T23:30:00Z");
        assertThat(List.of(nearMidnightInRome, Hub.NOW)).allSatisfy(written -> assertThat(Hub.opening()
                        .ofFile(
                                "servizi-sociali-valmora",
                                Personal.of("casi_20261120.csv"),
                                written.toEpochMilli(),
                                0,
                                bytes(""))
                        .arrival()
                        .asOf())
                .isEqualTo(written));
    }

    @Test
    void aReaderThatFailsInAnUnforeseenWayRefusesTheMessageAndADroppedOneDoesNot() {
        assertThat(refusalWhenReadingFailsWith(new ArrayIndexOutOfBoundsException("Zxanary")))
                .isEqualTo("NOT_JSON");
        assertThatThrownBy(() -> refusalWhenReadingFailsWith(new UncheckedIOException(new IOException("reset"))))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static String refusalWhenReadingFailsWith(RuntimeException failure) {
        InputStream body = new SequenceInputStream(bytes("["), new InputStream() {
            private boolean failed;

            @Override
            public int read() {
                if (failed) {
                    return -1;
                }
                failed = true;
                throw failure;
            }
        });
        try (Incoming message = open("api-referral", null, body)) {
            message.lines().hasNext();
            return message.refusal().orElseThrow().code();
        }
    }

    @Test
    void hashAndSizeAreThoseOfAllBytesEvenOfARefusedFile() throws Exception {
        byte[] sent = ("senza colonne\n" + "x;y\n".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
        try (Incoming message = open("servizi-sociali-valmora", null, new ByteArrayInputStream(sent))) {
            assertThat(message.lines().hasNext()).isFalse();

            assertThat(message.refusal()).isPresent();
            assertThat(message.size()).isEqualTo(sent.length);
            assertThat(message.hash())
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(sent));
        }
    }

    @Test
    void contentThatIsNotWhatWasAgreedIsToldSo() {
        byte[] workbook = new TestWorkbook().row("Numero").bytes();
        try (Incoming csv = open("servizi-sociali-valmora", "a.csv", new ByteArrayInputStream(workbook));
                Incoming json = open("api-referral", "a.json", new ByteArrayInputStream(workbook));
                Incoming xlsx = open("csm-valmora", "a.xlsx", bytes("PRATICA;COGNOME\n"))) {
            assertThat(List.of(csv, json, xlsx))
                    .allSatisfy(message -> assertThat(message.lines().hasNext()).isFalse())
                    .extracting(message -> message.refusal().orElseThrow().code())
                    .containsExactly("NOT_CSV", "NOT_JSON", "NOT_XLSX");
        }
    }

    @Test
    void aFileWhoseNameChoosesNoMappingIsKeptAsRefused() throws Exception {
        Channel channel = new Channel.Sftp(List.of(new MappingChoice("casi*.csv", "servizi-sociali-valmora")), null);
        Personal name = Personal.of("Rossi Maria 2026-11-03.docx");
        try (Incoming message =
                Hub.opening().openFile(SERVICE, "sftp", channel, name, Hub.NOW, null, bytes("N;COGNOME\n"))) {
            assertThat(message.lines().hasNext()).isFalse();
            assertThat(message.refusal().orElseThrow().code()).isEqualTo("UNKNOWN_FILE_NAME");
            assertThat(message.size()).isEqualTo(10);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest("N;COGNOME\n".getBytes(StandardCharsets.UTF_8));
            assertThat(message.hash()).isEqualTo(hash);
            assertThat(message.hash()).as("asked twice").isEqualTo(hash);
            assertThat(message.arrival().mapping()).isEqualTo("-");
            assertThat(message.arrival().asOf()).isEqualTo("2026-11-02T23:00:00Z");
        }
    }

    @Test
    void aFilesNameChoosesItsMapping() {
        Channel channel = new Channel.Sftp(
                List.of(new MappingChoice("casi*", "servizi-sociali-valmora"), new MappingChoice("*", "csm-valmora")),
                null);
        assertThat(List.of("Casi_03.csv", "altro.xlsx"))
                .extracting(name -> Hub.opening()
                        .openFile(SERVICE, "sftp", channel, Personal.of(name), Hub.NOW, null, bytes(""))
                        .arrival()
                        .mapping())
                .containsExactly("servizi-sociali-valmora", "csm-valmora");
    }

    @Test
    void aDroppedConnectionIsNoRefusal() {
        InputStream broken = new SequenceInputStream(bytes("[" + GOOD + ","), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });
        try (Incoming message = open("api-referral", null, broken)) {
            assertThatThrownBy(() -> message.lines().forEachRemaining(line -> {}))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void aSenderWhoWaitsHearsOfEveryProblemAtOnce() {
        assertThat(problems(PartnerKind.SOCIAL_SERVICE, GOOD)).isEmpty();
        assertThat(problems(
                        PartnerKind.SOCIAL_SERVICE,
                        "{\"externalId\": \"\", \"beneficiary\": {\"bornOn\": \"2026-02-31\", \"nome\": \"x\"},"
                                + " \"diagnosi\": \"y\", \"hours\": {\"max\": \"tante\"}}"))
                .containsExactlyInAnyOrder(
                        "externalId: REQUIRED",
                        "beneficiary.bornOn: NOT_A_DATE",
                        "beneficiary.lastName: REQUIRED",
                        "beneficiary.nome: UNKNOWN_FIELD",
                        "diagnosi: UNKNOWN_FIELD",
                        "hours.max: NOT_A_NUMBER");
        assertThat(problems(PartnerKind.SOCIAL_SERVICE, "{\"externalId\": ")).containsExactly(": TRUNCATED");
        assertThat(problems(PartnerKind.SOCIAL_SERVICE, "")).containsExactly(": EMPTY_FILE");
    }

    @Test
    void anAntiViolenceCentreIsToldNotToSendNamesOverTheApiEither() {
        assertThat(problems(PartnerKind.ANTI_VIOLENCE_CENTRE, GOOD))
                .containsExactly("beneficiary.lastName: IDENTITY_NOT_ALLOWED");
        assertThat(problems(PartnerKind.ANTI_VIOLENCE_CENTRE, "{\"externalId\": \"7\"}"))
                .isEmpty();
    }

    @Test
    void aMappingThatDoesNotExistIsOurFault() {
        assertThatThrownBy(() -> open("nessuna", null, bytes(""))).isInstanceOf(IllegalArgumentException.class);
    }
}
