package it.ponte.partner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
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
    public Partners(@Value("${ponte.home}") Path home) {
        PartnerFiles files = PartnerFiles.read(home);
        if (!files.errors().isEmpty()) {
            throw new IllegalStateException("partner files are wrong:\n" + String.join("\n", files.errors()));
        }
        files.partners().forEach(partner -> byId.put(partner.id(), partner));
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
