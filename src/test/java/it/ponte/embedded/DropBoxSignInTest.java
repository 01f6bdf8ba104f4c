package it.ponte.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import it.ponte.HeardLog;
import it.ponte.partner.Installation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class DropBoxSignInTest extends OpenDropBox {

    @Test
    void onlyThePartnersOwnKeyOpensAndARenewedOneWithoutRestart() throws Exception {
        assertThatThrownBy(() -> signIn("uno", "pk_wrong")).hasMessageContaining("Auth fail");
        assertThatThrownBy(() -> signIn("due", unoKey)).hasMessageContaining("Auth fail");
        assertThatThrownBy(() -> signIn("ignoto", unoKey)).hasMessageContaining("Auth fail");
        assertThatThrownBy(() -> signIn(DropBox.HUB, unoKey)).hasMessageContaining("Auth fail");
        assertThatThrownBy(() -> signIn("resto", keys.renew("resto"))).hasMessageContaining("Auth fail");

        assertThat(signIn("uno", keys.renew("uno")).isConnected()).isTrue();
    }

    @Test
    void aWrongKeyIsAnsweredAfterAPause() throws Exception {
        long before = System.nanoTime();

        assertThatThrownBy(() -> signIn("uno", "pk_wrong")).isInstanceOf(JSchException.class);

        assertThat(System.nanoTime() - before).isGreaterThan(900_000_000L);
    }

    @Test
    void aPublicKeyOfThePartnerFileOpensItsHomeAndNoOther() throws Exception {
        ByteArrayOutputStream privateKey = new ByteArrayOutputStream();
        ownKey.writePrivateKey(privateKey);

        sftp(signIn("due", privateKey.toByteArray())).put(new ByteArrayInputStream(CONTENT), "in/y.csv");

        assertThat(file("due/in/y.csv")).exists();
        assertThatThrownBy(() -> signIn("uno", privateKey.toByteArray())).hasMessageContaining("Auth fail");
    }

    @Test
    void thereIsNoShellNoCommandAndNoForwarding() throws Exception {
        Session session = signIn("uno", unoKey);
        ChannelExec command = (ChannelExec) session.openChannel("exec");
        command.setCommand("id");
        assertThatThrownBy(() -> command.connect(3_000)).isInstanceOf(JSchException.class);
        assertThatThrownBy(() -> session.openChannel("shell").connect(3_000)).isInstanceOf(JSchException.class);
        assertThatThrownBy(() -> session.getStreamForwarder("127.0.0.1", 22).connect(3_000))
                .isInstanceOf(JSchException.class);
        assertThatThrownBy(() -> session.setPortForwardingR(0, "127.0.0.1", 22)).isInstanceOf(JSchException.class);
    }

    @Test
    void aDropBoxThatIsAnotherHubsIsNotOpenedButItsKeyIsPinnedThere() {
        DropBox others = new DropBox(
                Installation.in(home.resolve("second")).withDropBox("uno").partners(),
                keys,
                new HostKey("", home.resolve("keys")),
                new DropBoxQuota(home.resolve("second"), "", MOST_BYTES, MOST_FILES),
                "127.0.0.1",
                box.port(),
                "hub-uno.example",
                home.resolve("second"),
                home.resolve("keys"));

        others.start();

        assertThat(others.knownHosts()).contains("[hub-uno.example]:" + box.port());
        assertThat(others.knownHosts().split(" ", 2)[1])
                .isEqualTo(box.knownHosts().split(" ", 2)[1]);
        assertThat(home.resolve("second/sftp")).doesNotExist();
        others.stop();
    }

    @Test
    void aTakenPortIsSaidInOneSentence() {
        DropBox second = new DropBox(
                Installation.in(home.resolve("second")).withDropBox("uno").partners(),
                keys,
                new HostKey("", home.resolve("keys")),
                new DropBoxQuota(home.resolve("second"), "", MOST_BYTES, MOST_FILES),
                "127.0.0.1",
                box.port(),
                "",
                home.resolve("second"),
                home.resolve("keys"));

        assertThatThrownBy(second::start)
                .hasMessageStartingWith("port " + box.port() + " on 127.0.0.1 cannot be opened for the drop box");
        second.stop();
    }

    @Test
    void anAddressThatOtherMachinesReachIsSaidLoudly() {
        DropBox open = new DropBox(
                Installation.in(home.resolve("second")).withDropBox("uno").partners(),
                keys,
                new HostKey("", home.resolve("keys")),
                new DropBoxQuota(home.resolve("second"), "", MOST_BYTES, MOST_FILES),
                "0.0.0.0",
                0,
                "",
                home.resolve("second"),
                home.resolve("keys"));
        try (HeardLog log = new HeardLog()) {
            open.start();

            assertThat(log.text()).contains("the drop box is open to other machines on 0.0.0.0");
        } finally {
            open.stop();
        }
    }
}
