package it.ponte.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
    private static final Set<OpenOption> NEW = Set.of(WRITE, CREATE, TRUNCATE_EXISTING);

    @TempDir
    Path folder;

    private final Uploads uploads = new Uploads(new Versions());
    private Path target;
    private Path part;

    @BeforeEach
    void name() {
        target = folder.resolve("x.csv");
        part = folder.resolve("x.csv.part");
    }

    @Test
    void onlyAFileThatIsStillWrittenCanBeShortened() throws IOException {
        FileChannel channel = write("one", "whole");
        try (FileChannel shorter = uploads.openToShorten(target)) {
            shorter.truncate(3);
        }
        uploads.close("one", target, channel);

        assertThat(target).hasContent("who");
        assertThatThrownBy(() -> uploads.openToShorten(target)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aFileGetsItsNameAtItsEnd() throws IOException {
        FileChannel channel = write("one", "whole");
        assertThat(target).doesNotExist();
        assertThat(uploads.whereIs(target)).isEqualTo(part);

        uploads.close("one", target, channel);

        assertThat(target).hasContent("whole");
        assertThat(part).doesNotExist();
        assertThat(uploads.whereIs(target)).isEqualTo(target);
    }

    @Test
    void anAbandonedOneStaysAPart() throws IOException {
        FileChannel channel = write("one", "ha");

        uploads.abandon("one");
        uploads.close("one", target, channel);

        assertThat(target).doesNotExist();
        assertThat(part).hasContent("ha");
    }

    @Test
    void aSecondUploadOfTheNameDisplacesTheFirstThatHangs() throws IOException {
        FileChannel first = write("one", "ha");
        FileChannel second = write("two", "whole");

        uploads.close("two", target, second);
        uploads.close("one", target, first);

        assertThat(target).hasContent("whole");
        assertThat(part).doesNotExist();
    }

    @Test
    void aWholeFileIsReplacedByAWholeOneOnly() throws IOException {
        Files.writeString(target, "old");
        FileChannel channel = write("one", "new");
        assertThat(target).hasContent("old");

        uploads.close("one", target, channel);

        assertThat(target).hasContent("new");
        assertThatThrownBy(() -> uploads.open("two", target, Set.of(WRITE)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> uploads.open("two", folder.resolve("y.csv"), Set.of(WRITE)))
                .isInstanceOf(NoSuchFileException.class);
    }

    private FileChannel write(Object handle, String text) throws IOException {
        FileChannel channel = uploads.open(handle, target, NEW);
        channel.write(ByteBuffer.wrap(text.getBytes()));
        return channel;
    }
}
