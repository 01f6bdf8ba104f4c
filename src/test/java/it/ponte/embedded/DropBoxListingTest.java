package it.ponte.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.SftpVersionSelector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients see of a folder of the drop box while others write, rename and take files there. */
class DropBoxListingTest extends OpenDropBox {

    @Test
    void filesThatGetTheirNamesMeanwhileBreakNoListing() throws Exception {
        ChannelSftp hub = sftp(signIn(DropBox.HUB, Files.readAllBytes(box.hubKey())));
        ChannelSftp uno = uno();
        for (int i = 0; i < MOST_FILES; i++) {
            Files.write(file("uno/in/" + i + ".csv.part"), CONTENT);
        }

        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<List<Integer>> listings = CompletableFuture.supplyAsync(() -> {
            List<Integer> sizes = new ArrayList<>();
            while (!done.get()) {
                sizes.add(list(hub).size());
            }
            return sizes;
        });
        for (int i = 0; i < 400; i++) {
            String name = "in/" + i % MOST_FILES + ".csv";
            boolean isNamed = i / MOST_FILES % 2 == 1;
            uno.rename(isNamed ? name : name + ".part", isNamed ? name + ".part" : name);
        }
        done.set(true);

        assertThat(listings.get()).as("files that a listing showed").isNotEmpty();
        assertThat(list(hub)).hasSize(MOST_FILES);
    }

    private static List<ChannelSftp.LsEntry> list(ChannelSftp hub) {
        try {
            return hub.ls("uno/in").stream()
                    .filter(entry -> !entry.getFilename().startsWith("."))
                    .toList();
        } catch (com.jcraft.jsch.SftpException broken) {
            throw new AssertionError("a listing broke", broken);
        }
    }

    @Test
    void aListingTellsKindSizeAndTimeButNotWhoseTheFileIs() throws Exception {
        Instant written = Instant.parse("2026-11-02T08:30:00Z");
        Files.write(file("uno/in/x.csv"), CONTENT);
        Files.setLastModifiedTime(file("uno/in/x.csv"), FileTime.from(written));

        ChannelSftp.LsEntry shown = uno().ls("in/x.csv").get(0);

        SftpATTRS told = shown.getAttrs();
        assertThat(told.isReg()).isTrue();
        assertThat(told.getSize()).isEqualTo(CONTENT.length);
        assertThat(told.getMTime()).isEqualTo((int) written.getEpochSecond());
        assertThat(shown.getLongname())
                .startsWith("-rw-------")
                .endsWith("x.csv")
                .doesNotContain(System.getProperty("user.name"));
        assertThat(uno().ls("/"))
                .filteredOn(entry -> entry.getFilename().equals("in"))
                .singleElement()
                .satisfies(folder -> assertThat(folder.getAttrs().isDir()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    void everyVersionOfTheProtocolListsTheSame(int version) throws Exception {
        Files.write(file("uno/in/x.csv"), CONTENT);
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier((session, address, key) -> true);
            client.start();
            try (var session = client.connect("uno", "127.0.0.1", box.port())
                    .verify(10_000)
                    .getSession()) {
                session.addPasswordIdentity(unoKey);
                session.auth().verify(10_000);
                try (SftpClient sftp = SftpClientFactory.instance()
                        .createSftpClient(session, SftpVersionSelector.fixedVersionSelector(version))) {
                    assertThat(sftp.readDir("in"))
                            .filteredOn(entry -> entry.getFilename().equals("x.csv"))
                            .singleElement()
                            .satisfies(entry -> {
                                assertThat(entry.getAttributes().isRegularFile())
                                        .isTrue();
                                assertThat(entry.getAttributes().getSize()).isEqualTo(CONTENT.length);
                                assertThat(entry.getAttributes().getModifyTime())
                                        .isNotNull();
                            });
                }
            }
        }
    }
}
