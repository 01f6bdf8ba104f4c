package it.ponte;

import it.ponte.embedded.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A whole hub over the tests' database, so that several can be one; to be closed before another test empties it. */
final class HubOverTestDatabase implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    /** Starts one over these files; hubs of one network share the folder of keys. */
    HubOverTestDatabase(Path home, Path data, Path keys, String... settings) throws IOException {
        FileSystemUtils.deleteRecursively(data);
        Files.createDirectories(data);
        List<String> arguments = new ArrayList<>(List.of(
                "--ponte.home=" + home,
                "--ponte.data=" + data,
                "--ponte.keys=" + keys,
                "--ponte.database.url=" + TestPostgres.hubUrl(),
                "--ponte.database.owner-url=" + TestPostgres.ownerUrl(),
                "--ponte.database.connections=8",
                "--server.port=" + HubUnderTest.freePort(),
                "--ponte.mail.port=" + HubUnderTest.freePort()));
        arguments.addAll(LetterByLetter.arguments());
        arguments.addAll(List.of(settings));
        context = Ponte.hub().run(arguments.toArray(String[]::new));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String setting(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    /** The text of {@code /status}. */
    String status() {
        return new RestClient(Integer.parseInt(context.getEnvironment().getRequiredProperty("server.port")))
                .get(null, "/status")
                .text();
    }

    @Override
    public void close() {
        context.close();
    }
}
