package it.ponte.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's server binaries, unpacked once from the archive on the class path. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * The folder that holds bin/, lib/ and share/; unpacks the archive when it is not there yet. A half-unpacked folder
     * is never used: the archive is unpacked beside it and moved.
     */
    static Path unpackedIn(Path folder) {
        String archive = archive();
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new IllegalStateException("no PostgreSQL binaries for this system (" + archive
                        + "): build with the profile for it, or set PONTE_DATABASE_URL");
            }
            byte[] content = packed.readAllBytes();
            Path binaries = folder.resolve("server-" + Integer.toHexString(Arrays.hashCode(content)));
            if (Files.notExists(binaries)) {
                Path draft = folder.resolve("unpacking");
                FileSystemUtils.deleteRecursively(draft);
                Files.createDirectories(draft);
                unpack(content, draft);
                Files.move(draft, binaries, StandardCopyOption.ATOMIC_MOVE);
            }
            return binaries;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name = system.contains("win") ? "windows" : system.contains("mac") ? "darwin" : "linux";
        String bits = machine.equals("aarch64") || machine.equals("arm64") ? "arm_64" : "x86_64";
        return "postgres-" + name + "-" + bits + ".txz";
    }

    private static void unpack(byte[] content, Path into) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(content)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("an entry of the archive leaves its folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    target.toFile().setExecutable((entry.getMode() & 0100) != 0);
                }
            }
        }
    }
}
