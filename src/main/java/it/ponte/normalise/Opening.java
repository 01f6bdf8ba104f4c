package it.ponte.normalise;

import it.ponte.access.Personal;
import it.ponte.intake.Arrival;
import it.ponte.intake.Incoming;
import it.ponte.intake.MailedFile;
import it.ponte.intake.Refusal;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.Mappings;
import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.reading.Layout;
import it.ponte.reading.Limits;
import it.ponte.reading.ProblemCode;
import it.ponte.reading.Turns;
import it.ponte.vocabulary.ItalianTime;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Opens what a partner sends: picks its mapping and reader, and lets through only what may be stored. */
@Component
public class Opening {
    private final Partners partners;
    private final Mappings mappings;
    private final Understanding understanding;
    private final PartnerSecrets secrets;
    private final Limits limits;

    /** By the mapping's name; what is found out of it once serves all its messages. */
    private final Map<String, Layout> layouts = new ConcurrentHashMap<>();

    /** Takes the largest file and the most lines that a message may have, and the largest that is held whole. */
    public Opening(
            Partners partners,
            Mappings mappings,
            Understanding understanding,
            PartnerSecrets secrets,
            @Value("${ponte.intake.max-bytes:536870912}") long maxBytes,
            @Value("${ponte.intake.max-lines:1000000}") int maxLines,
            @Value("${ponte.intake.max-whole-bytes:16777216}") int maxWholeBytes) {
        this.partners = partners;
        this.mappings = mappings;
        this.understanding = understanding;
        this.secrets = secrets;
        this.limits = new Limits(maxBytes, maxLines, Limits.USUAL.columns(), Limits.USUAL.cell(), maxWholeBytes);
    }

    /**
     * Opens a message. Nothing is read before its lines are pulled; the caller closes it, and so the body.
     *
     * @param channel how it came: sftp, rest, form
     * @param mappingName a folder in {@code mappings/}, or one of the hub's own layouts: api-referral, api-vacancy,
     *     api-outcome
     * @param fileName null where it has none; a day in it, unless it came on that very day, is the moment that the
     *     message speaks of
     * @param asOf when it came
     * @param idempotencyKey null where there is none
     * @throws IllegalArgumentException when there is no such mapping
     */
    public Incoming open(
            Partner partner,
            String channel,
            String mappingName,
            Personal fileName,
            Instant asOf,
            String idempotencyKey,
            InputStream body) {
        Mapping mapping = mappings.get(mappingName);
        Arrival arrival = arrival(partner, channel, mapping, fileName, asOf, idempotencyKey);
        Layout layout = layouts.computeIfAbsent(mapping.name(), name -> mapping.layout());
        Shield shield = new Shield(mapping, partner.kind());
        return new OpenMessage(arrival, layout, shield, secrets.of(partner), limits, Turns.OF_THIS_PROCESS, body);
    }

    private static Arrival arrival(
            Partner partner, String channel, Mapping mapping, Personal fileName, Instant asOf, String idempotencyKey) {
        return new Arrival(
                partner.id(),
                channel,
                mapping.name(),
                mapping.version(),
                mapping.produces().word(),
                fileName,
                spokenOf(fileName, asOf),
                asOf,
                idempotencyKey);
    }

    /**
     * Opens a file that came over this channel, with the mapping that its name chooses there. A file whose name chooses
     * none is refused as a whole (UNKNOWN_FILE_NAME), so that its sender hears of it.
     *
     * @param how the word for the channel: sftp, rest, mail
     */
    public Incoming openFile(
            Partner partner,
            String how,
            Channel channel,
            Personal fileName,
            Instant asOf,
            String idempotencyKey,
            InputStream body) {
        Optional<String> mapping = channel.mappingFor(fileName == null ? null : fileName.reveal());
        if (mapping.isPresent()) {
            return open(partner, how, mapping.get(), fileName, asOf, idempotencyKey, body);
        }
        return UnknownFile.of(
                partner.id(), how, fileName, spokenOf(fileName, asOf), asOf, idempotencyKey, limits, body);
    }

    /**
     * Opens a file that a partner left for us, with the mapping of its SFTP channel. One that is too large is refused
     * without a byte of it being read.
     *
     * @param fileName the sender's name for it
     * @param modified when it was last written, in milliseconds since 1970: the same file read again after a crash has
     *     the same moment, so that it is known again
     * @param length how many bytes it has where it lies; with fewer or more of them it is not whole
     * @throws java.util.NoSuchElementException when there is no such partner, or it has no SFTP channel
     * @throws java.io.UncheckedIOException when there is no such file any more
     */
    public Incoming ofFile(String partnerId, Personal fileName, long modified, long length, InputStream body) {
        if (body == null) {
            throw new UncheckedIOException(new FileNotFoundException("it was taken away since it was listed"));
        }
        Partner partner = partners.get(partnerId);
        Channel.Sftp channel = partner.channel(Channel.Sftp.class).orElseThrow();
        Personal name = Personal.orNull(fileName.reveal());
        Instant written = Instant.ofEpochMilli(modified);
        Optional<Mapping> mapping = channel.mappingFor(fileName.reveal()).map(mappings::get);
        if (length > limits.bytes() && mapping.isPresent()) {
            Refusal tooLarge = new Refusal(ProblemCode.TOO_LARGE.name(), 0, null);
            Arrival arrival = arrival(partner, channel.word(), mapping.get(), name, written, null);
            return new RefusedMessage(arrival, tooLarge, length, body);
        }
        return openFile(partner, channel.word(), channel, name, written, null, new WholeFile(body, length));
    }

    /**
     * Opens a file that came with a partner's mail, with the mapping of its mail channel; also one of which nothing but
     * its refusal came through.
     *
     * @throws java.util.NoSuchElementException when there is no such partner, or it has no mail channel
     */
    public Incoming ofMail(MailedFile file) {
        Partner partner = partners.get(file.partner());
        Channel.Mail channel = partner.channel(Channel.Mail.class).orElseThrow();
        if (file.refusal() != null) {
            Arrival arrival = UnknownFile.arrival(partner.id(), "mail", null, file.sentAt(), file.sentAt(), file.key());
            return new RefusedMessage(arrival, file.refusal(), 0, InputStream.nullInputStream());
        }
        InputStream content = new ByteArrayInputStream(file.content());
        return openFile(partner, "mail", channel, file.name(), file.sentAt(), file.key(), content);
    }

    /**
     * Reads and judges a message of one record, for a sender who waits for the answer. The caller closes it, or keeps it.
     *
     * @param channel how it came: rest, form
     * @param idempotencyKey null where there is none
     */
    public Judged judge(
            Partner partner, String channel, String mappingName, Instant asOf, String idempotencyKey, byte[] body) {
        Incoming message =
                open(partner, channel, mappingName, null, asOf, idempotencyKey, new ByteArrayInputStream(body));
        return new Judged(message, mappings.get(mappingName), understanding);
    }

    /** A day in the name counts from its beginning; of files with the same day that came on it, the later counts. */
    private static Instant spokenOf(Personal fileName, Instant arrived) {
        if (fileName == null) {
            return arrived;
        }
        LocalDate arrival = ItalianTime.dayOf(arrived);
        return FileDate.in(fileName.reveal(), arrival)
                .filter(day -> !day.equals(arrival))
                .map(ItalianTime::startOf)
                .orElse(arrived);
    }
}
