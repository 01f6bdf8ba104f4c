package it.ponte.vocabulary;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The skills and sectors that this installation speaks of, from {@code config/vocabulary/skills.yaml}. */
@Component
public class Skills {
    private final List<Sector> sectors;
    private final List<Skill> skills;
    private final Map<String, Skill> byCode;

    /**
     * Loads the list.
     *
     * @param home the installation's folder
     * @throws IllegalStateException when the file is missing or wrong, with every error as {@code file: key: what}
     */
    public Skills(Path home) {
        SkillsFile file = SkillsFile.read(home.resolve("config/vocabulary/skills.yaml"));
        List<String> errors = file.errors();
        if (!errors.isEmpty()) {
            throw new IllegalStateException(String.join("\n", errors));
        }
        sectors = file.sectors();
        skills = file.skills();
        byCode = skills.stream().collect(Collectors.toUnmodifiableMap(Skill::code, Function.identity()));
    }

    /** As {@link #Skills(Path)}: a text, because Spring would seek the path "." on the class path. */
    @Autowired
    public Skills(@Value("${ponte.home}") String home) {
        this(Path.of(home));
    }

    /** The skill with this code. */
    public Optional<Skill> find(String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(byCode.get(code));
    }

    /** All skills, in the order of the file. */
    public List<Skill> all() {
        return skills;
    }

    /** All sectors, in the order of the file. */
    public List<Sector> sectors() {
        return sectors;
    }
}
