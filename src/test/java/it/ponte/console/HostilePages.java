package it.ponte.console;

import it.ponte.TestDatabase;
import it.ponte.WhoMayWhat;
import it.ponte.access.Role;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;

/** The pages over the hostile story, and an account for each role. */
final class HostilePages implements AutoCloseable {
    /** Pages without a variable of which no link tells, or which are shown to somebody in another standing. */
    static final Set<String> NOT_FROM_A_LINK = Set.of(
            "/console/codice",
            "/console/mittenti/{id}/tracciato.pdf",
            "/api/openapi.yaml",
            "/r/{token}",
            "/r/{token}/basta",
            "/r/{token}/casi",
            "/r/{token}/casi/{code}",
            "/r/{token}/mese",
            "/r/{token}/mese.csv",
            "/r/{token}/preferenze");

    private static final String FOLLOWER = name(Role.PROTECTED_OPERATOR);
    private static final List<String> FIRST = List.of(
            "/",
            "/accesso",
            "/api",
            "/iscrizione",
            "/segnala/caritas-valmora",
            "/centro/cav-le-querce",
            "/iscrizione/grazie?codice=",
            "/segnala/caritas-valmora/grazie?codice=",
            "/centro/cav-le-querce/grazie?codice=",
            "/accesso?errore=",
            "/?lang=");
    private static final List<String> ASKED = List.of(
            "/console/arrivi?mittente=",
            "/console/arrivi?problema=",
            "/console/audit?su=",
            "/console/audit?chi=",
            "/console/comunicazioni/testo?file=",
            "/console/esiti/nuovo?su=",
            "/console/prova?mittente=",
            "/console/riletture/nuova?mittente=cpi-valmora&campo=",
            "/console/operatori/",
            "/console/persone/");

    private final ConfigurableApplicationContext pages;

    HostilePages() throws IOException {
        HostileStory.told();
        for (Role role : Role.values()) {
            TestOperators.make(name(role), role);
        }
        TestDatabase.follow("cav-le-querce", FOLLOWER);
        pages = PagesUnderTest.start(
                "--ponte.home=" + HostileStory.home(),
                "--ponte.sign-in.second-factor=optional",
                "--ponte.forms.per-hour=1000");
        actedOn();
    }

    /** What an operator's own words leave on pages: the reason of an emergency, a rereading, a case to be told of. */
    private void actedOn() {
        Visitor operator = signedIn(name(Role.OPERATOR));
        operator.get("/console/riletture/nuova?mittente=caritas-valmora");
        operator.post("/console/riletture", "mittente", "caritas-valmora");
        Visitor supervisor = signedIn(name(Role.SUPERVISOR));
        supervisor.get("/console/protette/emergenza");
        supervisor.post(
                "/console/protette/emergenza",
                "codice",
                one("select code from beneficiary where is_protected order by id limit 1"),
                "motivo",
                HostileTexts.TOGETHER,
                "password",
                TestOperators.PASSWORD);
    }

    String address() {
        return PagesUnderTest.addressOf(pages);
    }

    /** The account that has this role and no other. */
    static String name(Role role) {
        return "chi-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Visitor signedIn(String name) {
        Visitor visitor = new Visitor(this::address);
        visitor.signIn(name, TestOperators.PASSWORD);
        return visitor;
    }

    /**
     * Where a walk begins: pages without a variable that the table opens to her, each text as a parameter, and what is
     * reached by a form.
     */
    static List<String> starts(String who) {
        List<String> starts = new ArrayList<>(List.of("/console", "/console/mittenti/cpi-valmora"));
        WhoMayWhat.part("pages").stream()
                .filter(row -> row.method().equals("GET") && !row.path().contains("{"))
                .filter(row -> row.answers().get(who).equals("yes"))
                .filter(row -> !NOT_FROM_A_LINK.contains(row.path()))
                .forEach(row -> starts.add(row.path()));
        String rights = "/console/persone/"
                + one("select code from beneficiary where not is_protected order by id limit 1") + "/diritti";
        starts.addAll(List.of(
                rights,
                rights + "/cancellazione?motivo=OBJECTION",
                "/console/protette/" + one("select code from beneficiary where is_protected order by id limit 1")));
        List<String> asked = new ArrayList<>(FIRST);
        asked.addAll(ASKED);
        for (String path : asked) {
            String text = URLEncoder.encode(HostileTexts.TOGETHER, StandardCharsets.UTF_8);
            starts.add(path.endsWith("/") ? path : path.contains("?") ? path + text : path);
        }
        return starts;
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }

    @Override
    public void close() {
        pages.close();
    }
}
