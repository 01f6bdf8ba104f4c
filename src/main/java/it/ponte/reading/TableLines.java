package it.ponte.reading;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lines of a table: what stands between its header and its footer. */
final class TableLines implements LineSource {
    /** A table may begin with a title and a logo; its header stands among these rows. */
    private static final int ROWS_BEFORE_DATA = 20;

    private final TableRows rows;
    private final Layout layout;
    private final TableForm form;
    private final Limits limits;
    private final List<String> footers;
    private final Deque<TableRow> setBack = new ArrayDeque<>();
    private final PassedOver passedOver = new PassedOver(List.of());
    private Columns columns;
    private int count;
    private boolean ended;

    TableLines(TableRows rows, Layout layout, Limits limits) {
        this.rows = rows;
        this.layout = layout;
        this.form = layout.form().table();
        this.limits = limits;
        this.footers = form.footers().stream().map(Titles::key).toList();
    }

    @Override
    public Taken next() throws IOException {
        if (columns == null) {
            findHeader();
        }
        TableRow row = ended ? null : setBack.isEmpty() ? nextRow() : setBack.remove();
        ended = row == null || isFooter(row);
        if (!ended && ++count > limits.lines()) {
            throw new Unreadable(ProblemCode.TOO_LARGE, row.number(), null);
        }
        return ended ? null : columns.of(row, limits);
    }

    private void findHeader() throws IOException {
        List<TableRow> seen = new ArrayList<>();
        Titles best = null;
        int header = 0;
        long mostNamed = -1;
        while (seen.size() < ROWS_BEFORE_DATA && mostNamed < layout.sources().size()) {
            TableRow row = nextRow();
            if (row == null) {
                break;
            }
            seen.add(row);
            Titles titles = new Titles(seen.subList(Math.max(0, seen.size() - form.headerRows()), seen.size()));
            long named = form.headerRow() == 0
                    ? titles.named(layout.sources())
                    : row.number() < form.headerRow() ? -1 : Long.MAX_VALUE;
            if (named > mostNamed) {
                best = titles;
                header = seen.size();
                mostNamed = named;
            }
        }
        ended = best == null;
        if (best != null) {
            if (best.named(layout.sources()) > 0) { // else it may be no header, but somebody's data
                best.besides(layout.sources()).forEach(passedOver::add);
            }
            columns = Columns.in(best, layout, seen.get(header - 1).number(), limits);
            setBack.addAll(seen.subList(header, seen.size()));
        }
    }

    /** The next row that tells something. */
    private TableRow nextRow() throws IOException {
        TableRow row = rows.next();
        while (row != null && row.width() == 0) {
            row = rows.next();
        }
        return row;
    }

    private boolean isFooter(TableRow row) {
        if (footers.isEmpty()) {
            return false;
        }
        int first = 0;
        while (first < row.width() - 1 && row.text(first).isBlank()) {
            first++;
        }
        String told = Titles.key(row.text(first));
        return footers.stream().anyMatch(told::startsWith);
    }

    @Override
    public List<String> notMapped() {
        return passedOver.names();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
