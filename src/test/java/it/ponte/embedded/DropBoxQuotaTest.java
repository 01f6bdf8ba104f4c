package it.ponte.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Nobody fills the disk that all stand on. */
class DropBoxQuotaTest extends OpenDropBox {

    @Test
    void oneFileTooManyIsRefusedInWordsAndOnceOneWasTakenItGoesOn() throws Exception {
        for (int i = 0; i < MOST_FILES; i++) {
            Files.write(file("uno/in/" + i + ".csv"), CONTENT);
        }
        ChannelSftp sftp = uno();

        full(() -> sftp.put(new ByteArrayInputStream(CONTENT), "in/x.csv"));
        assertThat(quota.of("uno").orElseThrow().full()).isTrue();
        sftp.put(new ByteArrayInputStream(CONTENT), "test/x.csv");
        full(() -> sftp.rename("test/x.csv", "in/x.csv"));

        sftp.rm("in/0.csv");
        sftp.put(new ByteArrayInputStream(CONTENT), "in/x.csv");
        assertThat(file("uno/in/x.csv")).hasBinaryContent(CONTENT);
    }

    @Test
    void aFileThatFindsNoRoomIsRefusedAndNothingOfItIsLeft() throws Exception {
        ChannelSftp sftp = uno();

        full(() -> sftp.put(new ByteArrayInputStream(new byte[MOST_BYTES + 1]), "in/x.csv"));

        assertThat(file("uno/in/x.csv")).doesNotExist();
        assertThat(size("uno")).isZero();
        sftp.put(new ByteArrayInputStream(new byte[MOST_BYTES]), "in/y.csv");
        assertThat(size("uno")).isEqualTo(MOST_BYTES);
        full(() -> sftp.put(new ByteArrayInputStream(CONTENT), "in/z.csv"));
        assertThat(quota.of("uno"))
                .hasValueSatisfying(use -> assertThat(use.full()).isTrue());
    }

    @Test
    void aHoleCountsLikeAnyOtherByte() throws Exception {
        ChannelSftp sftp = uno();

        full(() -> {
            try (OutputStream out = sftp.put("in/x.csv.part", null, ChannelSftp.OVERWRITE, MOST_BYTES)) {
                out.write(CONTENT);
            }
        });

        assertThat(size("uno")).isZero();
    }

    @Test
    void severalThatAreSentAtTheSameTimeHaveTheRoomOfOne() throws Exception {
        int half = MOST_BYTES / 2 + 1;
        OutputStream first = uno().put("in/x.csv");
        OutputStream second = uno().put("in/y.csv");
        first.write(new byte[half]);

        full(() -> {
            second.write(new byte[half]);
            second.close();
        });

        first.close();
        assertThat(file("uno/in/x.csv")).hasSize(half);
        assertThat(file("uno/in/y.csv")).doesNotExist();
        assertThat(size("uno")).isEqualTo(half);
    }

    @Test
    void anotherPartnerHasItsOwnRoomAndTheHubIsNotBound() throws Exception {
        uno().put(new ByteArrayInputStream(new byte[MOST_BYTES]), "in/x.csv");
        uno().put(new ByteArrayInputStream(new byte[MOST_BYTES]), "test/x.csv");

        sftp(signIn("due", keys.renew("due"))).put(new ByteArrayInputStream(CONTENT), "in/x.csv");
        sftp(signIn(DropBox.HUB, Files.readAllBytes(box.hubKey())))
                .put(new ByteArrayInputStream(CONTENT), "uno/test/x.csv.receipt.csv");

        assertThat(size("due")).isEqualTo(CONTENT.length);
        assertThat(file("uno/test/x.csv.receipt.csv")).hasBinaryContent(CONTENT);
        assertThat(quota.of("due")).contains(new DropBoxQuota.Use(1, CONTENT.length, false));
        assertThat(quota.of("resto")).isEmpty();
    }

    private long size(String partner) throws IOException {
        return quota.of(partner).orElseThrow().bytes();
    }

    private static void full(ThrowingCallable act) {
        assertThatThrownBy(act)
                .satisfies(refused -> assertThat(refused instanceof SftpException ? refused : refused.getCause())
                        .hasMessageContaining("the drop box is full: at most 20 files and 9 MB may wait"));
    }
}
