package it.ponte.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receipts go where the drop box listens, not to a place it may have been moved from. */
class DropBoxAddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, '', 127.0.0.1",
        "0.0.0.0, '', 127.0.0.1",
        "10.0.0.5, '', 10.0.0.5",
        "127.0.0.1, hub-uno.example, hub-uno.example"
    })
    void receiptsAndPolledFoldersAreWhereTheDropBoxListens(String address, String owner, String host) {
        DropBoxAddress dropBox = new DropBoxAddress(Path.of("/keys"), address, 2222, owner);

        assertThat(dropBox.inbox("csm-valmora").place()).isEqualTo("sftp://hub@" + host + ":2222/csm-valmora/in");
        assertThat(dropBox.receipts("csm-valmora").with(Map.of("fileExist", "Override")))
                .isEqualTo("sftp://hub@" + host + ":2222/csm-valmora/out?privateKeyFile=/keys/sftp-hub-key"
                        + "&knownHosts=#dropBoxKnownHosts&strictHostKeyChecking=yes&useUserKnownHostsFile=false"
                        + "&fileExist=Override");
    }
}
