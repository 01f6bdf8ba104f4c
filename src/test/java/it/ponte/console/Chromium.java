package it.ponte.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine, driven through its Node; where one of them is missing the tests are skipped and say so. */
final class Chromium implements AutoCloseable {
    private static final Path DRIVER = Path.of("target/playwright").toAbsolutePath();
    private static final List<String> QUIET = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() throws IOException, InterruptedException {
        String chromium = program("chromium", "chromium-browser", "google-chrome");
        String node = program("node");
        fetchDriver(program("npm"));
        System.setProperty("playwright.cli.dir", DRIVER.toString());
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium))
                        .setArgs(QUIET));
    }

    Browser browser() {
        return browser;
    }

    /** Playwright's own half that speaks to the browser, as its client expects to find it: in a folder "package". */
    private static void fetchDriver(String npm) throws IOException, InterruptedException {
        Path fetched = DRIVER.resolve("node_modules/playwright-core");
        if (Files.notExists(fetched.resolve("cli.js"))) {
            Files.createDirectories(DRIVER);
            int answer = new ProcessBuilder(
                            npm,
                            "install",
                            "--no-save",
                            "--ignore-scripts",
                            "--prefix",
                            DRIVER.toString(),
                            "playwright-core@" + System.getProperty("playwright.version"))
                    .redirectErrorStream(true)
                    .redirectOutput(DRIVER.resolve("npm.log").toFile())
                    .start()
                    .waitFor();
            needed(answer == 0, "npm could not fetch playwright-core; see " + DRIVER.resolve("npm.log"));
        }
        if (Files.notExists(DRIVER.resolve("package"))) {
            Files.createSymbolicLink(DRIVER.resolve("package"), fetched);
        }
    }

    private static String program(String... names) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        needed(found.isPresent(), "there is no " + String.join(" or ", names) + " on the path");
        return found.get().toString();
    }

    private static void needed(boolean isThere, String reason) {
        if (!isThere) {
            System.err.println("SKIPPED: nothing was looked at in a browser, " + reason);
        }
        Assumptions.assumeTrue(isThere, reason);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
