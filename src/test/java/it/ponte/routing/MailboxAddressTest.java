package it.ponte.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxAddressTest {
    @Test
    void aServerElsewhereIsReachedOverTlsUnderItsOwnName() {
        MailboxAddress address = address("imaps://invii%40ponte.example:p%40ss%3A+1@imap.example/Posta");

        assertThat(address.inbox()).isEqualTo("Posta");
        assertThat(address.folder("Ponte-InAttesa", "#polling", Map.of("searchTerm", "#decided")))
                .startsWith("imaps://imap.example:993?searchTerm=#decided&")
                .contains(
                        "username=RAW(invii@ponte.example)",
                        "password=RAW(p@ss:+1)",
                        "folderName=RAW(Ponte-InAttesa)",
                        "headerFilterStrategy=#mailHeaders",
                        "mail.imaps.ssl.checkserveridentity=true",
                        "unseen=false");
    }

    @Test
    void withoutAFolderItIsTheInbox() {
        assertThat(address("imap://a:b@127.0.0.1:143").inbox()).isEqualTo("INBOX");
        assertThat(address("imap://a:b@localhost/").inbox()).isEqualTo("INBOX");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imap://invii:geheim@imap.example/INBOX",
                "imaps://imap.example/INBOX",
                "imaps://invii@imap.example/INBOX",
                "pop3s://invii:geheim@imap.example",
                "invii:geheim@imap.example",
                "imaps://invii:ge heim@imap.example"
            })
    void anythingElseIsRefusedWithoutBeingRepeated(String url) {
        assertThatThrownBy(() -> address(url))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageContaining("PONTE_IMAP_URL")
                .hasMessageNotContaining("heim");
    }

    @Test
    void aMailboxWithoutOurServersNameIsRefusedAndNoMailboxNeedsNone() {
        assertThatThrownBy(() -> new MailboxAddress("imaps://a:b@imap.example", " ", Duration.ofSeconds(30)))
                .hasMessageContaining("PONTE_IMAP_AUTHSERV_ID");
        assertThatCode(() -> new MailboxAddress("", "", Duration.ofSeconds(30))).doesNotThrowAnyException();
    }

    private static MailboxAddress address(String url) {
        return new MailboxAddress(url, "mx.ponte.example", Duration.ofSeconds(30));
    }
}
