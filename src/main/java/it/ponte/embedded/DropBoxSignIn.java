package it.ponte.embedded;

import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKeys;
import it.ponte.partner.Scope;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.auth.AsyncAuthException;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may enter the drop box: partners by their key or a public key of their file, the hub by its own key pair only. */
final class DropBoxSignIn implements PasswordAuthenticator, PublickeyAuthenticator, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DropBoxSignIn.class);
    private static final long PAUSE_SECONDS = 1;

    private final PartnerKeys keys;
    private final Map<String, List<PublicKey>> authorized = new HashMap<>();
    private final ScheduledExecutorService pauses = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "drop-box-pauses");
        thread.setDaemon(true);
        return thread;
    });

    DropBoxSignIn(List<Partner> partners, PartnerKeys keys, PublicKey hub) {
        this.keys = keys;
        partners.forEach(partner -> authorized.put(partner.id(), publicKeys(partner)));
        authorized.put(DropBox.HUB, List.of(hub));
    }

    @Override
    public boolean authenticate(String user, String password, ServerSession session) {
        // The hub is no partner, so no password opens for it.
        if (keys.opens(user, password, Scope.DROPBOX_USE) && authorized.containsKey(user)) {
            return true;
        }
        if (authorized.containsKey(user)) {
            log.warn("the drop box refused a wrong key for {}", user);
        }
        // Told only after a pause, which holds no thread of the server.
        AsyncAuthException later = new AsyncAuthException();
        pauses.schedule(() -> later.setAuthed(false), PAUSE_SECONDS, TimeUnit.SECONDS);
        throw later;
    }

    @Override
    public boolean authenticate(String user, PublicKey key, ServerSession session) {
        return KeyUtils.findMatchingKey(key, authorized.getOrDefault(user, List.of())) != null;
    }

    private static List<PublicKey> publicKeys(Partner partner) {
        List<PublicKey> keys = new ArrayList<>();
        for (String line : partner.authorizedKeys()) {
            try {
                keys.add(AuthorizedKeyEntry.parseAuthorizedKeyEntry(line)
                        .resolvePublicKey(null, PublicKeyEntryResolver.FAILING));
            } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
                throw new IllegalStateException(
                        "config/partners/" + partner.id() + ".yaml: authorizedKeys[" + keys.size()
                                + "]: is no public key in OpenSSH form",
                        unreadable);
            }
        }
        return keys;
    }

    @Override
    public void close() {
        pauses.shutdownNow();
    }
}
