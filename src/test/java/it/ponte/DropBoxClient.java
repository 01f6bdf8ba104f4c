package it.ponte;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** A partner's SFTP client: signs in with its key as password, writes into in/, reads from out/. */
public final class DropBoxClient implements AutoCloseable {
    private final SshClient client = SshClient.setUpDefaultClient();
    private final ClientSession session;
    private final SftpClient sftp;

    public DropBoxClient(int port, String partner, String key) throws IOException {
        client.setServerKeyVerifier((s, address, serverKey) -> true);
        client.start();
        try {
            session = client.connect(partner, "127.0.0.1", port).verify(10_000).getSession();
            session.addPasswordIdentity(key);
            session.auth().verify(10_000);
            sftp = SftpClientFactory.instance().createSftpClient(session);
        } catch (IOException | RuntimeException refused) {
            client.stop();
            throw refused;
        }
    }

    /** Uploads into in/ as the convention asks: under a name ending in .part, then renamed. */
    public void put(String name, byte[] content) throws IOException {
        putAt("in/" + name, content);
    }

    /** Uploads a file into the folder test/, where it is only tried. */
    public void putToTry(String name, byte[] content) throws IOException {
        putAt("test/" + name, content);
    }

    private void putAt(String path, byte[] content) throws IOException {
        upload(path + ".part", content);
        rename(path + ".part", path);
    }

    /** The two steps of {@link #put}, for a sender that goes on where a broken connection left it. */
    public void upload(String path, byte[] content) throws IOException {
        try (var out = sftp.write(path)) {
            out.write(content);
        }
    }

    public void rename(String from, String to) throws IOException {
        sftp.rename(from, to);
    }

    public void remove(String path) throws IOException {
        sftp.remove(path);
    }

    /** The same for a file that is too large to be held. */
    public void put(String name, Path content) throws IOException {
        try (var out = sftp.write("in/" + name + ".part")) {
            Files.copy(content, out);
        }
        sftp.rename("in/" + name + ".part", "in/" + name);
    }

    /** The text of a file, or null while there is none. */
    public String find(String path) {
        try (var in = sftp.read(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException none) {
            return null;
        }
    }

    public List<String> list(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        for (SftpClient.DirEntry entry : sftp.readDir(folder)) {
            if (!entry.getFilename().startsWith(".")) {
                names.add(entry.getFilename());
            }
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        sftp.close();
        session.close();
        client.stop();
    }
}
