package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.WhoMayWhat;
import it.ponte.WhoMayWhat.Row;
import it.ponte.access.Role;
import it.ponte.console.KnownPeople.Codes;
import it.ponte.console.KnownPeople.Whose;
import it.ponte.vocabulary.ItalianTime;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page and act that is about one person, tried by every role about everybody's person, and undone again. */
@Tag("P4")
class WhoMayWhatOfWhomTest {
    private static final List<Row> ROWS = WhoMayWhat.part("people");
    /** Paths with a variable part that is nobody's code: partners, accounts, offers, mail senders, work, tokens. */
    private static final Set<String> ABOUT_NO_ONE_PERSON = Set.of(
            "/centro/",
            "/segnala/",
            "/r/",
            "/console/mittenti/",
            "/console/note/",
            "/console/operatori/",
            "/console/offerte/",
            "/console/posta/",
            "/console/riletture/",
            "/console/da-rivedere/");

    private static final Map<String, Visitor> VISITORS = new LinkedHashMap<>();
    private static KnownPeople people;

    @BeforeAll
    static void somebody_of_every_kind_and_one_account_for_each_role() {
        people = new KnownPeople();
        for (Role role : Role.values()) {
            TestOperators.make(account(role.name()), role);
            Visitor visitor = new Visitor();
            visitor.signIn(account(role.name()), TestOperators.PASSWORD);
            assertThat(visitor.get("/console/profilo").statusCode()).isEqualTo(200);
            VISITORS.put(role.name(), visitor);
        }
    }

    static List<Row> rows() {
        return ROWS;
    }

    @Test
    void every_page_with_a_persons_code_stands_in_the_table_and_nothing_else_does() {
        Set<String> pages = WhoMayWhat.part("pages").stream()
                .filter(page -> page.path().contains("{"))
                .filter(page -> ABOUT_NO_ONE_PERSON.stream()
                        .noneMatch(prefix -> page.path().startsWith(prefix)))
                .map(Row::endpoint)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ROWS.stream().map(Row::endpoint)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(pages);
    }

    @Test
    void every_page_and_act_is_somebodys() {
        assertThat(ROWS.stream()
                        .filter(row -> row.answers().values().stream().noneMatch(cell -> cell.contains("yes")))
                        .map(Row::endpoint))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everybody_is_answered_about_everybody_what_the_table_says(Row row) {
        Map<String, String> answers = new LinkedHashMap<>();
        VISITORS.keySet()
                .forEach(role -> answers.put(
                        role,
                        Arrays.stream(Whose.values())
                                .map(whose -> word(ask(role, row, whose)))
                                .collect(Collectors.joining("/"))));

        assertThat(answers).isEqualTo(row.answers());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_protected_person_whom_she_does_not_follow_is_answered_byte_for_byte_as_nobody_is(Row row) {
        for (String role : VISITORS.keySet()) {
            assertThat(plain(role, row, Whose.ANOTHERS)).as(role).isEqualTo(plain(role, row, Whose.NOBODYS));
            if (!role.equals(Role.PROTECTED_OPERATOR.name())) {
                assertThat(plain(role, row, Whose.HERS))
                        .as(role + ", of whom it is only noted that she follows her")
                        .isEqualTo(plain(role, row, Whose.NOBODYS));
            }
        }
    }

    /** Status, headers and body, without what names the person and without the token of the form. */
    private static String plain(String role, Row row, Whose whose) {
        HttpResponse<String> answer = ask(role, row, whose);
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("date"));
        String all = answer.statusCode() + "\n" + headers + "\n" + answer.body();
        return people.of(whose).outOf(all.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", ""));
    }

    private static HttpResponse<String> ask(String role, Row row, Whose whose) {
        people.areOf(account(role));
        Codes codes = people.of(whose);
        String form = form(row, codes);
        boolean isAsked = row.method().equals("GET") && !form.isEmpty();
        String asked = path(row.path(), codes) + (isAsked ? "?" + form : "");
        return StateForAnAct.during(
                row.path(), () -> VISITORS.get(role).tryOut(row.method(), asked, isAsked ? "" : form));
    }

    private static String path(String path, Codes codes) {
        String code = codes.person();
        if (path.startsWith("/console/proposte/")) {
            code = codes.proposal();
        } else if (path.contains("/righe/")) {
            code = codes.refused();
        } else if (path.startsWith("/console/arrivi/")) {
            code = codes.envelope();
        }
        return path.replace("{code}", code)
                .replace("{referral}", codes.referral())
                .replace("{field}", "LAST_NAME")
                .replace("{one}", codes.person())
                .replace("{other}", people.twin())
                .replace("{joined}", codes.joined())
                .replace("{number}", "1")
                .replace("{id}", codes.letter());
    }

    /** What the page's form would send, so that nothing but whose page it is can stand against it. */
    private static String form(Row row, Codes codes) {
        String act = row.path().substring(row.path().lastIndexOf('/') + 1);
        LocalDate today = LocalDate.now(ItalianTime.ZONE);
        return switch (act) {
            case "affida", "sostituta" -> "a=operatrice";
            case "accogli" -> "scheda=" + people.twin();
            case "rifiuta" -> "motivo=OTHER";
            case "rinnova" -> "per=MATCHING";
            case "salva" -> "motivo=SHE_SAID&beneficiary.firstName=Ada&beneficiary.lastName=Neri";
            case "correggi" -> "valore.beneficiary.bornOn=1979-02-28";
            case "consenso" -> "che=EMAIL&dal=" + today + "&fino=" + today.plusMonths(1);
            case "cancellazione" ->
                "motivo=OBJECTION&conferma=" + codes.person() + "&password=" + TestOperators.PASSWORD.replace(' ', '+');
            case "revoca-protezione" ->
                "detto=La+responsabile+del+centro+al+telefono&accordo=true&giorno=" + today.minusDays(1) + "&password="
                        + TestOperators.PASSWORD.replace(' ', '+');
            default -> "";
        };
    }

    private static String word(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> "yes";
            case 302 -> answer.headers().firstValue(UndoneAfterwards.WARNS).isPresent() ? "no" : "yes";
            case 404 -> "-";
            default -> Integer.toString(answer.statusCode());
        };
    }

    private static String account(String role) {
        return role.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
