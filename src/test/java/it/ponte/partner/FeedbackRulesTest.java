package it.ponte.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackRulesTest {
    private static final String SECRET = ", secret: '{{env:UNO_WEBHOOK}}'}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://casi.example/esiti",
                "http://localhost.casi.example/esiti",
                "https://utente:parola@casi.example/esiti",
                "https://casi.example/esiti#qui",
                "https:///esiti",
                "ftp://casi.example/esiti",
                "casi.example/esiti"
            })
    void anAddressThatIsNotToBeCalledIsToldByItsKeyAndNotRepeated(String url) {
        assertThat(errors("webhook: {url: '" + url + "'" + SECRET))
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .startsWith("config/partners/uno.yaml: feedback.webhook.url: ")
                        .doesNotContain("casi"));
    }

    @Test
    void aSecretItselfIsRefusedAndNotRepeated() {
        assertThat(errors("webhook: {url: 'https://casi.example/e', secret: whsec_c2VncmV0aXNzaW1v}"))
                .containsExactly(
                        "config/partners/uno.yaml: feedback.webhook.secret: must name a setting, as the schema shows, and never be the secret itself");
        assertThat(errors("webhook: {url: 'https://casi.example/e'}")).hasSize(1);
    }

    @Test
    void unknownKeysAreErrors() {
        assertThat(errors("webhook: {url: 'https://casi.example/e', events: all" + SECRET))
                .hasSize(1);
        assertThat(errors("file: {mapping: uno, at: '7:00'}")).isNotEmpty();
        assertThat(errors("queue: true")).hasSize(1);
    }

    @Test
    void aFileNeedsALayoutThatIsThereAndAFolderToBePutInto() {
        assertThat(errors("file: {mapping: due}"))
                .containsExactly("config/partners/uno.yaml: feedback.file.mapping: there is no file"
                        + " mappings/due/feedback.yaml");
        assertThat(errors("file: true")).isEmpty();
        Installation rest = Installation.fresh()
                .with(
                        "uno.yaml",
                        """
                        id: uno
                        name: Uno
                        kind: SOCIAL_SERVICE
                        territory: Valmora
                        channels: [{type: rest}]
                        feedback: {file: true}
                        """);
        assertThat(Partners.errors(rest.home()))
                .containsExactly(
                        "config/partners/uno.yaml: feedback.file: there is no channel sftp with a folder to put"
                                + " it into");
    }

    private static List<String> errors(String feedback) {
        return Partners.errors(Installation.fresh()
                .withDropBox("uno", "feedback: {" + feedback + "}")
                .home());
    }
}
