package it.ponte.reading;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.reading.Form.Format;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlLinesTest {
    private static final List<String> SOURCES = List.of(
            "@id", "cognome", "nascita.@comune", "nascita", "lingue.lingua", "contatto[@tipo='mail']", "note", "vuoto");

    private static Sent sent(String xml) {
        return sent(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static Sent sent(byte[] xml) {
        return Sent.of(Format.XML, "esportazione.persone.persona", SOURCES, xml);
    }

    private static Sent person(String inside) {
        return sent("<esportazione><persone><persona id='1'>" + inside + "</persona></persone></esportazione>");
    }

    @Test
    void recordsStandAtAPathAndHoldTextsAttributesAndLists() throws IOException {
        List<Taken> lines =
                sent("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <!-- esportazione mensile --><?stile nessuno?>
                        <e:esportazione xmlns:e="urn:x" xmlns:xsi="urn:xsi">
                          <persona id="fuori"><cognome>No</cognome></persona>
                          <e:persone>
                            <e:persona e:id="1"><e:cognome>D&apos;Al&#xF2; &amp; <![CDATA[<figli>]]></e:cognome>
                              <nascita comune="F257">1990-01-02</nascita>
                              <lingue><lingua>it</lingua><lingua>ar</lingua></lingue>
                              <contatto tipo="tel">1</contatto><contatto tipo="mail">a@x.example</contatto>
                              <note>detto <b>due</b> volte</note><vuoto xsi:nil="true"/><ignoto><a><b/></a></ignoto>
                            </e:persona>
                            <altro><persona id="dentro"/></altro>
                          </e:persone>
                          <e:persone><persona id="2"><persona id="3"/><lingue><lingua>fr</lingua></lingue><vuoto/></persona></e:persone>
                        </e:esportazione>
                        """)
                        .lines();

        assertThat(lines).extracting(Taken::number).containsExactly(1, 2);
        assertThat(lines).allSatisfy(line -> assertThat(line.problems()).isEmpty());
        assertThat(lines.get(0).values())
                .isEqualTo(Map.of(
                        "@id",
                        "1",
                        "cognome",
                        "D'Alò & <figli>",
                        "nascita.@comune",
                        "F257",
                        "nascita",
                        "1990-01-02",
                        "lingue.lingua",
                        List.of("it", "ar"),
                        "contatto[@tipo='mail']",
                        "a@x.example",
                        "note",
                        "detto due volte"));
        assertThat(lines.get(1).values()).isEqualTo(Map.of("@id", "2", "lingue.lingua", "fr"));
    }

    @Test
    void anElementThatOnlyHoldsOthersIsNoTextAndATextIsNoPlaceToGoOnFrom() throws IOException {
        assertThat(person("<cognome><a>Rossi</a></cognome><lingue>it</lingue>").told())
                .containsExactly("1 cognome: WRONG_SHAPE", "1 lingue.lingua: WRONG_SHAPE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<esportazione><persone>|1 : TRUNCATED",
                "<esportazione><persone><persona id='1|1 : TRUNCATED",
                "<?xml version='1.0'?>|1 : TRUNCATED",
                "<altro><persona/></altro>|0 esportazione.persone.persona: MISSING_COLUMN",
                "<esportazione/>|0 esportazione.persone.persona: MISSING_COLUMN",
                "<esportazione></persone></esportazione>|1 : NOT_XML",
                "<esportazione/><esportazione/>|1 : NOT_XML",
                "<esportazione/>altro|1 : NOT_XML",
                "numero;cognome|1 : NOT_XML",
                "{\"numero\": 1}|1 : NOT_XML",
                "<esportazione>&sconosciuta;</esportazione>|1 : NOT_XML",
                "<esportazione>&#0;</esportazione>|1 : NOT_XML",
                "<esportazione>&#xD800;</esportazione>|1 : NOT_XML",
                "<x:esportazione/>|1 : NOT_XML",
                "<esportazione a='1' a='2'/>|1 : NOT_XML",
                "<!DOCTYPE esportazione><esportazione/>|1 : DOCTYPE_NOT_ALLOWED",
                "<!DOCTYPE e SYSTEM 'file:///etc/passwd'><e/>|1 : DOCTYPE_NOT_ALLOWED",
                "<!DOCTYPE e [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><e>&x;</e>|1 : DOCTYPE_NOT_ALLOWED",
                "<!DOCTYPE e [<!ENTITY % x SYSTEM 'http://x.example/x.dtd'> %x;]><e/>|1 : DOCTYPE_NOT_ALLOWED",
                "<!DOCTYPE e [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'><!ENTITY c '&b;&b;'>]><e>&c;</e>|1 : DOCTYPE_NOT_ALLOWED"
            })
    void whatIsNoPlainXmlIsRefusedAsAWhole(String xml, String told) throws IOException {
        assertThat(sent(xml).told()).containsExactly(told);
    }

    @Test
    void theSameAttributeOfTwoNamespacesIsRefused() throws IOException {
        assertThat(sent("<esportazione xmlns:x='u'><persone><persona id='1' x:id='2'/></persone></esportazione>")
                        .told())
                .containsExactly("1 : DUPLICATE_KEY");
    }

    @Test
    void whatWouldFillTheMemoryIsRefused() throws IOException {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            attributes.append(" a").append(i).append("='1'");
        }
        String big = "x".repeat(10_000_000);

        for (String inside : List.of(
                "<a>".repeat(20_000),
                "<a>".repeat(60),
                "<a" + attributes + "/>",
                "<a" + attributes.substring(0, attributes.indexOf(" a250")) + "/>",
                "<cognome>" + big + "</cognome>",
                "<altro>" + big + "</altro>",
                "<altro><![CDATA[" + big + "]]></altro>",
                "<!--" + big + "-->",
                "<?x " + big + "?>",
                "<a b='" + big + "'/>",
                "<" + big + "/>")) {
            assertThat(person(inside).told()).singleElement().asString().endsWith(" : TOO_LARGE");
        }
    }

    @Test
    void aRecordThatIsTooLargeIsSetAsideAndTheNextIsRead() throws IOException {
        for (String inside : List.of(
                "<lingue>" + "<lingua/>".repeat(30_000) + "</lingue>",
                ("<note>" + "x".repeat(400_000) + "</note>").repeat(3))) {
            Sent sent = person(inside + "</persona><persona id='2'>");
            assertThat(sent.told()).containsExactly("1 : TOO_LARGE");
            assertThat(sent.lines().get(0).values()).isEmpty();
            assertThat(sent.lines().get(1).values()).containsEntry("@id", "2");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,,''",
        "UTF-8,utf-8,''",
        "UTF-8,UTF-8,efbbbf",
        "UTF-8,,efbbbf",
        "windows-1252,windows-1252,''",
        "windows-1252,ISO-8859-1,''",
        "ISO-8859-15,ISO-8859-15,''",
        "UTF-16LE,UTF-16,fffe",
        "UTF-16LE,,fffe",
        "UTF-16BE,UTF-16BE,feff",
        "UTF-16BE,UTF-16,''",
        "UTF-16LE,UTF-16LE,''"
    })
    void declarationAndMarkTellTheCharset(String written, String declared, String mark) throws IOException {
        assertThat(encoded("Niccolò €", written, declared, mark).values()).containsEntry("cognome", "Niccolò €");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252,,''",
        "windows-1252,UTF-8,''",
        "windows-1252,US-ASCII,''",
        "UTF-8,windows-1252,efbbbf",
        "UTF-8,UTF-16,''",
        "UTF-8,IBM037,''",
        "UTF-8,UTF-7,''",
        "UTF-8,none-such,''",
        "UTF-16LE,UTF-8,fffe",
        "UTF-16LE,UTF-16BE,fffe"
    })
    void aWrongOrMissingDeclarationIsToldAndNothingIsGuessed(String written, String declared, String mark)
            throws IOException {
        assertThat(encoded("Niccolò €", written, declared, mark).told()).containsExactly("0 : WRONG_CHARSET");
    }

    @Test
    void noReplacementCharacterIsTaken() throws IOException {
        assertThat(person("<cognome>Niccol\uFFFD</cognome>").told()).containsExactly("1 cognome: WRONG_CHARSET");
        byte[] undefined =
                encoded("NiccolX", "windows-1252", "windows-1252", "").bytes();
        for (int i = 0; i < undefined.length; i++) {
            undefined[i] = undefined[i] == 'X' ? (byte) 0x81 : undefined[i];
        }
        assertThat(sent(undefined).told()).containsExactly("0 : WRONG_CHARSET");
    }

    private static Sent encoded(String name, String written, String declared, String mark) {
        String declaration = declared == null ? "" : "<?xml version='1.0' encoding='" + declared + "'?>";
        byte[] text = (declaration + "<esportazione><persone><persona><cognome>" + name
                        + "</cognome></persona></persone></esportazione>")
                .getBytes(Charset.forName(written));
        byte[] marks = java.util.HexFormat.of().parseHex(mark);
        byte[] all = java.util.Arrays.copyOf(marks, marks.length + text.length);
        System.arraycopy(text, 0, all, marks.length, text.length);
        return sent(all);
    }
}
