package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.WhoMayWhat;
import it.ponte.WhoMayWhat.Row;
import it.ponte.access.Role;
import it.ponte.api.ErrorFace;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page and act that Spring has a method for, asked for by everybody: no row is missing, and every cell is true. */
class WhoMayWhatTest {
    private static final List<Row> ROWS = WhoMayWhat.part("pages");
    private static final Map<String, Visitor> VISITORS = new LinkedHashMap<>();

    @BeforeAll
    static void one_account_for_each_role() {
        TestOperators.onlyOne();
        for (Role role : Role.values()) {
            VISITORS.put(role.name(), signedIn(name(role.name()), role));
        }
        VISITORS.put("NO_ROLE", signedIn("senza-ruolo"));
        Visitor nobody = new Visitor();
        nobody.get("/accesso");
        VISITORS.put("NOBODY", nobody);
    }

    private static String name(String role) {
        return role.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static Visitor signedIn(String name, Role... roles) {
        TestOperators.make(name, roles);
        Visitor visitor = new Visitor();
        visitor.signIn(name, TestOperators.PASSWORD);
        assertThat(visitor.get("/console/profilo").statusCode()).isEqualTo(200);
        return visitor;
    }

    static List<Row> rows() {
        return ROWS;
    }

    @Test
    void every_page_stands_in_the_table_and_nothing_else_does() {
        Set<String> pages =
                PagesUnderTest.bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                        .filter(page -> isOurs(page.getValue()))
                        .flatMap(page -> endpoints(page.getKey()))
                        .collect(Collectors.toSet());

        assertThat(ROWS.stream().map(Row::endpoint)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(pages);
    }

    private static boolean isOurs(HandlerMethod page) {
        return page.getBeanType().getPackageName().startsWith("it.ponte") && page.getBeanType() != ErrorFace.class;
    }

    private static java.util.stream.Stream<String> endpoints(RequestMappingInfo page) {
        assertThat(page.getMethodsCondition().getMethods()).as(page.toString()).isNotEmpty();
        return page.getMethodsCondition().getMethods().stream()
                .flatMap(method -> page.getPatternValues().stream().map(path -> method + " " + path));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everybody_reaches_what_the_table_says(Row row) {
        Map<String, String> answers = new LinkedHashMap<>();
        row.answers().keySet().forEach(who -> answers.put(who, answer(VISITORS.get(who), row)));

        assertThat(answers).isEqualTo(row.answers());
    }

    private static String answer(Visitor visitor, Row row) {
        String path = row.path().replaceAll("\\{[^}]+}", "1");
        boolean file = row.endpoint().equals("POST " + TrialPages.PATH);
        HttpResponse<String> answer = visitor.ask(
                row.method(),
                path,
                file ? "multipart/form-data; boundary=b" : "application/x-www-form-urlencoded",
                file ? "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n" : "");
        String to = answer.headers().firstValue("Location").orElse("");
        return switch (answer.statusCode()) {
            case 204 -> "yes";
            case 404 -> "-";
            case 302 -> to.endsWith("/accesso") ? "sign-in" : "home";
            default -> Integer.toString(answer.statusCode());
        };
    }
}
