package it.ponte.mail;

import it.ponte.access.Personal;
import it.ponte.intake.MailedFile;
import java.util.List;

/**
 * What is to become of a mail.
 *
 * @param place where it goes; null when it is in the mailbox no more
 * @param sender its address; null unless it waits, or waited
 * @param mail the same for the same mail
 * @param files what came with it, to be kept before the mail goes anywhere
 * @param report what it says of the way of a mail of ours; null where that is nothing
 */
public record Judged(Place place, Personal sender, String mail, List<MailedFile> files, DeliveryReport report) {
    /** It was deleted between the listing and the reading. */
    static final Judged GONE = new Judged(null, null, null, List.of());

    public Judged {
        files = List.copyOf(files);
    }

    /** One that reports nothing. */
    Judged(Place place, Personal sender, String mail, List<MailedFile> files) {
        this(place, sender, mail, files, null);
    }

    static Judged aside(Place place) {
        return new Judged(place, null, null, List.of());
    }

    /** One that a program wrote. */
    static Judged automatic(DeliveryReport report) {
        return new Judged(Place.AUTOMATIC, null, null, List.of(), report);
    }

    /** For its log line: no address, no file. */
    @Override
    public String toString() {
        return "Judged[" + place + ", " + files.size() + " files]";
    }
}
