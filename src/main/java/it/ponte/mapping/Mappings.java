package it.ponte.mapping;

import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.Skills;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** All mappings of the installation, one folder each in {@code mappings/}, and the hub's own layouts. */
@Component
public final class Mappings {
    /** The day on which mappings and their samples are checked, so that they mean the same in every year. */
    public static final Clock CHECKED_ON = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

    private static final List<String> OWN = List.of("api-referral", "api-vacancy", "api-outcome");

    private final Map<String, Mapping> byName = new HashMap<>();
    /** The names of all mappings that were found, also of wrong ones: those are told as wrong, not as missing. */
    private final Set<String> read = new HashSet<>();

    private final List<String> errors = new ArrayList<>();
    private final Predicate<String> wanted;

    /**
     * Loads them.
     *
     * @param home the installation's folder
     * @param partners whose channels name them
     * @param clock says which century a year of two digits means
     * @throws IllegalStateException when one is wrong, by itself or for a partner, with every error as
     *     {@code file: key: what}
     */
    @Autowired
    public Mappings(@Value("${ponte.home}") Path home, Skills skills, Partners partners, Clock clock) {
        this(home, skills, partners, clock, name -> true);
    }

    private Mappings(Path home, Skills skills, Partners partners, Clock clock, Predicate<String> wanted) {
        this(skills, home, clock, wanted);
        partners.all().forEach(partner -> errors.addAll(faultsOf(partner)));
        if (!errors.isEmpty()) {
            throw new IllegalStateException(String.join("\n", errors));
        }
    }

    /**
     * Loads only those of these names, while others may be unfinished.
     *
     * @throws IllegalStateException when one of them is wrong, by itself or for a partner
     */
    public static Mappings named(Collection<String> names, Path home, Skills skills, Partners partners, Clock clock) {
        return new Mappings(home, skills, partners, clock, names::contains);
    }

    private Mappings(Skills skills, Path home, Clock clock, Predicate<String> wanted) {
        this.wanted = wanted;
        CanonicalFields known = new CanonicalFields(skills, clock);
        try {
            for (String name : OWN) {
                try (InputStream file = Mappings.class.getResourceAsStream("/layouts/" + name + ".yaml")) {
                    add(name, "layouts/" + name + ".yaml", file.readAllBytes(), true, known);
                }
            }
            for (Path folder : folders(home.resolve("mappings"))) {
                String name = folder.getFileName().toString();
                Path file = folder.resolve("mapping.yaml");
                String shown = "mappings/" + name + "/mapping.yaml";
                if (OWN.contains(name)) {
                    errors.add(shown + ": the folder: has the name of one of the hub's own layouts");
                } else if (Files.notExists(file) && Files.exists(folder.resolve("feedback.yaml"))) {
                    continue; // its partner sends in the hub's own layout, and wants its answers in one of its own
                } else if (Files.notExists(file)) {
                    errors.add(shown + ": the file: is missing");
                } else {
                    add(name, shown, Files.readAllBytes(file), false, known);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void add(String name, String shown, byte[] content, boolean isOwn, CanonicalFields known) {
        read.add(name);
        new MappingFile(name, content, isOwn, (key, what) -> errors.add(shown + ": " + key + ": " + what))
                .read(known)
                .ifPresent(mapping -> byName.put(name, mapping));
    }

    private List<Path> folders(Path mappings) throws IOException {
        if (Files.notExists(mappings)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(mappings)) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> wanted.test(folder.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Every error of the mappings under this home, by themselves and for its partners, as {@code file: key: what};
     * starts and changes nothing. Partners whose own files are wrong are told by {@link Partners#errors}.
     */
    public static List<String> check(Path home, Skills skills) {
        Mappings mappings = new Mappings(skills, home, CHECKED_ON, name -> true);
        if (Partners.errors(home).isEmpty()) {
            new Partners(home).all().forEach(partner -> mappings.errors.addAll(mappings.faultsOf(partner)));
        }
        return List.copyOf(mappings.errors);
    }

    /**
     * The mapping with this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Mapping get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no mapping has this name"));
    }

    /** The mapping with this name, if there is one. */
    public Optional<Mapping> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * What is wrong between a partner and the mappings that its file names, as {@code file: key: what}: a mapping that
     * does not exist, or one that names identity fields although everybody the partner refers is protected (SAFETY P1).
     */
    List<String> faultsOf(Partner partner) {
        return partner.mappings().stream()
                .filter(wanted)
                .flatMap(name -> faultsOf(partner, name).stream())
                .toList();
    }

    private List<String> faultsOf(Partner partner, String name) {
        if (!read.contains(name)) {
            return List.of("config/partners/" + partner.id() + ".yaml: channels: there is no mapping " + name);
        }
        Mapping mapping = byName.get(name);
        if (mapping == null || !partner.kind().alwaysProtected()) {
            return List.of();
        }
        return mapping.identityFields().stream()
                .map(field -> "mappings/" + name + "/mapping.yaml: fields." + field
                        + ": tells who a person is, and everybody whom " + partner.id() + " refers is protected")
                .toList();
    }
}
