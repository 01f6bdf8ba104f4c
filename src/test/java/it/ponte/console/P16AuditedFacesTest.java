package it.ponte.console;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import it.ponte.access.Audit;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * SAFETY P16: whatever shows or changes something of a person writes to the audit. Every page and every verb of the REST
 * face stands in one of the lists here; a new one is red until somebody has thought about it.
 */
@Tag("P16")
class P16AuditedFacesTest {
    private static final JavaClasses FACES =
            new ClassFileImporter().importPackages("it.ponte.console", "it.ponte.api", "it.ponte.rights");

    private static final Set<JavaMethod> METHODS =
            FACES.stream().flatMap(type -> type.getMethods().stream()).collect(Collectors.toSet());

    /** What writes to the audit, and the words that it writes. */
    private static final Map<String, Set<String>> AUDITED = Map.ofEntries(
            entry("GET /console", Set.of("beneficiary.listed")),
            entry("GET /console/persone", Set.of("beneficiary.listed")),
            entry("GET /console/persone/{code}", Set.of("beneficiary.opened")),
            entry("POST /console/persone/{code}/precedenti", Set.of("history.opened")),
            entry("POST /console/persone/{code}/diritti/rettifica", Set.of("identity.opened")),
            entry("POST /console/persone/{code}/diritti/rettifica/salva", Set.of("beneficiary.rectified")),
            entry("GET /console/rettifiche", Set.of("mistake.listed")),
            entry("POST /console/rettifiche/{referral}/{field}/resta", Set.of("mistake.answered")),
            entry("GET /console/doppioni", Set.of("duplicate.listed")),
            entry("GET /console/doppioni/{one}/{other}", Set.of("duplicate.compared")),
            entry("POST /console/doppioni/{one}/{other}/apri", Set.of("duplicate.opened")),
            entry("POST /console/doppioni/{one}/{other}/stessa", Set.of("duplicate.joined")),
            entry("POST /console/doppioni/{one}/{other}/diverse", Set.of("duplicate.told-apart")),
            entry("POST /console/doppioni/{joined}/separa", Set.of("duplicate.separated")),
            entry("GET /console/proposte", Set.of("proposal.listed")),
            entry("POST /console/proposte/{code}/accetta", Set.of("proposal.accepted")),
            entry("POST /console/proposte/{code}/rifiuta", Set.of("proposal.declined")),
            entry("POST /console/proposte/{code}/centro", Set.of("proposal.centre-agreed")),
            entry("GET /console/proposte/{code}/consenso", Set.of("disclosure.read")),
            entry("POST /console/proposte/{code}/consenso", Set.of("disclosure.recorded")),
            entry("POST /console/proposte/{code}/consenso/revoca", Set.of("disclosure.withdrawn")),
            entry("GET /console/offerte/{code}", Set.of("proposal.listed", "beneficiary.listed")),
            entry("POST /console/esiti", Set.of("outcome.told")),
            entry("GET /console/arrivi/{code}", Set.of("envelope.read")),
            entry("GET /console/arrivi/{code}/righe/{number}", Set.of("line.read")),
            entry("POST /console/arrivi/{code}/righe/{number}/mostra", Set.of("line.opened")),
            entry("POST /console/arrivi/{code}/righe/{number}/correggi", Set.of("line.corrected")),
            entry("POST /console/riletture", Set.of("replay.begun")),
            entry("POST /console/riletture/{id}/ferma", Set.of("replay.stopped")),
            entry("POST /console/prova", Set.of("trial.read")),
            entry("GET /console/comunicazioni/testo", Set.of("letter.read")),
            entry("POST /console/comunicazioni/{id}/libera", Set.of("letter.released")),
            entry("POST /console/comunicazioni/{id}/riprova", Set.of("letter.retried")),
            entry("POST /console/comunicazioni/sospendi", Set.of("letters.paused")),
            entry("POST /console/comunicazioni/riprendi", Set.of("letters.resumed")),
            entry("POST /console/posta/{id}/conferma", Set.of("sender.confirmed")),
            entry("POST /console/posta/{id}/rifiuta", Set.of("sender.refused")),
            entry("POST /console/posta/{id}/annulla", Set.of("sender.taken-back")),
            entry("POST /console/da-rivedere/{id}/riprova", Set.of("work.retried")),
            entry("POST /console/mittenti/{id}/avvisi", Set.of("webhook.resumed")),
            entry("GET /console/persone/{code}/diritti", Set.of("rights.read")),
            entry("POST /console/persone/{code}/diritti/dati.json", Set.of("rights.opened")),
            entry("POST /console/persone/{code}/diritti/dati.pdf", Set.of("rights.opened")),
            entry("POST /console/persone/{code}/diritti/conserva", Set.of("retention.kept")),
            entry("POST /console/persone/{code}/diritti/limita", Set.of("rights.restricted")),
            entry("POST /console/persone/{code}/diritti/riprendi", Set.of("rights.lifted")),
            entry("GET /console/programmi", Set.of("programmes.read")),
            entry("POST /console/persone/{code}/incarico", Set.of("queue.taken")),
            entry("POST /console/persone/{code}/incarico/lascia", Set.of("queue.left")),
            entry("POST /console/persone/{code}/incarico/affida", Set.of("queue.given")),
            entry("POST /console/persone/{code}/diritti/{referral}/rinnova", Set.of("rights.renewed")),
            entry("POST /console/persone/{code}/diritti/{referral}/revoca", Set.of("rights.withdrawn")),
            entry("POST /console/persone/{code}/diritti/cancellazione", Set.of("rights.erased")),
            entry("GET /console/consensi", Set.of("beneficiary.listed")),
            entry("GET /console/risposte", Set.of("beneficiary.listed")),
            entry("POST /console/risposte/{referral}/telefono", Set.of("promise.answered-by-telephone")),
            entry("GET /console/conservazione", Set.of("beneficiary.listed")),
            entry("POST /console/conservazione/{code}/conserva", Set.of("retention.kept")),
            entry("POST /console/conservazione/sospendi", Set.of("retention.paused")),
            entry("POST /console/conservazione/riprendi", Set.of("retention.resumed")),
            entry("POST /console/persone/esporta/file", Set.of("people.exported", "beneficiary.exported")),
            entry("GET /console/protette", Set.of("protected.listed")),
            entry("GET /console/protette/{code}", Set.of("protected.opened")),
            entry("POST /console/protette/{code}/affida", Set.of("protected.handed-over")),
            entry("POST /console/protette/{code}/sostituta", Set.of("protected.deputy-named")),
            entry("POST /console/protette/{code}/revoca-protezione", Set.of("protected.lifted")),
            entry("POST /console/protette/{code}/accogli", Set.of("protected.taken-in")),
            entry("POST /console/protette/emergenza", Set.of("emergency.begun")),
            entry("GET /console/protette/registro", Set.of("emergency.listed")),
            entry("GET /console/operatori", Set.of("account.listed")),
            entry("POST /console/operatori", Set.of("account.made", "role.given")),
            entry("GET /console/operatori/{name}", Set.of("account.read")),
            entry("POST /console/operatori/{name}/ruoli", Set.of("role.given", "role.taken")),
            entry("POST /console/operatori/{name}/password", Set.of("account.new-password")),
            entry("POST /console/operatori/{name}/secondo-fattore/togli", Set.of("account.factor-removed")),
            entry("POST /console/operatori/{name}/conferma", Set.of("account.confirmed")),
            entry("POST /console/operatori/{name}/rimuovi", Set.of("account.removed")),
            entry("POST /console/operatori/{name}/assenze", Set.of("absence.noted")),
            entry("POST /console/operatori/{name}/assenze/{id}/togli", Set.of("absence.cancelled")),
            entry("POST /console/operatori/{name}/consegna", Set.of("queue.handed-over", "queue.given")),
            entry("POST /console/operatori/{name}/consegna/togli", Set.of("queue.given-back", "queue.given")),
            entry("POST /console/codice", Set.of("factor.proved")),
            entry("POST /console/secondo-fattore", Set.of("factor.set-up")),
            entry("POST /console/profilo/token", Set.of("token.made")),
            entry("POST /console/password", Set.of("password.changed")),
            entry("GET /console/audit", Set.of("audit.read")),
            entry("GET /r/{token}", Set.of("referral.followed")),
            entry("GET /r/{token}/casi", Set.of("referral.followed")),
            entry("GET /r/{token}/casi/{code}", Set.of("referral.followed")),
            entry("GET /r/{token}/mese", Set.of("referral.followed")),
            entry("GET /r/{token}/mese.csv", Set.of("referral.followed")),
            entry("POST /r/{token}/codice", Set.of("page.code-asked")),
            entry("POST /r/{token}/apri", Set.of("page.entered", "page.code-wrong")),
            entry("POST /r/{token}/dimentica", Set.of("page.device-forgotten")),
            entry("POST /r/{token}/casi/{code}/letto", Set.of("case.acknowledged")),
            entry("POST /r/{token}/casi/{code}/nota", Set.of("case.noted")),
            entry("POST /r/{token}/casi/{code}/collega", Set.of("case.moved")),
            entry("POST /r/{token}/assenza", Set.of("caseworker.covered")),
            entry("POST /r/{token}/assenza/togli", Set.of("caseworker.cover-ended")),
            entry("POST /r/{token}/ritmo", Set.of("rhythm.chosen")),
            entry("POST /r/{token}/basta", Set.of("rhythm.chosen")),
            entry("GET /console/note", Set.of("note.read")),
            entry("POST /console/note/{id}/rispondi", Set.of("note.answered")),
            entry("POST /console/note/{id}/vista", Set.of("note.seen")),
            entry("referralsApi.list", Set.of("referral.read")),
            entry("referralsApi.get", Set.of("referral.read")),
            entry("referralsApi.task", Set.of("referral.read")),
            entry("referralsApi.withdraw", Set.of("referral.withdrawn")),
            entry("feedbackApi.list", Set.of("feedback.read")),
            entry("proposalsApi.list", Set.of("proposal.listed")),
            entry("proposalsApi.accept", Set.of("proposal.accepted")),
            entry("proposalsApi.decline", Set.of("proposal.declined")),
            entry(
                    "shortlistApi.candidates",
                    Set.of("proposal.listed", "beneficiary.listed", "candidate.read", "candidate.disclosed")),
            entry("envelopesApi.get", Set.of("envelope.read")),
            entry("messagesApi.post", Set.of("outcome.told")));

    /** Who proves a second factor changes no row, only the session. */
    private static final Set<String> CHANGES_NO_ROW = Set.of("POST /console/codice");

    /** Commits each part of its list before that leaves: PeopleExportTest. */
    private static final Set<String> IN_PARTS = Set.of("POST /console/persone/esporta/file");

    /** What shows and changes nothing of anybody who is known: forms, counts, partners, vacancies, what arrived by whom. */
    private static final Set<String> ABOUT_NOBODY = Set.of(
            "GET /",
            "GET /accesso",
            "GET /error",
            "GET /api",
            "GET /api/openapi.yaml",
            "GET /iscrizione",
            "POST /iscrizione",
            "GET /iscrizione/grazie",
            "GET /r/{token}/basta",
            "GET /r/{token}/preferenze",
            "GET /segnala/{partnerId}",
            "POST /segnala/{partnerId}",
            "GET /segnala/{partnerId}/grazie",
            "GET /centro/{partnerId}",
            "POST /centro/{partnerId}",
            "GET /centro/{partnerId}/grazie",
            "GET /console/arrivi",
            "GET /console/mittenti",
            "GET /console/mittenti/{id}",
            "GET /console/mittenti/{id}/tracciato.pdf",
            "GET /console/riletture",
            "GET /console/riletture/nuova",
            "GET /console/riletture/{id}",
            "GET /console/prova",
            "GET /console/offerte",
            "GET /console/esiti/nuovo",
            "GET /console/comunicazioni",
            "GET /console/posta",
            "GET /console/da-rivedere",
            "GET /console/comunicazioni/anteprima",
            "GET /console/persone/esporta",
            "POST /console/persone/esporta",
            "GET /console/persone/{code}/diritti/cancellazione",
            "GET /console/protette/emergenza",
            "GET /console/codice",
            "GET /console/secondo-fattore",
            "GET /console/profilo",
            "GET /console/password",
            "vacanciesApi.list",
            "vacanciesApi.get",
            "vacanciesApi.close",
            "messagesApi.postFile");

    @Test
    void everyPageAndEveryVerbOfTheRestFaceWasThoughtAbout() throws IOException {
        Set<String> thought = new TreeSet<>(AUDITED.keySet());
        thought.addAll(ABOUT_NOBODY);

        assertThat(faces().keySet()).isEqualTo(thought);
        assertThat(AUDITED.keySet()).doesNotContainAnyElementsOf(ABOUT_NOBODY);
    }

    @Test
    void thoseThatAuditReachTheAuditAndTheOthersDoNot() throws IOException {
        faces().forEach((face, method) ->
                assertThat(reachesAudit(method, new HashSet<>())).as(face).isEqualTo(AUDITED.containsKey(face)));
    }

    /** What asks for a password again; P16ProvedFirstTest sees that the row is written inside. */
    static final Set<String> PROVED_FIRST = Set.of(
            "POST /console/password",
            "POST /console/persone/{code}/diritti/cancellazione",
            "POST /console/protette/emergenza",
            "POST /console/protette/{code}/revoca-protezione",
            "POST /console/secondo-fattore");

    @Test
    void everyWordIsExplainedToOperators() throws IOException {
        String operating = Files.readString(Path.of("docs/operating.md"));
        Set<String> words =
                AUDITED.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        words.addAll(Set.of("sign-in.done", "sign-in.failed", "envelope.recorded", "protected.begun"));
        words.addAll(Set.of("proposal.made", "proposal.withdrawn", "basis.warned"));
        words.addAll(Set.of("retention.noticed", "retention.forgotten"));

        assertThat(words).allSatisfy(word -> assertThat(operating).contains("`" + word + "`"));
    }

    @Test
    void whatIsChangedAndThatItStandsInTheAuditIsOneTransaction() throws IOException {
        Set<String> without = new TreeSet<>();
        faces().forEach((face, method) -> {
            boolean changes = face.startsWith("POST ") && reaches(method, Set.of("changed"), new HashSet<>());
            if (changes && !isOneTransaction(face, method) && !IN_PARTS.contains(face)) {
                without.add(face);
            }
        });

        assertThat(without).containsExactlyInAnyOrderElementsOf(CHANGES_NO_ROW);
    }

    /** What asks for a password again begins its transaction behind that: it may take a while. */
    private static boolean isOneTransaction(String face, JavaMethod method) {
        return PROVED_FIRST.contains(face)
                ? transactions(method, new HashSet<>()) == 1
                : method.isAnnotatedWith(Transactional.class);
    }

    /** How often a page begins one by hand, in its own class. */
    private static long transactions(JavaMethod method, Set<JavaMethod> seen) {
        if (!seen.add(method)) {
            return 0;
        }
        return method.getMethodCallsFromSelf().stream()
                .mapToLong(call -> call.getTargetOwner().isEquivalentTo(TransactionTemplate.class)
                        ? 1
                        : call.getTarget()
                                .resolveMember()
                                .filter(called -> called.getOwner().equals(method.getOwner()))
                                .map(called -> transactions(called, seen))
                                .orElse(0L))
                .sum();
    }

    /** Each page by method and address, each verb of the REST face by bean and method. */
    private static Map<String, JavaMethod> faces() throws IOException {
        Map<String, JavaMethod> faces = new TreeMap<>();
        PagesUnderTest.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    for (String address : mapping.getPatternValues()) {
                        Stream<String> verbs =
                                mapping.getMethodsCondition().getMethods().isEmpty()
                                        ? Stream.of("GET")
                                        : mapping.getMethodsCondition().getMethods().stream()
                                                .map(Enum::name);
                        verbs.forEach(verb -> faces.put(verb + " " + address, of(handler.getMethod())));
                    }
                });
        for (String verb : restVerbs()) {
            String bean = verb.substring(0, verb.indexOf('.'));
            faces.put(
                    verb,
                    FACES
                            .get("it.ponte.api." + Character.toUpperCase(bean.charAt(0)) + bean.substring(1))
                            .getMethods()
                            .stream()
                            .filter(method -> method.getName().equals(verb.substring(bean.length() + 1)))
                            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                            .findFirst()
                            .orElseThrow());
        }
        return faces;
    }

    private static JavaMethod of(Method handler) {
        return FACES.get(handler.getDeclaringClass()).getMethods().stream()
                .filter(method -> method.reflect().equals(handler))
                .findFirst()
                .orElseThrow();
    }

    /** The verbs that the REST routes call: "referralsApi.get". */
    private static Set<String> restVerbs() throws IOException {
        Set<String> verbs = new TreeSet<>();
        for (JsonNode entry : new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("routes/api.camel.yaml").toFile())) {
            for (JsonNode step : entry.path("route").path("from").path("steps")) {
                String bean = step.path("bean").path("ref").asText();
                if (bean.endsWith("Api")) {
                    verbs.add(bean + "."
                            + step.path("bean").path("method").asText().replaceAll("\\(.*", ""));
                }
            }
        }
        return verbs;
    }

    private static boolean reachesAudit(JavaMethod method, Set<JavaMethod> seen) {
        return reaches(method, Set.of("read", "changed"), seen);
    }

    private static boolean reaches(JavaMethod method, Set<String> words, Set<JavaMethod> seen) {
        if (!seen.add(method)) {
            return false;
        }
        for (JavaMethodCall call : method.getMethodCallsFromSelf()) {
            if (call.getTargetOwner().isEquivalentTo(Audit.class) && words.contains(call.getName())) {
                return true;
            }
            boolean further = call.getTarget()
                    .resolveMember()
                    .filter(METHODS::contains)
                    .filter(called -> reaches(called, words, seen))
                    .isPresent();
            if (further) {
                return true;
            }
        }
        return false;
    }
}
