package it.ponte.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** To whom a provider certifies that a mail was sent ({@code daticert.xml}, RFC 6109, 4.4). */
final class CertifiedRecipients {
    private static final XMLInputFactory XML = hardened();

    private CertifiedRecipients() {}

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /**
     * Their addresses, as they stand there.
     *
     * @throws IOException when the bytes are no XML
     */
    static List<String> in(InputStream certified) throws IOException {
        List<String> found = new ArrayList<>();
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(certified);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("destinatari")) {
                    found.add(xml.getElementText().strip());
                }
            }
        } catch (XMLStreamException broken) {
            throw new IOException("daticert.xml is no XML", broken);
        }
        return found;
    }
}
