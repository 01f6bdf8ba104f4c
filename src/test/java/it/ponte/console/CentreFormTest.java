package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Vault;
import it.ponte.normalise.Settlement;
import it.ponte.partner.PartnerKeys;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CentreFormTest {
    private static final String PATH = "/centro/cav-le-querce";
    private final Visitor visitor = new Visitor();
    private String key;

    @BeforeEach
    void a_centre_with_its_key() {
        PagesUnderTest.started();
        TestDatabase.clean();
        key = PagesUnderTest.bean(PartnerKeys.class).renew("cav-le-querce");
    }

    @Test
    void the_form_has_no_place_for_who_she_is() {
        String page = visitor.get(PATH).body();

        assertThat(page).doesNotContain("firstName").doesNotContain("lastName").doesNotContain("bornOn");
        assertThat(page).doesNotContain("codiceFiscale").doesNotContain("beneficiary.phone");
        assertThat(page).contains("id=\"quick-exit\"").contains("rel=\"noreferrer nofollow\"");
    }

    @Test
    void the_form_speaks_of_her_not_to_her() {
        assertThat(visitor.get(PATH).body())
                .contains("Che cosa sa fare", "quanto bene le parla", "Quando può lavorare", "se può iniziare subito")
                .doesNotContainPattern("(?i)\\b(sai|puoi|hai|ti|tu|tuo|tua|lascia|controlla|invia di nuovo)\\b");
    }

    @Test
    void a_referral_is_recorded_as_protected_with_its_exclusions_as_hashes() {
        HttpResponse<String> answer = send(
                "avoid.comune", "Reggio Emilia\r\nFormigine", "avoid.sector", "cleaning", "caseworker.email", mail());
        PagesUnderTest.bean(Settlement.class).settleWaiting();

        assertThat(answer.uri().getPath()).isEqualTo(PATH + "/grazie");
        assertThat(TestDatabase.client()
                        .sql("select is_protected from beneficiary")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        String profile = TestDatabase.apart().asLine(() -> TestDatabase.client()
                .sql("select p.profile::text || r.guard::text from protected_person p, protected_referral r")
                .query(String.class)
                .single());
        assertThat(profile).doesNotContainIgnoringCase("reggio").doesNotContain("cleaning");
        assertThat(profile)
                .contains(HexFormat.of()
                        .formatHex(PagesUnderTest.bean(Vault.class).index("avoid:comune", "Formigine")));
    }

    @Test
    void the_same_reference_again_brings_the_case_up_to_date() {
        send();
        send("hours.max", "20");
        PagesUnderTest.bean(Settlement.class).settleWaiting();

        assertThat(count("referral")).isEqualTo(1);
        assertThat(count("envelope")).isEqualTo(2);
    }

    @Test
    void a_wrong_key_has_one_answer_whatever_else_is_wrong() {
        String right = send("chiave", "pk_wrong").body();
        String wrong =
                send("chiave", "pk_wrong", "caseworker.email", "no address").body();

        assertThat(right).contains("La chiave non è corretta");
        assertThat(wrong).contains("La chiave non è corretta").doesNotContain("Non è un indirizzo e-mail");
        assertThat(count("envelope")).isZero();
    }

    @Test
    void the_key_is_never_shown_again() {
        assertThat(send("caseworker.email", "no address").body())
                .contains("Non è un indirizzo e-mail")
                .doesNotContain(key);
    }

    @Test
    void what_tells_who_she_is_is_not_taken_even_when_it_is_sent() {
        send("beneficiary.firstName", "Gertrude");
        PagesUnderTest.bean(Settlement.class).settleWaiting();

        assertThat(count("referral")).isEqualTo(1);
        assertThat(TestDatabase.client()
                        .sql("select count(*) from envelope_line where content is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static String mail() {
        return "operatrice@cav-le-querce.example";
    }

    private HttpResponse<String> send(String... instead) {
        visitor.get(PATH);
        String[] good = {
            "chiave", key,
            "reference", "LQ-2026-031",
            "caseworker.email", mail(),
            "beneficiary.ageBand", "30-39",
            "basis.kind", "CONSENT",
            "skills", "assembly",
            "hours.max", "30",
            "province", "MO"
        };
        for (int i = 0; i < instead.length; i += 2) {
            for (int j = 0; j < good.length; j += 2) {
                if (good[j].equals(instead[i])) {
                    good[j + 1] = instead[i + 1];
                }
            }
        }
        boolean isNew = instead.length > 0 && !Arrays.asList(good).contains(instead[0]);
        return visitor.post(
                PATH,
                isNew
                        ? Stream.concat(Arrays.stream(good), Arrays.stream(instead))
                                .toArray(String[]::new)
                        : good);
    }

    private static long count(String table) {
        return TestDatabase.client()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
