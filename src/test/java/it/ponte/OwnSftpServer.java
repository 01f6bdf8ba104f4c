package it.ponte;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A partner's own SFTP server, with a home per user; what happens when a file is opened or read is up to the test. */
final class OwnSftpServer implements AutoCloseable {
    static final String PASSWORD = "p&ss)word=1";

    private final Path homes;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
    private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();
    private final Map<String, Happening> onOpen = new ConcurrentHashMap<>();
    private final Map<String, Happening> onRead = new ConcurrentHashMap<>();
    final Set<String> signedIn = ConcurrentHashMap.newKeySet();
    final List<String> opened = new java.util.concurrent.CopyOnWriteArrayList<>();

    /** What a test makes happen to a file. */
    interface Happening {
        void at(ServerSession session, long offset) throws IOException;
    }

    OwnSftpServer(Path homes) throws Exception {
        this.homes = homes;
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) -> signs(user, PASSWORD.equals(password)));
        server.setPublickeyAuthenticator((user, key, session) -> signs(
                user,
                keys.containsKey(user) && KeyUtils.compareKeys(keys.get(user).getPublic(), key)));
        VirtualFileSystemFactory files = new VirtualFileSystemFactory() {
            @Override
            public Path getUserHomeDir(org.apache.sshd.common.session.SessionContext session) {
                return homes.resolve(session.getUsername());
            }
        };
        server.setFileSystemFactory(files);
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Listener());
        server.setSubsystemFactories(List.of(sftp));
        server.start();
    }

    private boolean signs(String user, boolean right) {
        if (right) {
            signedIn.add(user);
        }
        return right;
    }

    int port() {
        return server.getPort();
    }

    /** As a partner file pins it. */
    String hostKey() {
        return PublicKeyEntry.toString(hostKey.getPublic());
    }

    /** This user enters with this key from now on. */
    void opensWith(String user, KeyPair key) {
        keys.put(user, key);
    }

    /** A user's folder, made when it is missing. */
    Path folder(String user, String path) throws IOException {
        return Files.createDirectories(homes.resolve(user).resolve(path));
    }

    /** What happens whenever this file is opened; null: nothing any more. */
    void whenOpened(String file, Happening happening) {
        set(onOpen, file, happening);
    }

    /** What happens before each part of this file is read; null: nothing any more. */
    void whenRead(String file, Happening happening) {
        set(onRead, file, happening);
    }

    private static void set(Map<String, Happening> all, String file, Happening happening) {
        if (happening == null) {
            all.remove(file);
        } else {
            all.put(file, happening);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class Listener implements SftpEventListener {
        @Override
        public void opening(ServerSession session, String remoteHandle, Handle handle) throws IOException {
            String name = String.valueOf(handle.getFile().getFileName());
            if (handle instanceof FileHandle) {
                opened.add(name);
                happens(onOpen, name, session, 0);
            }
        }

        @Override
        public void reading(
                ServerSession session,
                String remoteHandle,
                FileHandle handle,
                long offset,
                byte[] data,
                int dataOffset,
                int dataLen)
                throws IOException {
            happens(onRead, String.valueOf(handle.getFile().getFileName()), session, offset);
        }

        private void happens(Map<String, Happening> all, String name, ServerSession session, long offset)
                throws IOException {
            Happening happening = all.get(name);
            if (happening != null) {
                happening.at(session, offset);
            }
        }
    }
}
