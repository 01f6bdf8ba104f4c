package it.ponte.normalise;

import it.ponte.access.Personal;
import it.ponte.intake.Arrival;
import it.ponte.intake.Incoming;
import it.ponte.intake.Line;
import it.ponte.intake.Refusal;
import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.reading.Limits;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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

    Opening(
            Partners partners,
            Mappings mappings,
            Understanding understanding,
            PartnerSecrets secrets,
            @Value("${ponte.intake.max-bytes:52428800}") long maxBytes,
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
        Arrival arrival = new Arrival(
                partner.id(),
                channel,
                mapping.name(),
                mapping.version(),
                mapping.produces().word(),
                fileName,
                spokenOf(fileName, asOf),
                asOf,
                idempotencyKey);
        Shield shield = new Shield(mapping, partner.kind());
        return new OpenMessage(arrival, mapping, shield, secrets.of(partner), limits, body);
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
     * Opens a file that a partner left for us, with the mapping of its SFTP channel.
     *
     * @param fileName the sender's name for it
     * @param modified when it was last written, in milliseconds since 1970: the same file read again after a crash has
     *     the same moment, so that it is known again
     * @throws java.util.NoSuchElementException when there is no such partner, or it has no SFTP channel
     */
    public Incoming ofFile(String partnerId, String fileName, long modified, InputStream body) {
        Partner partner = partners.get(partnerId);
        Channel.Sftp channel = partner.channel(Channel.Sftp.class).orElseThrow();
        return openFile(
                partner,
                channel.isDropBox() ? "sftp" : "sftp-fetched",
                channel,
                Personal.orNull(fileName),
                Instant.ofEpochMilli(modified),
                null,
                body);
    }

    /**
     * What is wrong with a message of one record, all of it; empty when it may be kept. For a sender who waits for the
     * answer: it opens the message for itself, so that the same bytes can be opened again and kept.
     */
    public List<Problem> problemsOf(Partner partner, String mappingName, Instant asOf, byte[] body) {
        Mapping mapping = mappings.get(mappingName);
        List<Problem> problems = new ArrayList<>();
        try (Incoming message = open(partner, "rest", mappingName, null, asOf, null, new ByteArrayInputStream(body))) {
            for (Iterator<Line> lines = message.lines(); lines.hasNext(); ) {
                Meaning meaning = understanding.of(
                        mapping, message.arrival(), lines.next().content());
                if (meaning instanceof Meaning.Refused refused) {
                    problems.addAll(refused.problems());
                }
            }
            return message.refusal().map(Opening::asProblem).map(List::of).orElse(problems);
        }
    }

    private static Problem asProblem(Refusal refusal) {
        return new Problem(refusal.field() == null ? "" : refusal.field(), ProblemCode.valueOf(refusal.code()), null);
    }

    /** A day in the name counts from its beginning; of files with the same day that came on it, the later counts. */
    private static Instant spokenOf(Personal fileName, Instant arrived) {
        if (fileName == null) {
            return arrived;
        }
        LocalDate arrival = arrived.atZone(Moment.ROME).toLocalDate();
        return FileDate.in(fileName.reveal(), arrival)
                .filter(day -> !day.equals(arrival))
                .map(Moment::startOf)
                .orElse(arrived);
    }
}
