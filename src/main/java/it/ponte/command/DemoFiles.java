package it.ponte.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** The demo's invented messages; days in them are counted from today ({@code {day-20}}). */
final class DemoFiles {
    private static final Pattern DAY = Pattern.compile("\\{(giorno|day)([+-]\\d+)}");

    private final Path home;
    private final LocalDate today;

    DemoFiles(Path home, LocalDate today) {
        this.home = home;
        this.today = today;
    }

    /** A message of the demo, its days filled in: {@code {day-3}} as 2026-11-19, {@code {giorno-3}} as 19/11/2026. */
    byte[] demo(String name, Charset charset) {
        try (InputStream in = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return DAY.matcher(text)
                    .replaceAll(found -> written(found.group(1), Integer.parseInt(found.group(2))))
                    .getBytes(charset);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A message of the demo as a text. */
    String text(String name) {
        return new String(demo(name, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** A sample of the installation, as the partner sends it. */
    byte[] sample(String path) {
        try {
            return Files.readAllBytes(home.resolve(path));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String written(String form, int offset) {
        LocalDate day = today.plusDays(offset);
        return form.equals("day")
                ? day.toString()
                : "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
