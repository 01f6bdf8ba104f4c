package it.ponte.machines;

import it.ponte.access.Audit;
import it.ponte.access.Caller.HubCaller;
import it.ponte.beneficiary.Referrals;
import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.placement.Concerned;
import it.ponte.placement.FiledOutcomes;
import it.ponte.placement.FiledOutcomes.Filed;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files of outcomes for the case systems of partners: one each day on which there is something new, in the partner's layout.
 * Which outcomes a file tells is settled when it is made; what it says of them, when it is written.
 */
@Component
public class FeedbackFiles {
    private static final HubCaller HUB = new HubCaller("feedback-machines");
    private static final int LINES = 20_000;

    private final Partners partners;
    private final FeedbackWays ways;
    private final FileRows rows;
    private final FileLayouts layouts;
    private final FiledOutcomes outcomes;
    private final Referrals referrals;
    private final Concerned concerned;
    private final Worklist worklist;
    private final Audit audit;
    private final Clock clock;
    private final LocalTime hour;
    private final boolean demo;
    private final TransactionTemplate transaction;

    FeedbackFiles(
            Partners partners,
            FeedbackWays ways,
            FileRows rows,
            FileLayouts layouts,
            FiledOutcomes outcomes,
            Referrals referrals,
            Concerned concerned,
            Worklist worklist,
            Audit audit,
            Clock clock,
            @Value("${ponte.feedback-files.at}") String hour,
            @Value("${ponte.demo}") boolean demo,
            PlatformTransactionManager transactions) {
        this.partners = partners;
        this.ways = ways;
        this.rows = rows;
        this.layouts = layouts;
        this.outcomes = outcomes;
        this.referrals = referrals;
        this.concerned = concerned;
        this.worklist = worklist;
        this.audit = audit;
        this.clock = clock;
        this.hour = LocalTime.parse(hour);
        this.demo = demo;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Makes today's files, once it is time for them: for each partner that wants one and for which there is something new. */
    public void makeToday() {
        List<String> wanting = partners.all().stream()
                .filter(partner -> partner.systems().file() != null && !(demo && hasOwnServer(partner)))
                .map(Partner::id)
                .toList();
        LocalDateTime now = ItalianTime.of(clock.instant());
        if (!wanting.isEmpty()) {
            ways.begin(Way.FILE, wanting);
            if (!now.toLocalTime().isBefore(hour)) {
                wanting.forEach(partner -> transaction.executeWithoutResult(tx -> make(partner, now.toLocalDate())));
            }
        }
    }

    /** The invented people of the demo belong into no real folder. */
    private static boolean hasOwnServer(Partner partner) {
        return partner.channel(Channel.Sftp.class)
                .filter(channel -> !channel.isDropBox())
                .isPresent();
    }

    private void make(String partner, LocalDate day) {
        ways.hold(Way.FILE, partner)
                .filter(stand -> stand.filedOn().isBefore(day))
                .ifPresent(stand -> {
                    int lines = LINES;
                    while (lines == LINES) {
                        long file = rows.add(partner, day);
                        lines = outcomes.put(file, partner, stand.begunBehind(), LINES);
                        if (lines == 0) {
                            rows.remove(file);
                        } else {
                            worklist.add(Stage.FEEDBACK_FILE, file);
                        }
                    }
                    ways.filed(partner, day);
                });
    }

    /** Claims files that wait to be written; end each with {@link #written} or {@link #failed}. */
    public List<Work> due(int atMost) {
        return worklist.claim(Stage.FEEDBACK_FILE, atMost);
    }

    /** Whether a file still has something to tell; what may not be told any more leaves it. */
    public boolean hasLines(Work work) {
        outcomes.release(work.subject());
        return !outcomes.of(work.subject()).isEmpty();
    }

    /** Whose it is. */
    public String partner(Work work) {
        return rows.get(work.subject()).partner();
    }

    /** What it is called. */
    public String name(Work work) {
        return rows.get(work.subject()).name();
    }

    /** The file, as things stand now. */
    public byte[] content(Work work) {
        List<Answer> answers =
                outcomes.of(work.subject()).stream().map(this::answer).toList();
        return layouts.of(partners.get(partner(work)).systems().file().layout()).write(answers);
    }

    /** Ends the work: the file stands in the partner's folder, or had nothing to tell. A crash before this writes it again. */
    public void written(Work work) {
        transaction.executeWithoutResult(tx -> {
            List<Filed> told = outcomes.of(work.subject());
            rows.written(work.subject(), told.size());
            audit.changed(
                    HUB,
                    "feedback.filed",
                    told.stream()
                            .map(one -> concerned.of(one.entry().referral()))
                            .distinct()
                            .toList());
            worklist.done(work);
        });
    }

    /** Notes that it could not be put there; it is tried again after a pause. */
    public void failed(Work work, Throwable failure) {
        worklist.failed(work, failure);
    }

    private Answer answer(Filed filed) {
        var entry = filed.entry();
        String number = referrals.address(filed.referral()).orElseThrow().caseNumber();
        return new Answer(entry.referral(), number, entry.kind(), entry.on(), entry.toldUsAt(), entry.reason());
    }
}
