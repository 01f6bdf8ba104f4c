package it.ponte.console;

import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the page of arrivals is narrowed down to, as its address says it; a part that is null narrows nothing.
 *
 * @param partner id of the sender
 * @param from the first day of arrival, by the Italian calendar
 * @param to the last day of arrival, included
 * @param produces what it holds: referral, vacancy, outcome
 * @param channel how it came
 * @param problem a problem code that it, or one of its lines, has
 */
public record ArrivalFilter(
        @BindParam("mittente") String partner,
        @BindParam("dal") @DateTimeFormat(iso = ISO.DATE) LocalDate from,
        @BindParam("al") @DateTimeFormat(iso = ISO.DATE) LocalDate to,
        @BindParam("contenuto") String produces,
        @BindParam("canale") String channel,
        @BindParam("problema") String problem) {
    static final ArrivalFilter ALL = new ArrivalFilter(null, null, null, null, null, null);

    /** What was left open in the form comes as an empty text. */
    public ArrivalFilter {
        partner = told(partner);
        produces = told(produces);
        channel = told(channel);
        problem = told(problem);
    }

    private static String told(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** One partner's arrivals since a day. */
    static ArrivalFilter of(String partner, LocalDate from) {
        return new ArrivalFilter(partner, from, null, null, null, null);
    }

    /** Whether it narrows anything. */
    public boolean narrows() {
        return !equals(ALL);
    }

    /** The address of the page that begins behind this envelope. */
    public String olderThan(String envelope) {
        UriComponentsBuilder page = UriComponentsBuilder.fromPath("/console/arrivi");
        add(page, "mittente", partner);
        add(page, "dal", from);
        add(page, "al", to);
        add(page, "contenuto", produces);
        add(page, "canale", channel);
        add(page, "problema", problem);
        add(page, "prima", envelope);
        return page.encode().toUriString();
    }

    private static void add(UriComponentsBuilder page, String name, Object value) {
        if (value != null) {
            page.queryParam(name, value);
        }
    }
}
