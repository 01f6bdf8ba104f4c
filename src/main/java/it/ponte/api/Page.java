package it.ponte.api;

import it.ponte.access.Asked;
import it.ponte.access.Cursors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Which part of a list is asked for.
 *
 * @param after place of the last item already read, 0 for the beginning
 * @param limit 1 to 500
 * @param cursors how places are told to whoever asks
 */
record Page(long after, int limit, Cursors.OfList cursors) {
    private static final int USUAL = 100;
    private static final int MOST = 500;

    /**
     * Reads the two query parameters and answers with the page; or with 400, WRONG_CURSOR where {@code after} is no cursor
     * of this list and this caller, WRONG_PARAMETER where {@code limit} is no such number.
     */
    static ResponseEntity<byte[]> answer(
            Asked asked, Cursors.OfList cursors, Function<Page, ResponseEntity<byte[]>> answering) {
        OptionalLong after = asked.after() == null ? OptionalLong.of(0) : cursors.place(asked.after());
        if (after.isEmpty()) {
            return wrong("WRONG_CURSOR", "after is no cursor of an earlier answer: begin without it.");
        }
        int limit = limit(asked.limit());
        return limit < 1 || limit > MOST
                ? wrong("WRONG_PARAMETER", "limit is a number from 1 to 500.")
                : answering.apply(new Page(after.getAsLong(), limit, cursors));
    }

    private static int limit(String asked) {
        try {
            return asked == null ? USUAL : Integer.parseInt(asked);
        } catch (NumberFormatException wrong) {
            return 0;
        }
    }

    private static ResponseEntity<byte[]> wrong(String code, String detail) {
        return Answers.problem(HttpStatus.BAD_REQUEST, code, detail, List.of());
    }

    /** The items as the contract writes them, and the cursor to go on with when the page is full. */
    <T> Map<String, Object> of(List<T> items, Function<T, ?> written, ToLongFunction<T> place) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items.stream().map(written).toList());
        if (items.size() >= limit) {
            page.put("next", cursors.at(place.applyAsLong(items.get(items.size() - 1))));
        }
        return page;
    }
}
