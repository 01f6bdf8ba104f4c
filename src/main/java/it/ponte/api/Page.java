package it.ponte.api;

import it.ponte.access.Asked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Which part of a list is asked for.
 *
 * @param after cursor of the last item already read, 0 for the beginning
 * @param limit 1 to 500
 */
record Page(long after, int limit) {

    /** Reads the two query parameters and answers with the page, or with 400 where they are no such numbers. */
    static ResponseEntity<byte[]> answer(Asked asked, Function<Page, ResponseEntity<byte[]>> answering) {
        try {
            long from = asked.after() == null ? 0 : Long.parseLong(asked.after());
            int atMost = asked.limit() == null ? 100 : Integer.parseInt(asked.limit());
            if (from >= 0 && atMost >= 1 && atMost <= 500) {
                return answering.apply(new Page(from, atMost));
            }
        } catch (NumberFormatException wrong) {
            // answered below, like a number out of range
        }
        return Answers.problem(
                HttpStatus.BAD_REQUEST,
                "WRONG_PARAMETER",
                "after is a cursor from an earlier answer, limit a number from 1 to 500.",
                List.of());
    }

    /** The same, where the page holds nothing but its items. */
    static <T> ResponseEntity<byte[]> list(
            Asked asked, Function<Page, List<T>> items, Function<T, ?> written, ToLongFunction<T> cursor) {
        return answer(asked, page -> Answers.ok(page.of(items.apply(page), written, cursor)));
    }

    /** The items as the contract writes them, and the cursor to go on with when the page is full. */
    <T> Map<String, Object> of(List<T> items, Function<T, ?> written, ToLongFunction<T> cursor) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items.stream().map(written).toList());
        if (items.size() >= limit) {
            page.put("next", cursor.applyAsLong(items.get(items.size() - 1)));
        }
        return page;
    }
}
