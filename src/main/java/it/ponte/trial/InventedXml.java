package it.ponte.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes records as XML.
 *
 * @param each path of the records from the outermost element
 */
record InventedXml(String each) {
    /** Under this name an element with attributes or children has its own text. */
    static final String TEXT = "";

    String of(Iterable<JsonNode> records) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            String[] steps = each.split("\\.");
            for (int i = 0; i < steps.length - 1; i++) {
                xml.writeStartElement(steps[i]);
            }
            for (JsonNode record : records) {
                xml.writeCharacters("\n");
                element(steps[steps.length - 1], record, xml);
            }
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text + "\n";
    }

    private static void element(String name, JsonNode content, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement(name);
        for (Map.Entry<String, JsonNode> attribute : content.properties()) {
            if (attribute.getKey().startsWith("@")) {
                xml.writeAttribute(
                        attribute.getKey().substring(1), attribute.getValue().asText());
            }
        }
        for (Map.Entry<String, JsonNode> child : content.properties()) {
            if (!child.getKey().startsWith("@") && !child.getKey().equals(TEXT)) {
                element(child.getKey(), child.getValue(), xml);
            }
        }
        xml.writeCharacters((content.isValueNode() ? content : content.path(TEXT)).asText());
        xml.writeEndElement();
    }
}
