package it.ponte.trial;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.mapping.CanonicalField;
import it.ponte.mapping.CanonicalFields;
import it.ponte.mapping.FieldRule;
import it.ponte.mapping.Mappings;
import it.ponte.mapping.Produces;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.Skills;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class LayoutSheetTest {
    private static final Path HOME = Path.of(".");

    private final Partners partners = new Partners(HOME);
    private final Skills skills = new Skills(HOME);
    private final LayoutSheet sheet = new LayoutSheet(
            partners,
            new Mappings(HOME, skills, partners, Mappings.CHECKED_ON),
            skills,
            URI.create("https://ponte.example"),
            2022,
            "aiuto@ponte.example");

    @Test
    void itSaysColumnsFormatsCodesAndTheWayInAndIsTagged() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(sheet.pdf("csm-valmora"))) {
            assertThat(pdf.getNumberOfPages()).isOne();
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("it");
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Tracciato per Centro di Salute Mentale di Valmora", "giorno gg/mm/aaaa", "12/05/1984")
                    .contains("li ignoriamo e non li")
                    .contains("host ponte.example, porta 2022, utente csm-valmora", "aiuto@ponte.example")
                    .contains("Se «ANONIMO» dice sì");
        }
        assertThat(sheet.html(partners.get("csm-valmora")))
                .contains(">MEDIA</span> = licenza media", ">SERRA</span> = Impianti di irrigazione");
    }

    @Test
    void itSaysHowOutcomesComeBackWhereThatWasAgreed() {
        assertThat(sheet.html(partners.get("csm-valmora")))
                .contains("Come ricevete gli esiti", "esiti-&lt;data&gt;-&lt;n&gt;.csv nella cartella out/.")
                .doesNotContain("webhook");
        assertThat(sheet.html(partners.get("caritas-valmora"))).doesNotContain("Come ricevete gli esiti");
    }

    @Test
    void everyPartnerHasOneOfOnePage() throws IOException {
        for (Partner partner : partners.all()) {
            try (PDDocument pdf = Loader.loadPDF(sheet.pdf(partner.id()))) {
                assertThat(pdf.getNumberOfPages()).as(partner.id()).isOne();
            }
        }
    }

    @Test
    void everyFieldHasItsWords() {
        SheetWords words = new SheetWords(skills);
        CanonicalFields fields = new CanonicalFields(skills, Mappings.CHECKED_ON);
        for (Produces kind : Produces.values()) {
            for (CanonicalField field : fields.of(kind).values()) {
                assertThat(words.say(field.name())).isNotBlank();
                FieldRule rule = new FieldRule(field, "X", field.usual(), null, null, null, null);
                assertThat(words.format(rule)).as(field.name()).isNotBlank();
            }
        }
    }
}
