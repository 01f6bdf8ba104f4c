package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.mapping.Mapping;
import org.junit.jupiter.api.Test;

/** What trees mean by a mapping: paths with predicates, lists, the flag that asks for protection. */
class TreesTest {
    private static final String XML =
            """
            produces: referral
            reads: {format: xml, each: esportazione.persona}
            fields:
              externalId: {from: "@numero"}
              protection: {from: anagrafica.riservata}
              beneficiary.lastName: {from: anagrafica.cognome}
              beneficiary.phone: {from: "recapiti.recapito[@tipo='cellulare']"}
              caseworker.email: {from: "operatore.recapito[@tipo='email' and @uso!='privato']"}
              languages: {from: lingue.lingua}
            """;
    private static final String PERSON =
            """
            <esportazione><persona numero="7"><anagrafica><cognome>Rossi</cognome><riservata>%s</riservata></anagrafica>
            <recapiti><recapito tipo="casa">059 000</recapito><recapito tipo="cellulare">333 1234567</recapito></recapiti>
            <operatore><recapito tipo="email" uso="ufficio">op@csm.example</recapito></operatore>
            <lingue><lingua>it:B1</lingua><lingua>ar:NATIVE</lingua></lingue></persona></esportazione>
            """;

    @Test
    void anXmlRecordIsUnderstood() {
        Understood read = Hub.read(Hub.mapping(XML), PERSON.formatted("no"));

        assertThat(read.told()).isEmpty();
        assertThat(read.line(1).at("/draft/identity/phone").asText()).isEqualTo("+393331234567");
        assertThat(read.line(1).at("/draft/caseworker/email").asText()).isEqualTo("op@csm.example");
        assertThat(read.line(1).at("/draft/profile/languages")).hasSize(2);
    }

    @Test
    void aFlagThatSaysYesOrIsNotUnderstoodProtectsInEveryForm() {
        for (String flag : new String[] {"sì", "forse", "no</riservata><riservata>no", "<a>no</a>"}) {
            assertThat(Hub.read(Hub.mapping(XML), PERSON.formatted(flag)).told())
                    .as(flag)
                    .contains(
                            "1 anagrafica.cognome: IDENTITY_NOT_ALLOWED",
                            "1 recapiti.recapito[@tipo='cellulare']: IDENTITY_NOT_ALLOWED");
        }
    }

    @Test
    void aFlagAtALongPathIsKnownAsFaulty() {
        String path =
                "meta.etichette[sistema='https://codici.sistema-regionale.example/riservatezza/livelli'].valore.codice";
        Mapping mapping = Hub.mapping(
                """
                produces: referral
                reads: {format: ndjson}
                fields:
                  externalId: {from: n}
                  beneficiary.lastName: {from: cognome}
                  protection: {from: "%s"}
                """
                        .formatted(path));

        assertThat(Hub.read(
                                mapping,
                                "{\"n\": 1, \"cognome\": \"Rossi\", \"meta\": {\"etichette\": {\"sistema\":"
                                        + " \"https://codici.sistema-regionale.example/riservatezza/livelli\","
                                        + " \"valore\": {\"codice\": {}}}}}")
                        .told())
                .containsExactlyInAnyOrder("1 " + path + ": WRONG_SHAPE", "1 cognome: IDENTITY_NOT_ALLOWED");
    }
}
