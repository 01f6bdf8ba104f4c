package it.ponte.rights;

import it.ponte.TestDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Every column of every table of the hub as text, what is in bytes as hex; without the audit, which keeps for five years codes
 * that lead nowhere any more.
 */
final class WholeDatabase {
    private record Column(String table, String name) {}

    private WholeDatabase() {}

    /** Where these texts stand, as {@code table.column}. */
    static List<String> places(Collection<String> texts) {
        List<String> places = new ArrayList<>();
        List<Column> columns = TestDatabase.client()
                .sql(
                        """
                        select c.table_name as table, c.column_name as name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'ponte' and t.table_type = 'BASE TABLE' and c.table_name <> 'audit'
                        order by 1, 2
                        """)
                .query(Column.class)
                .list();
        for (Column column : columns) {
            boolean stands = TestDatabase.client()
                    .sql("select exists (select from " + column.table() + " t, unnest(?) as one (told)"
                            + " where strpos(t." + column.name() + "::text, told) > 0)")
                    .param(texts.toArray(String[]::new))
                    .query(Boolean.class)
                    .single();
            if (stands) {
                places.add(column.table() + "." + column.name());
            }
        }
        return places;
    }
}
