package it.ponte.partner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The partners of this installation, read once at start from {@code config/partners}. */
@Component
public class Partners {
    private final Map<String, Partner> byId = new TreeMap<>();

    /**
     * Reads them all.
     *
     * @param home the installation's folder, with config/ and mappings/
     * @throws IllegalStateException when any file is wrong: lists every error as {@code file: key: what}
     */
    @Autowired
    public Partners(@Value("${ponte.home}") Path home) {
        this(PartnerFiles.read(home), error -> true);
    }

    private Partners(PartnerFiles files, Predicate<String> counts) {
        List<String> errors = files.errors().stream().filter(counts).toList();
        if (!errors.isEmpty()) {
            throw new IllegalStateException("partner files are wrong:\n" + String.join("\n", errors));
        }
        files.partners().forEach(partner -> byId.put(partner.id(), partner));
    }

    /**
     * For work on one partner's files, while those of others may be unfinished: these are left out.
     *
     * @throws IllegalStateException when that partner's own file is wrong, with every error as {@code file: key: what}
     */
    public static Partners forWorkOn(String id, Path home) {
        return new Partners(
                PartnerFiles.read(home),
                error -> error.startsWith("config/partners/" + id + ".yaml:") || !error.startsWith("config/partners/"));
    }

    /** Every error of the partner files, as {@code file: key: what}; empty when all are right. Changes nothing. */
    public static List<String> errors(Path home) {
        return PartnerFiles.read(home).errors();
    }

    /**
     * The partner with this id.
     *
     * @throws NoSuchElementException when there is none
     */
    public Partner get(String id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no partner has this id"));
    }

    /** The partner with this id, if there is one. */
    public Optional<Partner> find(String id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    /** All partners, by id. */
    public List<Partner> all() {
        return List.copyOf(byId.values());
    }
}
