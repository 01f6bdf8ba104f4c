package it.ponte.trial;

import it.ponte.access.Keys;
import it.ponte.access.Personal;
import it.ponte.intake.Arrival;
import it.ponte.intake.Incoming;
import it.ponte.intake.Line;
import it.ponte.mapping.LineContent;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.Mappings;
import it.ponte.mapping.Values;
import it.ponte.normalise.Meaning;
import it.ponte.normalise.Opening;
import it.ponte.normalise.PartnerSecrets;
import it.ponte.normalise.ReceiptFile;
import it.ponte.normalise.Understanding;
import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.Skills;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Reads a partner's file as if it had been sent, shows what would be understood, and keeps nothing of it. What depends on
 * records that are kept already (a case that is not known, a tax code that changed) is not tried.
 */
@Component
public final class Trial {
    /** A file that is larger is not tried; sent in earnest it may be ten times as large. */
    public static final long MOST_BYTES = 5L * 1024 * 1024;

    /** A file with more lines is not tried. */
    public static final int MOST_LINES = 100_000;

    /** So many lines are shown; all are counted. */
    public static final int SHOWN = 200;

    /** The receipt is held in memory, and one line may have many faults: behind so much it only says how many lines follow. */
    static final int MOST_RECEIPT_BYTES = 4 * 1024 * 1024;

    private static final String CHANNEL = "trial";

    private final Partners partners;
    private final Mappings mappings;
    private final Understanding understanding;
    private final Opening opening;
    private final Clock clock;

    @Autowired
    Trial(Partners partners, Mappings mappings, Understanding understanding, PartnerSecrets secrets, Clock clock) {
        this.partners = partners;
        this.mappings = mappings;
        this.understanding = understanding;
        this.opening =
                new Opening(partners, mappings, understanding, secrets, MOST_BYTES, MOST_LINES, (int) MOST_BYTES);
        this.clock = clock;
    }

    /**
     * Over the files of an installation, without a hub, for this partner's files only.
     *
     * @param settings hold the secrets that the partner's file names
     * @throws IllegalStateException when a mapping or the vocabulary is wrong, or a secret is missing
     */
    public static Trial over(Path home, Partners partners, Partner partner, Environment settings, Clock clock) {
        return new Trial(
                partners,
                Mappings.named(partner.mappings(), home, new Skills(home), partners, clock),
                new Understanding(clock, Keys.forTrial()),
                new PartnerSecrets(List.of(partner), settings),
                clock);
    }

    /** Whether this partner has a mapping that could be tried. */
    public static boolean isFor(Partner partner) {
        return !partner.mappings().isEmpty();
    }

    /**
     * Reads a file by the mapping that its name chooses on one of the partner's channels.
     *
     * @param fileName the sender's name for it
     * @param body is closed
     * @throws java.util.NoSuchElementException when the partner has no mapping at all
     */
    public Tried of(Partner partner, String fileName, InputStream body) {
        List<Channel> channels = partner.channels().stream()
                .filter(channel -> !channel.mappings().isEmpty())
                .toList();
        Channel channel = channels.stream()
                .filter(one -> one.mappingFor(fileName).isPresent())
                .findFirst()
                .or(() -> channels.stream().findFirst())
                .orElseThrow();
        return read(partner, channel, Personal.orNull(fileName), body);
    }

    /** The answer to a file that a partner left to be tried: its receipt, as bytes. */
    public byte[] receipt(String partnerId, Personal fileName, InputStream body) {
        Partner partner = partners.get(partnerId);
        Channel channel = partner.channel(Channel.Sftp.class).orElseThrow();
        return read(partner, channel, Personal.orNull(fileName.reveal()), body).receipt();
    }

    /** What the receipt of a file of this name is called: {@code a.csv.receipt.csv}. */
    public String receiptName(Personal fileName) {
        String plain = ReceiptFile.plain(fileName.reveal());
        return (plain.isEmpty() ? "file" : plain) + ReceiptFile.ENDING;
    }

    private Tried read(Partner partner, Channel channel, Personal name, InputStream body) {
        try (Incoming message = opening.openFile(partner, CHANNEL, channel, name, clock.instant(), null, body)) {
            TrialAnswer answer = new TrialAnswer();
            for (Iterator<Line> lines = message.lines(); lines.hasNext(); ) {
                answer.add(tried(message.arrival(), lines.next()));
            }
            return answer.to(message);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it is written into the memory
        }
    }

    private TriedLine tried(Arrival arrival, Line line) {
        Mapping mapping = mappings.get(arrival.mapping());
        LineContent content = LineContent.of(line.content());
        Values values = Values.of(mapping, content);
        Meaning meaning = understanding.of(mapping, arrival, content, values);
        return meaning instanceof Meaning.Refused refused
                ? TriedLine.refused(line.number(), refused.problems())
                : TriedLine.understood(line.number(), mapping, values);
    }
}
