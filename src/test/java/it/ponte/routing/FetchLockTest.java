package it.ponte.routing;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.work.SourceState;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.component.file.remote.SftpRemoteFileSingle;
import org.junit.jupiter.api.Test;

class FetchLockTest {
    private final Source source = new Source("uno", new SourceState(), Clock.systemUTC());
    private int listings;

    @Test
    void aSmallFileOfOurDropBoxIsNotLookedAtAgain() {
        assertThat(standsThereStill(true, 65_536)).isTrue();
        assertThat(listings).isZero();
    }

    @Test
    void aLargerFileAndAnyOfAPartnersOwnServerIsLookedAtAgain() {
        assertThat(standsThereStill(true, 65_537)).isFalse();
        assertThat(standsThereStill(false, 1)).isFalse();
        assertThat(listings).isEqualTo(2);
    }

    /** Asks about a file that is gone from its folder. */
    private boolean standsThereStill(boolean isDropBox, long length) {
        GenericFile<SftpRemoteFile<Object>> file = new GenericFile<>();
        file.setFile(new SftpRemoteFileSingle("x.csv"));
        file.setFileNameOnly("x.csv");
        file.setAbsoluteFilePath("in/x.csv");
        file.setFileLength(length);
        source.leased(1, Instant.MAX);
        source.accepts(file);
        assertThat(new FetchLock<SftpRemoteFile<Object>>(source, isDropBox)
                        .acquireExclusiveReadLock(emptyFolder(), file, null))
                .isTrue();
        return source.standsThereStill();
    }

    @SuppressWarnings("unchecked")
    private GenericFileOperations<SftpRemoteFile<Object>> emptyFolder() {
        return (GenericFileOperations<SftpRemoteFile<Object>>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {GenericFileOperations.class}, (self, method, asked) -> {
                    assertThat(method.getName()).isEqualTo("listFiles");
                    listings++;
                    return new SftpRemoteFile<?>[0];
                });
    }
}
