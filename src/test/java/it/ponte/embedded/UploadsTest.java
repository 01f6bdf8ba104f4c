package it.ponte.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

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

    private final Uploads uploads = new Uploads(new Versions(), new DropBoxQuota(Path.of("."), "", 1_000, 10));
    private Path target;
    private Path part;

    @BeforeEach
    void name() {
        target = folder.resolve("x.csv");
        part = folder.resolve("x.csv.part");
    }

    @Test
    void onlyAFileThatIsStillWrittenCanBeShortened() throws IOException {
        Upload upload = write("whole");
        try (FileChannel shorter = uploads.openToShorten(target)) {
            shorter.truncate(3);
        }
        uploads.close(upload);

        assertThat(target).hasContent("who");
        assertThatThrownBy(() -> uploads.openToShorten(target)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aFileGetsItsNameAtItsEnd() throws IOException {
        Upload upload = write("whole");
        assertThat(target).doesNotExist();
        assertThat(uploads.whereIs(target)).isEqualTo(part);

        uploads.close(upload);

        assertThat(target).hasContent("whole");
        assertThat(part).doesNotExist();
        assertThat(uploads.whereIs(target)).isEqualTo(target);
    }

    @Test
    void anAbandonedOneStaysAPart() throws IOException {
        Upload upload = write("ha");

        upload.abandon();
        uploads.close(upload);

        assertThat(target).doesNotExist();
        assertThat(part).hasContent("ha");
    }

    @Test
    void aSecondUploadOfTheNameDisplacesTheFirstThatHangs() throws IOException {
        Upload first = write("ha");
        Upload second = write("whole");

        uploads.close(second);

        assertThatThrownBy(() -> uploads.close(first)).isInstanceOf(IOException.class);
        assertThat(target).hasContent("whole");
        assertThat(part).doesNotExist();
    }

    @Test
    void aDisplacedUploadWritesNothingMoreAndIsTold() throws IOException {
        Upload first = write("ha");
        Upload second = write("whole");

        assertThatThrownBy(() -> first.write(bytes("lf"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> first.truncate(0)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> uploads.close(first)).isInstanceOf(IOException.class);

        second.abandon();
        uploads.close(second);
        assertThat(target).doesNotExist();
        assertThat(part).hasContent("whole");
    }

    @Test
    void aFileOfWhichSomethingWasNotWrittenStaysAPartUntilItIsSentAgain() throws IOException {
        Upload upload = uploads.open(target, NEW, true);
        upload.write(bytes("ha"));
        upload.spoil();

        assertThatThrownBy(() -> uploads.close(upload)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> uploads.rename(part, target, true)).isInstanceOf(AccessDeniedException.class);
        assertThat(target).doesNotExist();

        uploads.close(write("whole"));
        assertThat(target).hasContent("whole");
    }

    @Test
    void aWriteThatTheDiskRefusesSpoilsTheUpload() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Upload upload = new Upload(target, FileChannel.open(full, WRITE), null);

        assertThatThrownBy(() -> upload.write(bytes("x"))).isInstanceOf(IOException.class);

        assertThat(upload.isSpoilt()).isTrue();
        upload.close();
    }

    @Test
    void aSendersOwnPartIsRenamedOnlyWhenNobodyElseWritesIt() throws IOException {
        Upload first = uploads.open(part, NEW, true);
        Upload second = uploads.open(part, NEW, true);
        second.write(bytes("whole"));

        assertThatThrownBy(() -> uploads.close(first)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> uploads.rename(part, target, true)).isInstanceOf(AccessDeniedException.class);
        uploads.close(second);
        uploads.rename(part, target, true);

        assertThat(target).hasContent("whole");
    }

    @Test
    void anUploadWhoseFileWasRemovedOrIsToBeRenamedOverIsNotLostSilently() throws IOException {
        Path other = Files.writeString(folder.resolve("y.csv"), "other");
        Upload upload = write("whole");

        assertThatThrownBy(() -> uploads.rename(other, part, true)).isInstanceOf(AccessDeniedException.class);
        uploads.remove(part);

        assertThatThrownBy(() -> uploads.close(upload)).isInstanceOf(IOException.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void aWholeFileIsReplacedByAWholeOneOnly() throws IOException {
        Files.writeString(target, "old");
        Upload upload = write("new");
        assertThat(target).hasContent("old");

        uploads.close(upload);

        assertThat(target).hasContent("new");
        assertThatThrownBy(() -> uploads.open(target, Set.of(WRITE), true))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> uploads.open(folder.resolve("y.csv"), Set.of(WRITE), true))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Upload write(String text) throws IOException {
        Upload upload = uploads.open(target, NEW, true);
        upload.write(bytes(text));
        return upload;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes());
    }
}
