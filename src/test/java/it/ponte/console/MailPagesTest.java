package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Vault;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailPagesTest {
    private static final String PATH = "/console/posta";

    private Visitor operator;

    @BeforeEach
    void one_operator_is_signed_in() {
        TestOperators.onlyOne();
        operator = Visitor.operator();
    }

    @Test
    void a_sender_that_no_partners_file_names_can_only_be_refused() {
        long sender = wrote("qualcuno@altrove.example", 3);

        String page = operator.get(PATH).body();
        assertThat(page)
                .contains("qualcuno@altrove.example", ">3<", "Non è nel file di nessun partner")
                .doesNotContain("È di questo partner");

        assertThat(operator.post(PATH + "/" + sender + "/conferma", "partner", "cpi-valmora")
                        .body())
                .contains("Non è più possibile");
        assertThat(operator.post(PATH + "/" + sender + "/rifiuta").body())
                .contains("Rifiutato", "Nessun mittente aspetta", "operatrice");
    }

    @Test
    void a_sender_that_a_partners_file_names_is_confirmed_for_that_partner_alone() {
        long sender = wrote("segreteria@csm-valmora.example", 2);
        assertThat(operator.get(PATH).body()).contains("Centro di Salute Mentale di Valmora", "È di questo partner");

        assertThat(operator.post(PATH + "/" + sender + "/conferma", "partner", "cpi-valmora")
                        .body())
                .contains("Non è più possibile");
        operator.get(PATH);
        assertThat(operator.post(PATH + "/" + sender + "/conferma").body())
                .contains("Confermato", "Nessun mittente aspetta", "Centro di Salute Mentale di Valmora");
        assertThat(TestDatabase.client()
                        .sql("select partner || ' ' || confirmed_by from mail_sender")
                        .query(String.class)
                        .single())
                .isEqualTo("csm-valmora operator:operatrice");
    }

    @Test
    void a_confirmed_sender_that_the_partners_file_no_longer_names_is_seen_to_wait() {
        long sender = wrote("segreteria@tolto.example", 2);
        TestDatabase.client()
                .sql(
                        """
                        update mail_sender set partner = 'csm-valmora', confirmed_at = now(),
                               confirmed_by = 'operator:operatrice'
                        where id = ?
                        """)
                .param(sender)
                .update();

        assertThat(operator.get(PATH).body())
                .contains("non nomina più questo indirizzo: i suoi messaggi aspettano (2)");
    }

    @Test
    void a_decision_is_taken_back_and_the_sender_waits_again() {
        long sender = wrote("qualcuno@altrove.example", 1);
        operator.get(PATH);
        operator.post(PATH + "/" + sender + "/rifiuta");

        assertThat(operator.post(PATH + "/" + sender + "/annulla").body())
                .contains("Decisione annullata", "Non è nel file di nessun partner");
    }

    @Test
    void without_a_mailbox_the_page_says_so_and_nobody_else_sees_it() {
        assertThat(operator.get(PATH).body()).contains("Nessuna casella è configurata");
        assertThat(new Visitor().get(PATH).uri().getPath()).isEqualTo("/accesso");
        assertThat(operator.postBare(PATH + "/1/rifiuta").statusCode()).isEqualTo(403);
    }

    private static long wrote(String address, int mails) {
        Vault vault = PagesUnderTest.bean(Vault.class);
        byte[] index = vault.index("mail_sender", address);
        String about = "mail_sender:" + HexFormat.of().formatHex(index);
        long sender = TestDatabase.client()
                .sql("insert into mail_sender (address_index, address_sealed) values (?, ?) returning id")
                .params(index, vault.seal(address.getBytes(StandardCharsets.UTF_8), about))
                .query(Long.class)
                .single();
        for (int i = 0; i < mails; i++) {
            TestDatabase.client()
                    .sql("insert into waiting_mail (sender, mail) values (?, ?)")
                    .params(sender, new byte[] {(byte) i})
                    .update();
        }
        return sender;
    }
}
