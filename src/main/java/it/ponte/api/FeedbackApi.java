package it.ponte.api;

import it.ponte.access.Caller;
import it.ponte.placement.FeedEntry;
import it.ponte.placement.Outcomes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What became of the people that the calling partner referred, as a feed by cursor. */
@Component
public class FeedbackApi {
    private final Outcomes outcomes;

    public FeedbackApi(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** A page of the feed behind a cursor, oldest first; for an operator, who refers nobody, it does not exist. */
    public ResponseEntity<byte[]> list(Caller caller, String after, String limit) {
        return caller instanceof Caller.PartnerCaller sender
                ? Page.list(
                        after,
                        limit,
                        page -> outcomes.feed(sender.partner(), page.after(), page.limit()),
                        FeedbackApi::written,
                        FeedEntry::cursor)
                : Answers.notFound();
    }

    private static Map<String, Object> written(FeedEntry entry) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("cursor", entry.cursor());
        answer.put("referral", entry.referral());
        answer.put("outcome", entry.kind());
        if (entry.on() != null) {
            answer.put("on", entry.on());
        }
        answer.put("toldUsAt", entry.toldUsAt());
        return answer;
    }
}
