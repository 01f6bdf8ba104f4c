package it.ponte.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.partner.Channel;
import it.ponte.partner.MappingChoice;
import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKind;
import it.ponte.partner.Partners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingsTest {
    private static final String HEAD = "produces: referral\nreads: {format: csv}\nfields:\n  externalId: {from: N}\n";

    private static void write(Path home, String name, String yaml) throws IOException {
        Files.createDirectories(home.resolve("mappings").resolve(name));
        Files.writeString(home.resolve("mappings").resolve(name).resolve("mapping.yaml"), yaml);
    }

    /** Loads them for partners who use none of them. */
    private static Mappings loaded(Path home) throws IOException {
        Files.createDirectories(home.resolve("config/partners"));
        Files.copy(
                MappingsUnderTest.HOME.resolve("config/partner.schema.json"),
                home.resolve("config/partner.schema.json"),
                StandardCopyOption.REPLACE_EXISTING);
        return new Mappings(home, MappingsUnderTest.SKILLS, new Partners(home), MappingsUnderTest.CLOCK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "beneficiary.name: {from: A}|fields.beneficiary.name: is no field of a referral",
                "education: {form: A}|fields.education: property 'form' is not defined",
                "education: {from: A, value: TERTIARY}|fields.education: must be valid to one and only one schema",
                "education: {from: A, codes: t}|fields.education.codes: there is no table t under codes",
                "education: {from: A, otherwise: SOME}|fields.education.otherwise: \"SOME\" is no value",
                "education: {from: A, as: date}|fields.education.as: gives no Education",
                "beneficiary.bornOn: {from: A, as: date dd/MM}|fields.beneficiary.bornOn.as: a date pattern needs",
                "beneficiary.bornOn: {from: A, as: giorno}|fields.beneficiary.bornOn.as: no such converter",
                "province: {value: [MO, RE]}|fields.province.value: the field holds one value",
                "avoid.comune: {from: A, otherwise: []}|fields.avoid.comune.otherwise: an exclusion",
                "protection: {from: A, otherwise: \"no\"}|fields.protection.otherwise: whose flag is not understood",
                "beneficiary.codiceFiscale: {from: A, otherwise: VRDLNE85M41F257K}|fields.beneficiary.codiceFiscale.otherwise: cannot be the same for several lines",
                "beneficiary.codiceFiscale: {value: VRDLNE85M41F257K}|fields.beneficiary.codiceFiscale.value: cannot be the same for several lines",
                "workplace.comune: {from: A}|fields.workplace.comune: is no field of a referral",
                "avoid.comune: {value: Valmora}|fields.avoid.comune.value: \"Valmora\" is no value",
                "province: {value: XX}|fields.province.value: \"XX\" is no value",
                "province: {from: A, as: list}|fields.province.as: the field holds one value",
                "skills: {value: flying}|fields.skills.value: \"flying\" is no value"
            })
    void aWrongFieldIsNamedWithWhatIsWrong(String field, String error) {
        assertThat(MappingsUnderTest.errorsOf(HEAD + "  " + field + "\n"))
                .isNotEmpty()
                .allSatisfy(told -> assertThat(told).startsWith(error.substring(0, error.indexOf(':'))));
        assertThat(MappingsUnderTest.errorsOf(HEAD + "  " + field + "\n"))
                .anySatisfy(told -> assertThat(told).startsWith(error));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "basis.kind: {from: A}|fields.basis.kind: says nothing without fields.basis.givenOn",
                "basis.kind: {value: CONSENT}|fields.basis.kind: says nothing without fields.basis.givenOn",
                "basis.givenOn: {from: A}|fields.basis.givenOn: says nothing without fields.basis.kind"
            })
    void aLegalBasisIsMappedWithItsDayOrNotAtAll(String field, String error) {
        assertThat(MappingsUnderTest.errorsOf(HEAD + "  " + field + "\n"))
                .singleElement()
                .asString()
                .startsWith(error);
        assertThat(MappingsUnderTest.errorsOf(HEAD + "  basis.kind: {value: CONSENT}\n  basis.givenOn: {from: A}\n"))
                .isEmpty();
    }

    @Test
    void whatAConsentCoversMustBeUnderstoodAndSaySomething() {
        String basis = HEAD + "  basis.kind: {value: CONSENT}\n  basis.givenOn: {from: A}\n";

        assertThat(MappingsUnderTest.errorsOf(basis + "  basis.scope: {from: B, otherwise: MATCHING}\n"))
                .singleElement()
                .asString()
                .startsWith("fields.basis.scope.otherwise: what a consent covers");
        assertThat(MappingsUnderTest.errorsOf(
                        basis + "  basis.scope: {from: B, codes: per}\ncodes:\n  per: {P: MATCHING, N: []}\n"))
                .singleElement()
                .asString()
                .startsWith("codes.per.N: a consent that covers nothing is none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{from: N, otherwise: SENZA}", "{value: SENZA}"})
    void linesWithoutANumberAreNotOneCase(String number) {
        assertThat(MappingsUnderTest.errorsOf(HEAD.replace("{from: N}", number)))
                .singleElement()
                .asString()
                .startsWith("fields.externalId")
                .endsWith("cannot be the same for several lines");
    }

    @Test
    void codesAreCheckedAgainstOurLists() {
        String codes =
                """
                  skills: {from: A, codes: cosa}
                codes:
                  cosa: {CUCINA: cooking, VOLO: flying, cucina: cooking}
                  dimenticata: {X: Y}
                """;

        assertThat(MappingsUnderTest.errorsOf(HEAD + codes))
                .containsExactlyInAnyOrder(
                        "codes.cosa.VOLO: \"flying\" is no value of this field",
                        "codes.cosa.cucina: stands there twice, but for capitals",
                        "codes.dimenticata: no field uses this table");
    }

    @Test
    void aTableOfWhichEverythingIsStillACommentIsSaidToBeEmpty() {
        assertThat(MappingsUnderTest.errorsOf(
                        HEAD + "  skills: {from: A, codes: cosa}\ncodes:\n  cosa:\n    # CUCINA:\n"))
                .containsExactly("codes.cosa: is empty: fill it in, or take it away");
    }

    @Test
    void aFormHasItsOwnWordsOnly() {
        assertThat(MappingsUnderTest.errorsOf(HEAD.replace("format: csv", "format: json, separator: \";\"")))
                .isNotEmpty();
        assertThat(MappingsUnderTest.errorsOf(HEAD.replace("format: csv", "format: csv, charset: windows-9999")))
                .containsExactly("reads.charset: no such charset");
        assertThat(MappingsUnderTest.errorsOf(HEAD.replace("format: csv", "format: dbf")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "format: xml, each: a.b|\"$eval('1')\"|is no path",
                "format: json|\"N & M\"|is no path",
                "format: ndjson|\"N[$f(x)]\"|is no path",
                "format: json|\"a[b=']\"|is no path",
                "format: fhir|\"Condition.code\"|begins with none of",
                "format: fhir|\"Patient.name.$count()\"|is no path"
            })
    void aPathThatIsMoreThanAPathIsNamed(String reads, String from, String error) {
        String yaml = HEAD.replace("format: csv", reads).replace("{from: N}", "{from: " + from + "}");

        assertThat(MappingsUnderTest.errorsOf(yaml))
                .singleElement()
                .asString()
                .startsWith("fields.externalId.from: " + error);
    }

    @Test
    void aTreeHasItsOwnWordsOnly() {
        assertThat(MappingsUnderTest.errorsOf(HEAD.replace("csv", "xml")))
                .singleElement()
                .asString()
                .contains("each");
        assertThat(MappingsUnderTest.errorsOf(HEAD.replace("csv", "ndjson, each: a")))
                .isNotEmpty();
        assertThat(MappingsUnderTest.errorsOf(HEAD.replace("csv", "xml, each: a, charset: UTF-8")))
                .isNotEmpty();
        assertThat(MappingsUnderTest.errorsOf(
                        HEAD.replace("csv", "fhir, each: entry").replace("N}", "ServiceRequest.id}")))
                .isNotEmpty();
        assertThat(MappingsUnderTest.errorsOf(HEAD.replace("csv", "xml, each: a.b")))
                .isEmpty();
        assertThat(MappingsUnderTest.errorsOf(HEAD.replace("csv", "ndjson"))).isEmpty();
        assertThat(MappingsUnderTest.errorsOf(HEAD.replace("csv", "fhir").replace("N}", "ServiceRequest.id}")))
                .isEmpty();
        assertThat(MappingsUnderTest.errorsOf(HEAD.replace("N}", "'Importo (lordo) & $ [€]'}")))
                .isEmpty();
    }

    @Test
    void aTableThatCannotBeReadIsNoMapping() {
        for (String table : new String[] {
            "separator: '\"'",
            "quote: none, separator: \"\\n\"",
            "separator: \";\", quote: \";\"",
            "footer: \"\\u200B\""
        }) {
            assertThat(MappingsUnderTest.errorsOf(HEAD.replace("format: csv", "format: csv, " + table)))
                    .as(table)
                    .singleElement()
                    .asString()
                    .startsWith("reads: ");
        }
        for (String table :
                new String[] {"separator: \\t", "quote: nothing", "footer: []", "headerRows: 0", "footer: ' '"}) {
            assertThat(MappingsUnderTest.errorsOf(HEAD.replace("format: csv", "format: csv, " + table)))
                    .as(table)
                    .isNotEmpty();
        }
        assertThat(MappingsUnderTest.errorsOf(
                        HEAD.replace("format: csv", "format: csv, separator: \"\\t\", quote: none, footer: A")))
                .isEmpty();
    }

    @Test
    void whatIsRequiredMustBeMapped() {
        assertThat(MappingsUnderTest.errorsOf(
                        "produces: outcome\nreads: {format: csv}\nfields: {externalId: {value: 1}}\n"))
                .containsExactlyInAnyOrder(
                        "fields.externalId.value: cannot be the same for several lines",
                        "fields.about: is required and not mapped",
                        "fields.kind: is required and not mapped",
                        "fields.on: is required and not mapped");
    }

    @Test
    void aFieldThatStandsThereTwiceIsAnError() {
        assertThat(MappingsUnderTest.errorsOf(HEAD + "  externalId: {from: M}\n"))
                .singleElement()
                .asString()
                .startsWith("line 5: Duplicate field");
    }

    @Test
    void everyErrorOfEveryFileIsToldAtOnce(@TempDir Path home) throws IOException {
        write(home, "uno", HEAD + "  eta: {from: A}\n");
        write(home, "due", "produces: referral\nreads: {format: csv}\nfields: {province: {value: XX}}\n");
        write(home, "api-referral", HEAD);
        Files.createDirectories(home.resolve("mappings/vuota"));

        assertThat(Mappings.check(home, MappingsUnderTest.SKILLS))
                .containsExactly(
                        "mappings/api-referral/mapping.yaml: the folder: has the name of one of the hub's own layouts",
                        "mappings/due/mapping.yaml: fields.province.value: \"XX\" is no value of this field",
                        "mappings/due/mapping.yaml: fields.externalId: is required and not mapped",
                        "mappings/uno/mapping.yaml: fields.eta: is no field of a referral",
                        "mappings/vuota/mapping.yaml: the file: is missing");
        assertThatThrownBy(() -> loaded(home))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fields.eta")
                .hasMessageContaining("fields.province.value");
    }

    @Test
    void thisInstallationsMappingsAreRight() {
        assertThat(Mappings.check(MappingsUnderTest.HOME, MappingsUnderTest.SKILLS))
                .isEmpty();
    }

    @Test
    void theHubDoesNotStartWithACentreWhoseMappingNamesWhoSheIs(@TempDir Path home) throws IOException {
        write(home, "uno", HEAD + "  beneficiary.phone: {from: TEL}\n");
        Mappings before = loaded(home);
        Files.writeString(
                home.resolve("config/partners/centro.yaml"),
                """
                id: centro
                name: Centro
                kind: ANTI_VIOLENCE_CENTRE
                territory: Valmora
                channels: [{type: form, mapping: uno}]
                """);

        assertThat(before.get("uno")).isNotNull();
        assertThatThrownBy(() -> loaded(home))
                .hasMessageContaining("mapping.yaml: fields.beneficiary.phone: tells who");
        assertThat(Mappings.check(home, MappingsUnderTest.SKILLS)).hasSize(1);
    }

    @Test
    @Tag("P1")
    void aMappingOfAnAntiViolenceCentreMayNotNameWhoSheIs() {
        Partner centre = Partner.of(
                "centro",
                "Centro",
                PartnerKind.ANTI_VIOLENCE_CENTRE,
                List.of(
                        new Channel.Form(MappingChoice.always("iscrizioni")),
                        new Channel.Rest(MappingChoice.always("nessuna"))));

        assertThat(MappingsUnderTest.MAPPINGS.faultsOf(centre))
                .contains("config/partners/centro.yaml: channels: there is no mapping nessuna")
                .anySatisfy(fault ->
                        assertThat(fault).startsWith("mappings/iscrizioni/mapping.yaml: fields.beneficiary.lastName"))
                .anySatisfy(fault ->
                        assertThat(fault).startsWith("mappings/iscrizioni/mapping.yaml: fields.beneficiary.sex"))
                .noneSatisfy(fault -> assertThat(fault).contains("fields.skills"));
    }

    @Test
    void theVersionChangesWithTheFile(@TempDir Path home) throws IOException {
        write(home, "uno", HEAD);
        String before = loaded(home).get("uno").version();
        write(home, "uno", HEAD + "  province: {value: MO}\n");

        assertThat(before).matches("[0-9a-f]{12}");
        assertThat(loaded(home).get("uno").version()).isNotEqualTo(before);
    }

    @Test
    void editorsAndTheHubReadTheSameSchema() throws IOException {
        try (var ours = Mappings.class.getResourceAsStream("mapping.schema.json")) {
            assertThat(Files.readAllBytes(MappingsUnderTest.HOME.resolve("mappings/mapping.schema.json")))
                    .isEqualTo(ours.readAllBytes());
        }
    }
}
