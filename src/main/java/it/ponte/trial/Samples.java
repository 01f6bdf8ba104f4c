package it.ponte.trial;

import it.ponte.access.Keys;
import it.ponte.access.Vault;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.Mappings;
import it.ponte.normalise.Opening;
import it.ponte.normalise.PartnerSecrets;
import it.ponte.normalise.Understanding;
import it.ponte.normalise.Understood;
import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKind;
import it.ponte.partner.Partners;
import it.ponte.partner.Reference;
import it.ponte.partner.Wrapping;
import it.ponte.reading.Limits;
import it.ponte.vocabulary.Skills;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The samples of all mappings: what is sent must mean what the files beside it say. Keeps nothing, starts nothing. */
public final class Samples {
    private final Path home;
    private final Partners partners;
    private final Mappings mappings;
    private final Vault vault = Keys.forTrial();
    private final Understanding understanding;
    private final Opening opening;

    Samples(Path home, Partners partners, Mappings mappings) {
        this.home = home;
        this.partners = partners;
        this.mappings = mappings;
        this.understanding = new Understanding(Mappings.CHECKED_ON, vault);
        this.opening = new Opening(
                partners,
                mappings,
                understanding,
                PartnerSecrets.NONE,
                Limits.USUAL.bytes(),
                Limits.USUAL.lines(),
                Limits.USUAL.whole());
    }

    /**
     * Every sample under this home that is not understood as the files beside it say, as {@code file: key: what}: line
     * and field, never a value.
     *
     * @throws IllegalStateException when a mapping is wrong by itself, as {@link Mappings} tells it
     */
    public static List<String> errors(Path home, Skills skills, Partners partners) {
        Samples samples = new Samples(home, partners, new Mappings(home, skills, partners, Mappings.CHECKED_ON));
        List<String> errors = new ArrayList<>();
        for (Path folder : samples.folders()) {
            for (Path orphan : Sample.orphansIn(folder)) {
                errors.add(samples.shown(orphan) + ": the file: nothing that is sent stands beside it");
            }
            Sample.in(folder).forEach(sample -> errors.addAll(samples.errorsOf(sample)));
        }
        return errors;
    }

    /** The folders of all mappings of the installation. */
    List<Path> folders() {
        Path all = home.resolve("mappings");
        if (Files.notExists(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Mapping mapping(String name) {
        return mappings.get(name);
    }

    /** What is wrong with one sample, as {@code file: key: what}. */
    List<String> errorsOf(Sample sample) {
        if (!sample.isExpected()) {
            return List.of(shown(sample.sent()) + ": the file: what it means does not stand beside it");
        }
        Expectation expected = new Expectation(sample, vault, file -> shown(file) + ": ");
        return expected.isReadable() ? differences(sample, expected) : expected.errors();
    }

    /** Of a mapping that several partners share, a sample is as one of them sends it. */
    private List<String> differences(Sample sample, Expectation expected) {
        List<String> fewest = null;
        for (Partner sender : sendersOf(mapping(sample.mapping()))) {
            List<String> differences = expected.differences(read(sample, sender));
            if (differences.isEmpty()) {
                return differences;
            }
            fewest = fewest == null || differences.size() < fewest.size() ? differences : fewest;
        }
        return fewest;
    }

    /** What the hub understands of a sample. */
    Understood read(Sample sample) {
        return read(sample, sendersOf(mapping(sample.mapping())).get(0));
    }

    private Understood read(Sample sample, Partner sender) {
        Mapping mapping = mapping(sample.mapping());
        byte[] sent;
        try {
            sent = Files.readAllBytes(sample.sent());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        var message = opening.open(
                sender,
                "sftp",
                mapping.name(),
                null,
                Mappings.CHECKED_ON.instant(),
                null,
                new ByteArrayInputStream(sent));
        return Understood.of(message, mapping, understanding);
    }

    /**
     * The partners that name this mapping, first the one whose own it is by its name. A mapping may be written before the
     * partner's file is: then a social service, which may tell all, stands in.
     */
    private List<Partner> sendersOf(Mapping mapping) {
        List<Partner> senders = partners.all().stream()
                .filter(partner -> partner.mappings().contains(mapping.name()))
                .sorted(Comparator.comparing(partner -> !partner.id().equals(mapping.name())))
                .toList();
        return senders.isEmpty() ? List.of(standIn(mapping)) : senders;
    }

    private static Partner standIn(Mapping mapping) {
        return new Partner(
                mapping.name(),
                mapping.name(),
                PartnerKind.SOCIAL_SERVICE,
                null,
                null,
                List.of(),
                List.of(),
                null,
                Wrapping.NONE,
                null,
                Reference.NONE);
    }

    /** As the installation's people know it, the same on every machine. */
    private String shown(Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }
}
