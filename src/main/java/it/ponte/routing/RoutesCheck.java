package it.ponte.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Reads the route files without starting anything: a step that Camel does not know is told with file and line. */
public final class RoutesCheck {
    private RoutesCheck() {}

    /** Every error of {@code routes/**}, as {@code file: what}; empty when all can be read. */
    public static List<String> errors(Path home) {
        Path folder = home.resolve("routes");
        List<String> errors = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return List.of("routes: is missing");
        }
        try (Stream<Path> files = Files.walk(folder);
                DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.build();
            List<Path> routes = files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
            if (routes.isEmpty()) {
                errors.add("routes: holds no *.camel.yaml");
            }
            for (Path file : routes) {
                read(camel, file, home.relativize(file), errors);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return errors;
    }

    private static void read(DefaultCamelContext camel, Path file, Path shown, List<String> errors) {
        try {
            var found = PluginHelper.getRoutesLoader(camel)
                    .findRoutesBuilders(ResourceHelper.fromString(file.toString(), Files.readString(file)));
            for (RoutesBuilder builder : found) {
                RouteBuilder routes = (RouteBuilder) builder;
                routes.setCamelContext(camel);
                routes.configure();
            }
        } catch (Exception wrong) {
            errors.add(shown + ": " + firstLine(wrong));
        }
    }

    private static String firstLine(Throwable wrong) {
        String message = wrong.getMessage() == null ? wrong.getClass().getSimpleName() : wrong.getMessage();
        return message.lines().limit(3).reduce((a, b) -> a + " " + b.strip()).orElse("");
    }
}
