package it.ponte.matching;

import it.ponte.access.Vault;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the plain parts of the room out of the installation's file. */
@Configuration
class MatchingSettings {
    /** The folder comes as text: Spring would take "." as a Path for the root of the class path. */
    @Bean
    MatchingConfig matchingConfig(@Value("${ponte.home}") String home) {
        return MatchingFile.load(Path.of(home));
    }

    @Bean
    Matcher matcher(MatchingConfig config, Vault vault) {
        return new Matcher(config, vault);
    }
}
