package it.ponte.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;

/** Records of an XML document: the elements that stand at the mapping's {@code each}, counted from 1. */
final class XmlLines implements LineSource {
    private final Limits limits;
    private final XmlEvents xml;
    private final String each;
    private final String[] names;
    private final TreePaths paths;
    private final Set<String> wanted;
    /** How many open elements, from the outermost, are those of the path. */
    private int onThePath;

    private int reached;
    private int count;
    private boolean ended;

    XmlLines(InputStream in, Layout layout, Limits limits) throws IOException {
        this.limits = limits;
        this.xml = new XmlEvents(in);
        this.each = layout.form().each();
        this.names = each.split("\\.");
        this.paths = TreePaths.of(layout.sources());
        this.wanted = paths.firstNames();
    }

    @Override
    public Taken next() throws IOException {
        while (!ended) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && isOnThePath()) {
                onThePath++;
                reached = Math.max(reached, onThePath);
                if (onThePath == names.length) {
                    onThePath--;
                    return line();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                onThePath = Math.min(onThePath, xml.depth());
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                ended = true;
            }
        }
        if (reached < Math.max(1, names.length - 1)) {
            throw new Unreadable(ProblemCode.MISSING_COLUMN, 0, each);
        }
        return null;
    }

    private boolean isOnThePath() {
        return onThePath == xml.depth() - 1 && names[onThePath].equals(xml.name());
    }

    private Taken line() throws IOException {
        if (++count > limits.lines()) {
            throw new Unreadable(ProblemCode.TOO_LARGE, count, null);
        }
        Taken taken = new Taken(count, limits.cell());
        Map<String, Object> record = new XmlRecord(xml, wanted, paths.passedOver()).read();
        if (record == null) {
            taken.problem("", ProblemCode.TOO_LARGE);
        } else {
            paths.take(record, taken);
        }
        return taken;
    }

    @Override
    public List<String> notMapped() {
        return paths.passedOver().names();
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
