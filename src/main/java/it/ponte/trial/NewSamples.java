package it.ponte.trial;

import it.ponte.convert.Letters;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.Mappings;
import it.ponte.normalise.Understood;
import it.ponte.partner.Partners;
import it.ponte.reading.FirstLook;
import it.ponte.reading.Form;
import it.ponte.reading.Unreadable;
import it.ponte.vocabulary.Skills;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes samples of one mapping, and what they mean beside them, for a person to read and judge. */
public final class NewSamples {
    private static final String INVENTED = "01-invented";

    private final Mapping mapping;
    private final Path folder;
    private final Samples samples;

    /**
     * For this mapping of the installation; those of others may be unfinished.
     *
     * @throws IllegalStateException when there is no such mapping, or it or its partner's file is wrong, with every error
     *     as {@code file: key: what}
     */
    public NewSamples(Path home, Skills skills, String mapping) {
        Partners partners = Partners.forWorkOn(mapping, home);
        Mappings mappings = Mappings.named(Set.of(mapping), home, skills, partners, Mappings.CHECKED_ON);
        this.mapping = mappings.find(mapping)
                .filter(found -> !found.isOwn())
                .orElseThrow(() -> new IllegalStateException("mappings/" + mapping + ": the folder: is missing"));
        this.folder = home.resolve("mappings").resolve(mapping);
        this.samples = new Samples(home, partners, mappings);
    }

    /**
     * Writes a file about invented people in the form of the mapping. Overwrites nothing.
     *
     * @param names all that the partner's records tell, mapped or not
     * @return the file; empty where the form can only be read, not written (a workbook)
     */
    public Optional<Path> invent(List<String> names) {
        InventedSample invented = new InventedSample(mapping, names);
        return invented.bytes()
                .map(bytes -> write(folder.resolve("samples").resolve(INVENTED + invented.extension()), bytes));
    }

    /**
     * Writes, beside each sample beside which nothing stands yet, what is understood of it and what is wrong with it;
     * where there is no sample, an invented one first. Overwrites nothing.
     *
     * @return the files that were written
     */
    public List<Path> explain() {
        List<Path> written = new ArrayList<>();
        if (Sample.in(folder).isEmpty()) {
            invent(mapping.sources()).ifPresent(written::add);
        }
        for (Sample sample : Sample.in(folder)) {
            if (!sample.isExpected()) {
                written.addAll(explain(sample));
            }
        }
        return written;
    }

    /**
     * Writes anew, after a change to the mapping that is meant: the invented sample, where there is one, and what every
     * sample means.
     *
     * @return the files that were written
     */
    public List<Path> renew() {
        List<Path> written = new ArrayList<>();
        for (Sample sample : Sample.in(folder)) {
            if (sample.sent().getFileName().toString().startsWith(INVENTED + ".")) {
                List<String> names = names(sample.sent());
                delete(sample.sent());
                invent(names).ifPresent(written::add);
            }
            delete(sample.expectedLines());
            delete(sample.expectedProblems());
        }
        written.addAll(explain());
        return written;
    }

    /** What the records of an invented sample tell: what the partner's do, and what was mapped since. */
    private List<String> names(Path sent) {
        Map<String, String> names = new LinkedHashMap<>();
        try {
            FirstLook.at(Files.readAllBytes(sent)).names().forEach(name -> names.put(key(name), name));
        } catch (Unreadable damaged) {
            // then what is mapped must do
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        mapping.sources().forEach(source -> names.put(key(source), source));
        return List.copyOf(names.values());
    }

    /** A column may be called a little differently in the mapping. */
    private String key(String name) {
        return mapping.reads().format() == Form.Format.CSV ? Letters.of(name) : name;
    }

    private List<Path> explain(Sample sample) {
        List<Path> written = new ArrayList<>();
        Understood understood = samples.read(sample);
        if (!understood.lines().isEmpty()) {
            written.add(write(sample.expectedLines(), pretty(understood.lines())));
        }
        if (!understood.problems().isEmpty()) {
            written.add(write(sample.expectedProblems(), pretty(understood.problems())));
        }
        return written;
    }

    private static byte[] pretty(Object understood) {
        try {
            return (Understood.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(understood) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content, StandardOpenOption.CREATE_NEW);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
