package it.ponte.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import it.ponte.partner.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each operation asks of a key, as the contract says it. */
class ScopesTest {
    /** What has no scope: for everybody, or for operators alone. */
    private static final Set<String> WITHOUT =
            Set.of("showStatus", "listProposals", "acceptProposal", "declineProposal");

    @Test
    void everyOperationOfPartnersNamesAScopeAndSaysThatItsLackIs403() throws IOException {
        JsonNode contract = read(Path.of("src/main/resources/api/openapi.yaml"));
        Set<String> named = new TreeSet<>();
        for (JsonNode path : contract.get("paths")) {
            for (JsonNode operation : path) {
                if (operation.has("operationId")
                        && !WITHOUT.contains(operation.get("operationId").asText())) {
                    named.add(operation.path("x-scope").asText());
                    assertThat(operation.get("responses").has("403"))
                            .as(operation.get("operationId").asText())
                            .isTrue();
                }
            }
        }
        Set<String> others = Set.of(Scope.DROPBOX_USE.word(), Scope.FORMS_WRITE.word());

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        words().filter(word -> !others.contains(word)).toList());
    }

    @Test
    void partnerFilesMayNameEveryScopeAndNoOther() throws IOException {
        JsonNode schema = read(Path.of("config/partner.schema.json"));
        List<String> offered = StreamSupport.stream(
                        schema.at("/properties/keys/items/properties/scopes/items/enum")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();

        assertThat(offered).containsExactlyInAnyOrderElementsOf(words().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/referrals, REFERRALS_READ",
        "HEAD, /api/v1/referrals, REFERRALS_READ",
        "POST, /api/v1/referrals, REFERRALS_WRITE",
        "POST, /api/v1/%72eferrals, REFERRALS_WRITE",
        "POST, /api/v1/referrals/R-1/withdraw, REFERRALS_WRITE",
        "GET, /api/v1/referrals/R-1/task, REFERRALS_READ",
        "GET, /api/v1/vacancies/V-1/candidates, CANDIDATES_READ",
        "POST, /api/v1/envelopes, ENVELOPES_WRITE",
        "POST, /api/v1/referrals/,",
        "POST, /api/v1/Referrals,",
        "DELETE, /api/v1/referrals,",
        "GET, /api/v1/proposals,",
        "GET, /api/v1/referrals/R-1/R-2/task,"
    })
    void aRequestNeedsTheScopeOfTheOperationThatAnswersIt(String method, String path, Scope needed) {
        assertThat(Scopes.neededFor(method, path).orElse(null)).isEqualTo(needed);
    }

    private static Stream<String> words() {
        return Arrays.stream(Scope.values()).map(Scope::word);
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
    }
}
