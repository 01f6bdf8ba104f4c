package it.ponte.machines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.access.Caller.PartnerCaller;
import it.ponte.access.Cursors;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What an event says, the same of everybody: that there is something new about a referral, and where it stands in the feed.
 * What it is, the feed tells whoever reads it with the partner's key; of a protected person no more than UPDATE (SAFETY P6).
 */
@Component
class EventText {
    private final Cursors cursors;
    private final ObjectMapper json;

    EventText(Cursors cursors, ObjectMapper json) {
        this.cursors = cursors;
        this.json = json;
    }

    /** An object with {@code id}, {@code kind}, {@code cursor} and {@code referral}. */
    String of(String partner, FeedbackEvents.Event event) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("id", event.event().toString());
        text.put("kind", "feedback");
        text.put("cursor", cursors.of("feedback", new PartnerCaller(partner)).at(event.position()));
        text.put("referral", event.code());
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
