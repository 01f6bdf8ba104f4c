package it.ponte.beneficiary;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Many rows as PostgreSQL's {@code unnest} takes them in one statement: an array for each column. */
record RowArrays<R>(Collection<R> rows) {
    /** One column of all rows, in their order. */
    <T> T[] of(IntFunction<T[]> array, Function<R, T> column) {
        return rows.stream().map(column).toArray(array);
    }
}
