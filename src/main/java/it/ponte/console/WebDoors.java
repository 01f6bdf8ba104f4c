package it.ponte.console;

import static it.ponte.console.Standing.CODE_NEEDED;
import static it.ponte.console.Standing.FACTOR_NEEDED;
import static it.ponte.console.Standing.ONE_TIME;
import static it.ponte.console.Standing.SIGNED_IN;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import it.ponte.access.Role;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every page and act of the web, and who may; what does not stand here is answered as not existing. */
final class WebDoors {
    /** Everybody who works with people: PROTECTED_OPERATOR and SUPERVISOR are operators too. */
    private static final List<Role> PEOPLE = List.of(Role.OPERATOR);

    /** Who follows protected people, and who may open one of them in an emergency; each sees her own only. */
    private static final List<Role> APART = List.of(Role.PROTECTED_OPERATOR, Role.SUPERVISOR);

    private static final List<Role> REFERENCE = List.of(Role.PROTECTED_OPERATOR);
    private static final List<Role> OFFICER = List.of(Role.DATA_PROTECTION_OFFICER);
    private static final List<Role> RIGHTS = List.of(Role.OPERATOR, Role.DATA_PROTECTION_OFFICER);
    private static final List<Role> KEEPING = List.of(Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER);
    private static final List<Role> ACCOUNTS = List.of(Role.ADMINISTRATOR);
    private static final List<Role> TEAM = List.of(Role.ADMINISTRATOR, Role.SUPERVISOR);
    private static final List<Role> CONFIRMING =
            List.of(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER);
    private static final List<Role> AUDIT = List.of(Role.AUDITOR, Role.DATA_PROTECTION_OFFICER);
    private static final List<Role> PARTNERS = List.of(Role.ADMINISTRATOR, Role.OPERATOR);

    private static final String DIRITTI = "/console/persone/{code}/diritti";

    private static final List<Door> ALL = Stream.of(
                    CaseDoor.doors(),
                    Door.open(GET, "/", "/accesso", "/iscrizione", "/iscrizione/grazie"),
                    Door.open(POST, "/iscrizione"),
                    Door.open(GET, "/centro/{partnerId}", "/centro/{partnerId}/grazie"),
                    Door.open(POST, "/centro/{partnerId}"),
                    Door.open(GET, "/segnala/{partnerId}", "/segnala/{partnerId}/grazie"),
                    Door.open(POST, "/segnala/{partnerId}"),
                    Door.open(GET, "/design/**", "/css/**", "/js/**", "/favicon.svg"),
                    Door.at(List.of(ONE_TIME, SIGNED_IN), GET, "/console/password"),
                    Door.at(List.of(ONE_TIME, SIGNED_IN), POST, "/console/password"),
                    Door.at(List.of(CODE_NEEDED), GET, "/console/codice"),
                    Door.at(List.of(CODE_NEEDED), POST, "/console/codice"),
                    Door.at(List.of(FACTOR_NEEDED, SIGNED_IN), GET, "/console/secondo-fattore"),
                    Door.at(List.of(FACTOR_NEEDED, SIGNED_IN), POST, "/console/secondo-fattore"),
                    Door.at(List.of(SIGNED_IN), GET, "/console/profilo"),
                    Door.at(List.of(SIGNED_IN), POST, "/console/profilo/token"),
                    Door.of(PEOPLE, GET, "/console", "/console/arrivi", "/console/arrivi/{code}"),
                    Door.of(PEOPLE, GET, "/console/arrivi/{code}/righe/{number}"),
                    Door.of(PEOPLE, POST, "/console/arrivi/{code}/righe/{number}/mostra"),
                    Door.of(PEOPLE, POST, "/console/arrivi/{code}/righe/{number}/correggi"),
                    Door.of(PEOPLE, GET, "/console/riletture", "/console/riletture/nuova", "/console/riletture/{id}"),
                    Door.of(PEOPLE, POST, "/console/riletture", "/console/riletture/{id}/ferma"),
                    Door.of(PEOPLE, GET, "/console/posta"),
                    Door.of(PEOPLE, POST, "/console/posta/{id}/conferma", "/console/posta/{id}/rifiuta"),
                    Door.of(PEOPLE, POST, "/console/posta/{id}/annulla"),
                    Door.of(PEOPLE, GET, "/console/proposte"),
                    Door.of(PEOPLE, POST, "/console/proposte/{code}/accetta", "/console/proposte/{code}/rifiuta"),
                    Door.of(PEOPLE, POST, "/console/proposte/{code}/centro"),
                    Door.of(PEOPLE, GET, "/console/proposte/{code}/consenso"),
                    Door.of(PEOPLE, POST, "/console/proposte/{code}/consenso"),
                    Door.of(PEOPLE, POST, "/console/proposte/{code}/consenso/revoca"),
                    // Before the person of a code: the first door that fits counts.
                    Door.of(KEEPING, GET, "/console/persone/esporta"),
                    Door.of(KEEPING, POST, "/console/persone/esporta", "/console/persone/esporta/file"),
                    Door.of(PEOPLE, GET, "/console/persone", "/console/persone/{code}"),
                    Door.of(PEOPLE, POST, "/console/persone/{code}/precedenti"),
                    Door.of(
                            PEOPLE,
                            POST,
                            "/console/persone/{code}/incarico",
                            "/console/persone/{code}/incarico/lascia"),
                    Door.of(List.of(Role.SUPERVISOR), POST, "/console/persone/{code}/incarico/affida"),
                    Door.of(RIGHTS, GET, DIRITTI, DIRITTI + "/cancellazione"),
                    Door.of(RIGHTS, POST, DIRITTI + "/dati.json", DIRITTI + "/dati.pdf", DIRITTI + "/cancellazione"),
                    Door.of(RIGHTS, POST, DIRITTI + "/limita", DIRITTI + "/riprendi", DIRITTI + "/conserva"),
                    Door.of(RIGHTS, POST, DIRITTI + "/{referral}/rinnova", DIRITTI + "/{referral}/revoca"),
                    Door.of(RIGHTS, GET, "/console/consensi"),
                    Door.of(KEEPING, GET, "/console/conservazione"),
                    Door.of(KEEPING, POST, "/console/conservazione/{code}/conserva"),
                    Door.of(KEEPING, POST, "/console/conservazione/sospendi", "/console/conservazione/riprendi"),
                    Door.of(APART, GET, "/console/protette/emergenza"),
                    Door.of(APART, POST, "/console/protette/emergenza"),
                    Door.of(OFFICER, GET, "/console/protette/registro"),
                    Door.of(APART, GET, "/console/protette", "/console/protette/{code}"),
                    Door.of(REFERENCE, POST, "/console/protette/{code}/affida", "/console/protette/{code}/sostituta"),
                    Door.of(REFERENCE, POST, "/console/protette/{code}/accogli"),
                    Door.of(REFERENCE, POST, "/console/protette/{code}/revoca-protezione"),
                    Door.of(RIGHTS, POST, DIRITTI + "/rettifica"),
                    Door.of(RIGHTS, POST, DIRITTI + "/rettifica/salva"),
                    Door.of(RIGHTS, GET, "/console/rettifiche"),
                    Door.of(RIGHTS, POST, "/console/rettifiche/{referral}/{field}/resta"),
                    Door.of(PEOPLE, GET, "/console/doppioni", "/console/doppioni/{one}/{other}"),
                    Door.of(PEOPLE, POST, "/console/doppioni/{one}/{other}/apri"),
                    Door.of(PEOPLE, POST, "/console/doppioni/{one}/{other}/stessa"),
                    Door.of(PEOPLE, POST, "/console/doppioni/{one}/{other}/diverse"),
                    Door.of(PEOPLE, POST, "/console/doppioni/{joined}/separa"),
                    Door.of(PEOPLE, GET, "/console/offerte", "/console/offerte/{code}"),
                    Door.of(PEOPLE, GET, "/console/esiti/nuovo"),
                    Door.of(PEOPLE, POST, "/console/esiti"),
                    Door.of(PEOPLE, GET, "/console/comunicazioni", "/console/comunicazioni/testo"),
                    Door.of(PEOPLE, GET, "/console/comunicazioni/anteprima"),
                    Door.of(PEOPLE, POST, "/console/comunicazioni/{id}/libera", "/console/comunicazioni/{id}/riprova"),
                    Door.of(PEOPLE, POST, "/console/comunicazioni/sospendi", "/console/comunicazioni/riprendi"),
                    Door.of(PEOPLE, POST, "/console/note/{id}/rispondi", "/console/note/{id}/vista"),
                    Door.of(PEOPLE, GET, "/console/da-rivedere", "/console/risposte", "/console/note"),
                    Door.of(PEOPLE, POST, "/console/da-rivedere/{id}/riprova"),
                    Door.of(PEOPLE, POST, "/console/risposte/{referral}/telefono"),
                    Door.of(PARTNERS, GET, "/console/mittenti", "/console/mittenti/{id}"),
                    Door.of(PARTNERS, GET, "/console/mittenti/{id}/tracciato.pdf"),
                    Door.of(PARTNERS, POST, "/console/mittenti/{id}/avvisi"),
                    Door.of(PARTNERS, GET, "/console/programmi"),
                    Door.of(PARTNERS, GET, TrialPages.PATH),
                    Door.of(PARTNERS, POST, TrialPages.PATH),
                    Door.of(AUDIT, GET, "/console/audit"),
                    Door.of(CONFIRMING, GET, "/console/operatori", "/console/operatori/{name}"),
                    Door.of(CONFIRMING, POST, "/console/operatori/{name}/conferma"),
                    Door.of(TEAM, POST, "/console/operatori/{name}/assenze"),
                    Door.of(TEAM, POST, "/console/operatori/{name}/assenze/{id}/togli"),
                    Door.of(TEAM, POST, "/console/operatori/{name}/consegna"),
                    Door.of(TEAM, POST, "/console/operatori/{name}/consegna/togli"),
                    Door.of(ACCOUNTS, POST, "/console/operatori", "/console/operatori/{name}/ruoli"),
                    Door.of(ACCOUNTS, POST, "/console/operatori/{name}/password"),
                    Door.of(ACCOUNTS, POST, "/console/operatori/{name}/secondo-fattore/togli"),
                    Door.of(ACCOUNTS, POST, "/console/operatori/{name}/rimuovi"))
            .flatMap(doors -> doors)
            .toList();

    private WebDoors() {}

    static List<Door> all() {
        return ALL;
    }

    /** Whether somebody may open the page of this path, as its own mapping names it. */
    static boolean may(Predicate<String> isInRole, String path) {
        Optional<Door> door = ALL.stream()
                .filter(one -> one.method() == GET && one.path().equals(path))
                .findAny();
        return door.isPresent() && door.get().names().stream().anyMatch(isInRole);
    }
}
