package it.ponte.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class DropBoxTest extends OpenDropBox {

    @Test
    void aPartnerLeavesAFileAndTakesItsReceipt() throws Exception {
        Files.write(file("uno/out/x.receipt.csv"), CONTENT);
        ChannelSftp sftp = uno();

        sftp.put(new ByteArrayInputStream(CONTENT), "in/x.csv.part");
        sftp.rename("in/x.csv.part", "in/x.csv");

        assertThat(file("uno/in/x.csv")).hasBinaryContent(CONTENT);
        assertThat(sftp.get("out/x.receipt.csv").readAllBytes()).isEqualTo(CONTENT);
        sftp.rm("out/x.receipt.csv");
        assertThat(file("uno/out/x.receipt.csv")).doesNotExist();
        assertThat(sftp.pwd()).isEqualTo("/");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(""))))
                .isEqualTo("rwx------");
    }

    @Test
    void aPartnerTriesAFileAndTakesTheAnswerFromTheSameFolder() throws Exception {
        ChannelSftp sftp = uno();
        ChannelSftp hub = sftp(signIn(DropBox.HUB, Files.readAllBytes(box.hubKey())));

        sftp.put(new ByteArrayInputStream(CONTENT), "test/x.csv");
        hub.put(new ByteArrayInputStream(CONTENT), "uno/test/x.csv.receipt.csv");
        hub.rm("uno/test/x.csv");

        assertThat(file("uno/test").toFile().list()).containsExactly("x.csv.receipt.csv");
        sftp.rm("test/x.csv.receipt.csv");
        assertThat(file("uno/test").toFile().list()).isEmpty();
        refused(() -> sftp.mkdir("test/more"));
        refused(() -> sftp.put(new ByteArrayInputStream(CONTENT), "../due/test/x.csv"));
    }

    @Test
    void theHubSeesAllHomesAndItsReceiptsAppearWhole() throws Exception {
        Files.write(file("uno/in/x.csv"), CONTENT);
        ChannelSftp hub = sftp(signIn(DropBox.HUB, Files.readAllBytes(box.hubKey())));

        assertThat(hub.get("uno/in/x.csv").readAllBytes()).isEqualTo(CONTENT);
        hub.put(new ByteArrayInputStream(CONTENT), "uno/out/x.receipt.csv");
        hub.rm("uno/in/x.csv");

        assertThat(file("uno/out/x.receipt.csv")).hasBinaryContent(CONTENT);
        assertThat(file("uno/in/x.csv")).doesNotExist();
        assertThat(hub.ls("/")).extracting(ChannelSftp.LsEntry::getFilename).contains("uno", "due");
    }

    @Test
    void theHubTakesAwayWhatItHasReadAndNotTheVersionThatCameMeanwhile() throws Exception {
        byte[] later =
                new String(CONTENT, StandardCharsets.UTF_8).replace("x", "y").getBytes(StandardCharsets.UTF_8);
        int written = 1_700_000_000;
        ChannelSftp sftp = uno();
        ChannelSftp hub = sftp(signIn(DropBox.HUB, Files.readAllBytes(box.hubKey())));
        sftp.put(new ByteArrayInputStream(CONTENT), "in/x.csv");
        sftp.setMtime("in/x.csv", written);
        refused(() -> hub.rm("uno/in/x.csv"));
        assertThat(hub.get("uno/in/x.csv").readAllBytes()).isEqualTo(CONTENT);

        sftp.put(new ByteArrayInputStream(later), "in/x.csv");
        sftp.setMtime("in/x.csv", written);
        refused(() -> hub.rm("uno/in/x.csv"));

        assertThat(file("uno/in/x.csv")).hasBinaryContent(later);
        assertThat(hub.get("uno/in/x.csv").readAllBytes()).isEqualTo(later);
        hub.rm("uno/in/x.csv");
        assertThat(file("uno/in/x.csv")).doesNotExist();
    }

    @Test
    void aPartnerTakesAwayWhatItWantsThoughItWasReplacedSinceItWasRead() throws Exception {
        ChannelSftp sftp = uno();
        ChannelSftp hub = sftp(signIn(DropBox.HUB, Files.readAllBytes(box.hubKey())));
        hub.put(new ByteArrayInputStream(CONTENT), "uno/out/x.csv.receipt.csv");
        sftp.get("out/x.csv.receipt.csv").close();
        hub.put(new ByteArrayInputStream(CONTENT), "uno/out/x.csv.receipt.csv");

        sftp.rm("out/x.csv.receipt.csv");

        assertThat(file("uno/out").toFile().list()).isEmpty();
    }

    @Test
    void aFileThatIsTriedIsNotTakenAwayUnreadEither() throws Exception {
        ChannelSftp sftp = uno();
        ChannelSftp hub = sftp(signIn(DropBox.HUB, Files.readAllBytes(box.hubKey())));
        sftp.put(new ByteArrayInputStream(CONTENT), "test/x.csv");
        hub.get("uno/test/x.csv").close();
        sftp.put(new ByteArrayInputStream(CONTENT), "test/y.csv");
        sftp.rm("test/x.csv");
        sftp.rename("test/y.csv", "test/x.csv");

        refused(() -> hub.rm("uno/test/x.csv"));

        assertThat(file("uno/test/x.csv")).exists();
    }

    @Test
    void whatAPartnerMayNotIsRefused() throws Exception {
        Files.write(file("uno/in/x.csv"), CONTENT);
        Files.write(file("uno/out/r.csv"), CONTENT);
        Files.write(file("due/in/other.csv"), CONTENT);
        ChannelSftp sftp = uno();

        refused(() -> sftp.put(new ByteArrayInputStream(CONTENT), "out/x.csv"));
        refused(() -> sftp.put(new ByteArrayInputStream(CONTENT), "out/r.csv"));
        refused(() -> sftp.put(new ByteArrayInputStream(CONTENT), "x.csv"));
        refused(() -> sftp.put(new ByteArrayInputStream(CONTENT), "in/.hidden"));
        refused(() -> sftp.put(new ByteArrayInputStream(CONTENT), "in/\\*"));
        refused(() -> sftp.put(new ByteArrayInputStream(CONTENT), "../due/in/x.csv"));
        refused(() -> sftp.get("../due/in/other.csv").close());
        refused(() -> sftp.get("/../../due/in/other.csv").close());
        refused(() -> sftp.rename("in/x.csv", "out/x.csv"));
        refused(() -> sftp.rename("out/r.csv", "in/r.csv"));
        refused(() -> sftp.rename("in", "inn"));
        refused(() -> sftp.mkdir("more"));
        refused(() -> sftp.mkdir("in/more"));
        refused(() -> sftp.rmdir("out"));
        refused(() -> sftp.chmod(0777, "in"));
        refused(() -> sftp.chmod(0777, "out/r.csv"));
        refused(() -> sftp.chown(0, "in/x.csv"));
        refused(() -> sftp.symlink("/etc/passwd", "in/link"));
        refused(() -> sftp.hardlink("in/x.csv", "in/hard"));
        refused(() -> sftp.put(new ByteArrayInputStream(CONTENT), "in/x.csv", ChannelSftp.APPEND));

        assertThat(file("uno/in")).isDirectoryContaining("glob:**/x.csv");
        assertThat(file("uno/in").toFile().list()).containsExactly("x.csv");
        assertThat(file("uno/out").toFile().list()).containsExactly("r.csv");
        assertThat(file("uno/in/x.csv")).hasBinaryContent(CONTENT);
    }

    @Test
    void theRightsThatAClientAsksForWithItsUploadAreNeitherGivenNorRefused() throws Exception {
        ChannelSftp sftp = uno();
        sftp.put(new ByteArrayInputStream(CONTENT), "in/x.csv");

        sftp.chmod(0777, "in/x.csv");

        assertThat(Files.getPosixFilePermissions(file("uno/in/x.csv")))
                .doesNotContain(PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OTHERS_WRITE);
    }

    @Test
    void aLinkThatLiesInAHomeLeadsNowhere() throws Exception {
        Path secret = Files.write(home.resolve("secret"), CONTENT);
        Files.createSymbolicLink(file("uno/in/link"), secret);
        ChannelSftp sftp = uno();

        refused(() -> sftp.get("in/link").readAllBytes());
    }

    @Test
    void aFileHasItsNameOnlyWhenItIsWhole() throws Exception {
        ChannelSftp sftp = uno();
        OutputStream upload = sftp.put("in/x.csv");
        upload.write(CONTENT);
        upload.flush();
        assertThat(file("uno/in/x.csv")).doesNotExist();

        upload.close();

        assertThat(file("uno/in/x.csv")).hasBinaryContent(CONTENT);
        assertThat(file("uno/in").toFile().list()).containsExactly("x.csv");
    }

    @Test
    void anUploadWhoseConnectionDiesStaysAPartAndCanBeSentAgain() throws Exception {
        ChannelSftp sftp = halfUploaded();

        sftp.getSession().disconnect();

        staysAPart();
        uno().put(new ByteArrayInputStream(CONTENT), "in/x.csv");
        assertThat(file("uno/in").toFile().list()).containsExactly("x.csv");
        assertThat(file("uno/in/x.csv")).hasBinaryContent(CONTENT);
    }

    @Test
    void anUploadThatEndsWithoutClosingItsFileStaysAPart() throws Exception {
        ChannelSftp sftp = halfUploaded();

        sftp.disconnect();

        staysAPart();
    }

    private ChannelSftp halfUploaded() throws Exception {
        ChannelSftp sftp = uno();
        OutputStream upload = sftp.put("in/x.csv");
        upload.write(new byte[300_000]);
        upload.flush();
        return sftp;
    }

    private void staysAPart() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            Thread.sleep(100);
            assertThat(file("uno/in").toFile().list()).containsExactly("x.csv.part");
        }
    }

    @Test
    void aFileThatIsStillWrittenCannotBeRenamedToItsFinalName() throws Exception {
        ChannelSftp sftp = uno();
        try (OutputStream upload = sftp.put("in/x.csv.part")) {
            upload.write(CONTENT);
            upload.flush();

            refused(() -> uno().rename("in/x.csv.part", "in/x.csv"));
        }
    }

    @Test
    void aRefusalIsSaidInWordsThatEveryClientKnows() throws Exception {
        Files.write(file("uno/in/x.csv"), CONTENT);
        ChannelSftp sftp = uno();

        assertThatThrownBy(() -> sftp.put(new ByteArrayInputStream(CONTENT), "in/x.csv", ChannelSftp.APPEND))
                .isInstanceOfSatisfying(SftpException.class, refused -> assertThat(refused.id)
                        .as("version 3 has no word for a file that is there already")
                        .isEqualTo(ChannelSftp.SSH_FX_FAILURE));
    }

    @Test
    void whoseNameAnotherUploadTookIsToldThatItsOwnDidNotArrive() throws Exception {
        OutputStream displaced = uno().put("in/x.csv");
        displaced.write(CONTENT);
        displaced.flush();

        uno().put(new ByteArrayInputStream(CONTENT), "in/x.csv");

        assertThatThrownBy(displaced::close).isInstanceOf(IOException.class);
        assertThat(file("uno/in").toFile().list()).containsExactly("x.csv");
    }
}
