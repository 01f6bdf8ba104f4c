package it.ponte.programme;

import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The programmes of this installation, read once at start from {@code config/programmes}; there may be none. */
@Component
public class Programmes {
    private final List<Programme> all;

    /**
     * Reads them all.
     *
     * @throws IllegalStateException when any file is wrong, or a partner's file names a programme that is none: lists
     *     every error as {@code file: key: what}
     */
    @Autowired
    public Programmes(@Value("${ponte.home}") Path home, Partners partners) {
        ProgrammeFiles files = ProgrammeFiles.read(home);
        List<String> errors = errors(files, partners);
        if (!errors.isEmpty()) {
            throw new IllegalStateException("programme files are wrong:\n" + String.join("\n", errors));
        }
        this.all = files.programmes();
    }

    /** Every error of the programme files, as {@code file: key: what}; empty when all are right. Changes nothing. */
    public static List<String> errors(Path home) {
        return ProgrammeFiles.read(home).errors();
    }

    /** The same, with what partner files say of programmes. */
    public static List<String> errors(Path home, Partners partners) {
        return errors(ProgrammeFiles.read(home), partners);
    }

    private static List<String> errors(ProgrammeFiles files, Partners partners) {
        List<String> errors = new ArrayList<>(files.errors());
        if (errors.isEmpty()) {
            partners.all().stream()
                    .filter(partner -> partner.programme() != null)
                    .filter(partner -> files.programmes().stream()
                            .noneMatch(programme -> programme.id().equals(partner.programme())))
                    .map(Partner::id)
                    .forEach(
                            id -> errors.add("config/partners/" + id + ".yaml: programme: there is no such programme"));
        }
        return errors;
    }

    /** All of them, by id. */
    public List<Programme> all() {
        return all;
    }

    /** The programme of this id, if there is one. */
    public Optional<Programme> find(String id) {
        return all.stream().filter(programme -> programme.id().equals(id)).findAny();
    }

    /** The programme of senders whose file names none; empty where there are no programmes. */
    public Optional<Programme> byDefault() {
        return all.stream().filter(Programme::isDefault).findAny();
    }
}
