package it.ponte.trial;

import it.ponte.normalise.Understood;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.Skills;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes samples, and what they mean beside them, for a person to read and judge. Overwrites nothing. */
public final class NewSamples {
    private final Path home;
    private final Samples samples;

    /**
     * For this installation.
     *
     * @throws IllegalStateException when a mapping or partner file is wrong, with every error as {@code file: key: what}
     */
    public NewSamples(Path home, Skills skills) {
        this.home = home;
        this.samples = new Samples(home, skills, new Partners(home));
    }

    /**
     * Writes a file about invented people in the form of this mapping.
     *
     * @param names all that the partner's records tell, mapped or not
     * @return the file; empty where the form can only be read, not written (a workbook)
     */
    public Optional<Path> invent(String mapping, List<String> names) {
        InventedSample invented = new InventedSample(samples.mapping(mapping), names);
        return invented.bytes()
                .map(bytes -> write(folder(mapping).resolve("01-invented" + invented.extension()), bytes));
    }

    /**
     * Writes, beside each sample of this mapping beside which nothing stands yet, what is understood of it and what is
     * wrong with it; where there is no sample, an invented one first.
     *
     * @return the files that were written
     */
    public List<Path> explain(String mapping) {
        List<Path> written = new ArrayList<>();
        if (Sample.in(folder(mapping).getParent()).isEmpty()) {
            invent(mapping, samples.mapping(mapping).sources()).ifPresent(written::add);
        }
        for (Sample sample : Sample.in(folder(mapping).getParent())) {
            if (!sample.isExpected()) {
                Understood understood = samples.read(sample);
                if (!understood.lines().isEmpty()) {
                    written.add(write(sample.expectedLines(), pretty(understood.lines())));
                }
                if (!understood.problems().isEmpty()) {
                    written.add(write(sample.expectedProblems(), pretty(understood.problems())));
                }
            }
        }
        return written;
    }

    private static byte[] pretty(Object understood) {
        try {
            return (Understood.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(understood) + "\n")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Path folder(String mapping) {
        return home.resolve("mappings").resolve(mapping).resolve("samples");
    }

    private static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content, java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
