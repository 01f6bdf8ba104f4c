package it.ponte.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receipts go where the drop box listens, not to a place it may have been moved from. */
class DropBoxAddressTest {

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "0.0.0.0, 127.0.0.1", "10.0.0.5, 10.0.0.5"})
    void receiptsAndPolledFoldersAreWhereTheDropBoxListens(String address, String host) {
        DropBoxAddress dropBox = new DropBoxAddress(Path.of("/keys"), address, 2222);

        assertThat(dropBox.folder("csm-valmora/in")).isEqualTo("sftp://hub@" + host + ":2222/csm-valmora/in");
        assertThat(dropBox.receipts())
                .startsWith("sftp://hub@" + host + ":2222/?privateKeyFile=/keys/sftp-hub-key&")
                .contains("knownHosts=#dropBoxKnownHosts", "strictHostKeyChecking=yes", "fileExist=Override")
                .endsWith("&tempFileName=$simple{file:onlyname}.part");
    }
}
