package it.ponte.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * The signed roots outside the database, one line each, only ever added to: whoever cuts the end of a chain off in the
 * database cannot cut it off here.
 */
final class RootsFile {
    private final Path file;

    RootsFile(Path file) {
        this.file = file;
    }

    /** Adds roots; when this returns they are on the disk. */
    void append(List<AuditRoot> roots) {
        if (roots.isEmpty()) {
            return;
        }
        String lines = roots.stream().map(root -> root.line() + "\n").collect(Collectors.joining());
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                channel.position(end(channel));
                ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Where the next line begins: a line that a crash cut short, which has no end, is written over. */
    private static long end(FileChannel channel) throws IOException {
        long end = channel.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        while (end > 0) {
            last.clear();
            channel.read(last, end - 1);
            if (last.get(0) == '\n') {
                break;
            }
            end--;
        }
        channel.truncate(end);
        return end;
    }

    /** How many bytes it has now; 0 where there is none. */
    long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The last place of a chain that stands here; 0 for none. */
    long lastOf(String chain) {
        long[] last = {0};
        each(size(), root -> {
            if (root.chain().equals(chain)) {
                last[0] = Math.max(last[0], root.seq());
            }
        });
        return last[0];
    }

    /**
     * Shows every root within the first so many bytes, in the order of the file, some at a time.
     *
     * @return how many lines are no roots
     */
    int each(long size, int atATime, Consumer<List<AuditRoot>> look) {
        List<AuditRoot> page = new ArrayList<>();
        int wrong = each(size, root -> {
            page.add(root);
            if (page.size() == atATime) {
                look.accept(List.copyOf(page));
                page.clear();
            }
        });
        look.accept(List.copyOf(page));
        return wrong;
    }

    /**
     * Shows every root within the first so many bytes, in the order of the file.
     *
     * @return how many lines are no roots
     */
    int each(long size, Consumer<AuditRoot> look) {
        if (size == 0) {
            return 0;
        }
        int wrong = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                BoundedInputStream.builder().setPath(file).setMaxCount(size).get(), StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    look.accept(AuditRoot.of(line));
                } catch (IllegalArgumentException noRoot) {
                    wrong++;
                }
            }
            return wrong;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
