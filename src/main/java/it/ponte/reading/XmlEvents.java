package it.ponte.reading;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements and texts of an XML document, one after the other. No document type is let in, so that nothing can be
 * declared, and nothing of ours be named; depth, attributes and texts are bounded. Namespaces are dropped.
 */
public final class XmlEvents implements Closeable {
    private static final int DEEPEST = 50;
    private static final int MOST_ATTRIBUTES = 200;
    private static final int LONGEST_TEXT = 1_000_000;
    /** How the parser of the JDK marks what is beyond its own limits, in any language. */
    private static final String BEYOND_A_LIMIT = "JAXP0001";

    private final XmlCharacters characters;
    private final XMLStreamReader xml;
    private int depth;
    private int textLength;

    /**
     * Over these bytes, in whatever encoding they declare; closing it closes them.
     *
     * @throws IOException when they are no XML from the beginning
     */
    public XmlEvents(InputStream in) throws IOException {
        this.characters = XmlCharacters.of(in);
        characters.allow(LONGEST_TEXT);
        try {
            this.xml = hardened().createXMLStreamReader(characters);
        } catch (XMLStreamException | RuntimeException broken) {
            throw refusal(broken);
        }
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Goes to the next: one of START_ELEMENT, END_ELEMENT, CHARACTERS, END_DOCUMENT of {@link XMLStreamConstants}. */
    public int next() throws IOException {
        while (true) {
            int event = read();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    textLength = 0;
                    if (++depth > DEEPEST || xml.getAttributeCount() > MOST_ATTRIBUTES) {
                        throw here(ProblemCode.TOO_LARGE);
                    }
                    return event;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    textLength = 0;
                    depth--;
                    return event;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    textLength += xml.getTextLength();
                    if (textLength > LONGEST_TEXT) {
                        throw here(ProblemCode.TOO_LARGE);
                    }
                    return XMLStreamConstants.CHARACTERS;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return event;
                }
                case XMLStreamConstants.DTD -> throw here(ProblemCode.DOCTYPE_NOT_ALLOWED);
                case XMLStreamConstants.ENTITY_REFERENCE -> throw here(ProblemCode.NOT_XML);
                default -> {} // comments and processing instructions tell nothing
            }
        }
    }

    private int read() throws IOException {
        characters.allow(LONGEST_TEXT);
        try {
            return xml.next();
        } catch (XMLStreamException | RuntimeException broken) {
            throw refusal(broken);
        }
    }

    /** Why the parser stopped: the bytes did not come, there were too many or too few of them, or they are no XML. */
    private IOException refusal(Exception broken) {
        if (characters.failure() != null) {
            return characters.failure();
        }
        Location place = broken instanceof XMLStreamException known ? known.getLocation() : null;
        if (place == null) {
            return new Unreadable(ProblemCode.NOT_XML);
        }
        ProblemCode code = broken.getMessage().contains(BEYOND_A_LIMIT)
                ? ProblemCode.TOO_LARGE
                : characters.isEnd(place.getCharacterOffset()) ? ProblemCode.TRUNCATED : ProblemCode.NOT_XML;
        return new Unreadable(code, Math.max(0, place.getLineNumber()), null);
    }

    /** A refusal of the whole message at this place. */
    Unreadable here(ProblemCode code) {
        return new Unreadable(code, Math.max(0, xml.getLocation().getLineNumber()), null);
    }

    /** How many elements are open. */
    int depth() {
        return depth;
    }

    /** The name of the element that has just begun or ended. */
    public String name() {
        return xml.getLocalName();
    }

    /** The text that has just been read, perhaps only a part of it. */
    public String text() {
        return xml.getText();
    }

    int attributes() {
        return xml.getAttributeCount();
    }

    String attributeName(int place) {
        return xml.getAttributeLocalName(place);
    }

    String attribute(int place) {
        return xml.getAttributeValue(place);
    }

    /** Passes over everything until only so many elements are open. */
    void leaveTo(int open) throws IOException {
        while (depth > open) {
            next();
        }
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }
}
