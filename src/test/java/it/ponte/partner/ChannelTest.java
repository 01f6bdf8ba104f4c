package it.ponte.partner;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.partner.RemoteServer.Known;
import it.ponte.partner.RemoteServer.Login;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChannelTest {
    private static final Known SFTP = new Known.HostKey("ssh-rsa AAAAB3");
    private static final Known FTPS = new Known.Certificate("AB".repeat(32));

    @Test
    void howAFileComesIsSaidByOneOfTheWords() {
        Stream<RemoteServer> servers = Stream.of(
                null, server(SFTP, "ricevute"), server(SFTP, null), server(FTPS, "ricevute"), server(FTPS, null));

        List<String> words = servers.map(server -> new Channel.Sftp(List.of(), server).word())
                .toList();

        assertThat(words).doesNotHaveDuplicates();
        assertThat(Channel.WORDS).containsAll(words).hasSize(words.size() + 3);
    }

    private static RemoteServer server(Known known, String receiptsTo) {
        return new RemoteServer(
                "host.example", 22, "ponte", known, new Login.Password("PAROLA"), "uscita", "presi", receiptsTo);
    }
}
