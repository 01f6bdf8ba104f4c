package it.ponte.mail;

import it.ponte.reading.XmlEvents;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;

/** To whom a provider certifies that a mail was sent ({@code daticert.xml}, RFC 6109, 4.4). */
final class CertifiedRecipients {
    private CertifiedRecipients() {}

    /**
     * Their addresses, as they stand there.
     *
     * @throws IOException when the bytes are no XML
     */
    static List<String> in(InputStream certified) throws IOException {
        List<String> found = new ArrayList<>();
        try (XmlEvents xml = new XmlEvents(certified)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("destinatari")) {
                    found.add(textOf(xml));
                }
            }
        }
        return found;
    }

    private static String textOf(XmlEvents xml) throws IOException {
        StringBuilder text = new StringBuilder();
        while (xml.next() == XMLStreamConstants.CHARACTERS) {
            text.append(xml.text());
        }
        return text.toString().strip();
    }
}
