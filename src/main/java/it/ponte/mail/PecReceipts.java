package it.ponte.mail;

import it.ponte.mail.DeliveryReport.Kind;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the receipts of certified mail (RFC 6109, 3.1 and 4.4): header {@code X-Ricevuta}, facts in {@code daticert.xml}.
 * Only what both say is believed.
 */
final class PecReceipts {
    private static final Map<String, Kind> KINDS = Map.of(
            "accettazione", Kind.ACCEPTED,
            "avvenuta-consegna", Kind.DELIVERED,
            "preavviso-errore-consegna", Kind.DELAYED,
            "non-accettazione", Kind.RETURNED,
            "errore-consegna", Kind.RETURNED);
    private static final Set<String> ERRORS = Set.of("no-dest", "no-dominio", "virus", "altro");
    private static final Set<String> WITH_ADDRESS = Set.of("destinatari", "consegna");
    private static final int MOST_ELEMENTS = 1000;

    private PecReceipts() {}

    /** Whether a mail says to be one that tells of a mail of ours. */
    static boolean mayBe(Letterhead head) {
        return KINDS.containsKey(head.word("X-Ricevuta"));
    }

    /** What it says; empty when its header and its facts do not say the same. */
    static Optional<DeliveryReport> read(Letterhead head, ReportParts parts) throws XMLStreamException {
        Map<String, String> facts = new HashMap<>();
        List<String> addresses = new ArrayList<>();
        read(parts.facts(), facts, addresses);
        String word = head.word("X-Ricevuta");
        String id = bare(head.first("X-Riferimento-Message-ID").orElse(""));
        boolean isSure = word.equals(facts.get("tipo")) && !id.isEmpty() && id.equals(bare(facts.get("msgid")));
        if (!isSure) {
            return Optional.empty();
        }
        Kind kind = KINDS.get(word);
        boolean wentWrong = kind == Kind.RETURNED || kind == Kind.DELAYED;
        String error = ERRORS.contains(facts.getOrDefault("errore", "")) ? facts.get("errore") : word;
        return Bounces.report(Optional.of(id), kind, wentWrong ? error : null, addresses);
    }

    private static void read(byte[] xml, Map<String, String> facts, List<String> addresses) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        String element = "";
        for (int elements = 0; reader.hasNext() && elements < MOST_ELEMENTS; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                elements++;
                element = reader.getLocalName();
                if (element.equals("postacert")) {
                    facts.put("tipo", reader.getAttributeValue(null, "tipo"));
                    facts.put("errore", reader.getAttributeValue(null, "errore"));
                }
            } else if (event == XMLStreamConstants.CHARACTERS && !reader.isWhiteSpace()) {
                if (element.equals("msgid")) {
                    facts.put(element, reader.getText());
                } else if (WITH_ADDRESS.contains(element)) {
                    addresses.add(reader.getText());
                }
            }
        }
    }

    private static String bare(String messageId) {
        return messageId == null ? "" : messageId.strip().replaceAll("^<|>$", "");
    }
}
