package it.ponte.feedback;

import it.ponte.partner.Answering;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How often each addressee wants a digest: as she chose, else as her service's file says, else the installation. */
@Repository
public class Rhythms {
    private static final String WAITING_OF =
            """
            update letter_told t set due_at = ? from referral r join case_follower f on f.referral = r.id
            where r.id = t.referral and t.letter is null and not t.at_once and not r.self_enrolled and\s""";

    private final JdbcClient db;
    private final Partners partners;
    private final LetterBoxes boxes;
    private final Clock clock;
    private final Rhythm usual;

    Rhythms(
            JdbcClient db,
            Partners partners,
            LetterBoxes boxes,
            Clock clock,
            @Value("${ponte.letters.rhythm:weekly}") String usual) {
        this.db = db;
        this.partners = partners;
        this.boxes = boxes;
        this.clock = clock;
        this.usual = rhythm(usual);
    }

    /** That of a caseworker, by internal id, who must exist: of the box in which her letters arrive. */
    public Rhythm of(long caseworker) {
        return of(boxOf(caseworker));
    }

    /** That of the mailbox of a service, by partner id. */
    public Rhythm of(String partner) {
        return of(boxes.of(partner, null));
    }

    /** That of a box of a service. */
    Rhythm of(Addressee box) {
        return db.sql(
                        """
                        select rhythm from letter_rhythm
                        where caseworker = :caseworker or cast(:caseworker as bigint) is null and partner = :partner
                        """)
                .param("caseworker", box.caseworker())
                .param("partner", box.partner())
                .query(Rhythm.class)
                .optional()
                .orElseGet(() -> agreed(box.partner()));
    }

    /** What was agreed with a service, by partner id, whatever anybody chose. */
    Rhythm agreed(String partner) {
        return partners.find(partner)
                .map(Partner::answering)
                .map(Answering::digest)
                .map(Rhythms::rhythm)
                .orElse(usual);
    }

    /**
     * A caseworker wants digests so from now on; what waits for her next one is told then. Where her letters arrive in the
     * box of her service, that holds for the box.
     */
    @Transactional
    public void choose(long caseworker, Rhythm rhythm) {
        Addressee box = boxOf(caseworker);
        if (box.caseworker() == null) {
            choose(box.partner(), rhythm);
            return;
        }
        db.sql(
                        """
                        insert into letter_rhythm (caseworker, rhythm, chosen_at) values (?, ?, ?)
                        on conflict (caseworker) do update set rhythm = excluded.rhythm, chosen_at = excluded.chosen_at
                        """)
                .params(caseworker, rhythm.name(), Stamp.of(clock.instant()))
                .update();
        db.sql(WAITING_OF + "f.caseworker = ?").params(next(rhythm), caseworker).update();
    }

    /** Whoever reads the mailbox of a service wants digests so from now on. */
    @Transactional
    public void choose(String partner, Rhythm rhythm) {
        db.sql(
                        """
                        insert into letter_rhythm (partner, rhythm, chosen_at) values (?, ?, ?)
                        on conflict (partner) do update set rhythm = excluded.rhythm, chosen_at = excluded.chosen_at
                        """)
                .params(partner, rhythm.name(), Stamp.of(clock.instant()))
                .update();
        db.sql(WAITING_OF + "r.partner = ? and (f.caseworker is null or f.caseworker = any(?))")
                .params(next(rhythm), partner, boxes.sharing(partner))
                .update();
    }

    private Addressee boxOf(long caseworker) {
        return boxes.of(
                db.sql("select partner from caseworker where id = ?")
                        .param(caseworker)
                        .query(String.class)
                        .single(),
                caseworker);
    }

    private Object next(Rhythm rhythm) {
        Optional<Instant> due = rhythm.after(clock.instant());
        return due.map(Stamp::of).orElse(null);
    }

    private static Rhythm rhythm(String word) {
        return Rhythm.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
