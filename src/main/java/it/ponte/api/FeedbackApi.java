package it.ponte.api;

import it.ponte.access.Asked;
import it.ponte.access.Audit;
import it.ponte.access.Caller;
import it.ponte.access.Cursors;
import it.ponte.placement.Concerned;
import it.ponte.placement.FeedEntry;
import it.ponte.placement.FeedPage;
import it.ponte.placement.Outcomes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What became of the people that the calling partner referred, as a feed by cursor. */
@Component
public class FeedbackApi {
    /** What a feed says of a protected person. */
    private static final String UPDATE = "UPDATE";

    private final Outcomes outcomes;
    private final Concerned concerned;
    private final Cursors cursors;
    private final Audit audit;

    public FeedbackApi(Outcomes outcomes, Concerned concerned, Cursors cursors, Audit audit) {
        this.outcomes = outcomes;
        this.concerned = concerned;
        this.cursors = cursors;
        this.audit = audit;
    }

    /** A page of the feed behind a cursor, oldest first; for an operator, who refers nobody, it does not exist. */
    public ResponseEntity<byte[]> list(Caller caller, Asked asked) {
        return caller instanceof Caller.PartnerCaller sender
                ? Page.answer(
                        asked,
                        cursors.of("feedback", caller),
                        page -> Answers.ok(
                                written(caller, page, outcomes.feed(sender.partner(), page.after(), page.limit()))))
                : Answers.notFound();
    }

    private Map<String, Object> written(Caller caller, Page page, FeedPage feed) {
        Map<String, Object> answer =
                page.of(seen(caller, feed.entries()), entry -> written(entry, page.cursors()), FeedEntry::cursor);
        answer.put("cursor", page.cursors().at(feed.cursor()));
        return answer;
    }

    private List<FeedEntry> seen(Caller caller, List<FeedEntry> entries) {
        audit.read(
                caller,
                "feedback.read",
                entries.stream()
                        .map(entry ->
                                concerned.of(entry.referral(), entry.kind().equals(UPDATE)))
                        .distinct()
                        .toList());
        return entries;
    }

    private static Map<String, Object> written(FeedEntry entry, Cursors.OfList cursors) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("cursor", cursors.at(entry.cursor()));
        answer.put("referral", entry.referral());
        answer.put("outcome", entry.kind());
        if (entry.on() != null) {
            answer.put("on", entry.on());
        }
        if (entry.reason() != null) {
            answer.put("reason", entry.reason());
        }
        answer.put("toldUsAt", entry.toldUsAt());
        return answer;
    }
}
