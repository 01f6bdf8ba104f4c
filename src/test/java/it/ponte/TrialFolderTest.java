package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestPeople.TestPerson;
import it.ponte.normalise.ReceiptFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A partner tries a file through the real drop box: it is answered, taken away, and nothing of it is stored. */
class TrialFolderTest {
    private static final String SERVICE = "servizi-sociali-valmora";

    private final HubUnderTest hub = HubUnderTest.running();
    private final String name = "prova-" + UUID.randomUUID() + ".csv";
    private final TestPerson person = TestPeople.next();
    private DropBoxClient partner;

    @BeforeEach
    void signIn() throws IOException {
        partner = new DropBoxClient(Integer.parseInt(hub.setting("ponte.sftp.port")), SERVICE, hub.keyOf(SERVICE));
    }

    @AfterEach
    void leave() throws IOException {
        partner.close();
    }

    @Test
    void aFileInTheTestFolderIsAnsweredThereAndNothingIsStored() throws IOException {
        Map<String, Long> before = counts();

        partner.putToTry(
                name,
                bytes(SocialServicesFile.HEADER + line("P-1") + line("P-2").replace("B;36", "B;x")));
        String receipt = eventually(() -> partner.find("test/" + name + ".receipt.csv"));

        assertThat(receipt)
                .contains("2;understood;;;;")
                .contains("3;refused;;ORE MAX;NOT_A_NUMBER")
                .doesNotContain(person.lastName());
        eventually(() -> !list("test").contains(name));
        assertThat(list("out")).noneMatch(receiptName -> receiptName.startsWith("prova-"));
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void aFileThatIsCorrectedAndTriedAgainIsAnsweredAnew() throws IOException {
        partner.putToTry(name, bytes("N. PRATICA\n1\n"));
        eventually(() -> isAnswered("MISSING_COLUMN"));

        partner.putToTry(name, bytes(SocialServicesFile.HEADER + line("P-3")));

        eventually(() -> isAnswered("2;understood"));
        partner.remove("test/" + name + ".receipt.csv");
        eventually(() -> list("test").stream().noneMatch(left -> left.startsWith(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"prova\"", "'prova'"})
    void aNameThatMeansSomethingToMachinesIsANameLikeAnyOther(String odd) throws IOException {
        String answer = "test/" + ReceiptFile.plain(odd) + ".receipt.csv";

        partner.putToTry(odd, bytes("N. PRATICA\n1\n"));

        eventually(() -> partner.find(answer));
        eventually(() -> !list("test").contains(odd));
        partner.remove(answer);
    }

    private boolean isAnswered(String with) {
        String receipt = partner.find("test/" + name + ".receipt.csv");
        return receipt != null && receipt.contains(with);
    }

    private String line(String number) {
        return SocialServicesFile.line(number, person, "MAGAZZINO", "assistente@servizi.example");
    }

    private static byte[] bytes(String csv) {
        return csv.getBytes(Charset.forName("windows-1252"));
    }

    private List<String> list(String folder) {
        try {
            return partner.list(folder);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Map<String, Long> counts() {
        JdbcClient db = hub.bean(JdbcClient.class);
        return Stream.of("envelope", "envelope_line", "problem")
                .collect(Collectors.toMap(table -> table, table -> db.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }
}
