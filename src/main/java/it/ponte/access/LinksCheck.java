package it.ponte.access;

import it.ponte.access.AuditFinding.Kind;
import it.ponte.access.AuditLinks.Sealed;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks along one chain: each link against the one before it, each row against its code and its link. */
final class LinksCheck {
    private static final int PAGE = 5000;

    private final String chain;
    private final AuditLinks links;
    private final AuditRoots roots;
    private final Vault vault;
    private final AuditKey key;
    private final Instant kept;
    private final List<AuditFinding> findings = new ArrayList<>();
    private byte[] before = AuditRow.BEGINNING;
    private long place;

    /** @param kept since when everything must still be there */
    LinksCheck(String chain, AuditLinks links, AuditRoots roots, Vault vault, AuditKey key, Instant kept) {
        this.chain = chain;
        this.links = links;
        this.roots = roots;
        this.vault = vault;
        this.key = key;
        this.kept = kept;
    }

    /** Walks from its beginning to its end; answers how many links there are. */
    long walk() {
        long vouched = roots.last(chain);
        long walked = 0;
        List<Sealed> page;
        do {
            page = links.behind(chain, place, PAGE);
            for (Sealed sealed : page) {
                step(sealed);
                if (place > vouched) {
                    found(Kind.LINKS_ADDED, sealed);
                }
            }
            walked += page.size();
        } while (page.size() == PAGE);
        return walked;
    }

    private void step(Sealed sealed) {
        long seq = sealed.link().seq();
        if (seq != place + 1) {
            jump(seq);
        }
        if (sealed.row() == null) {
            found(Kind.ROW_REMOVED, sealed);
        } else if (!sealed.row().isAuthentic(vault)) {
            found(Kind.ROW_CHANGED, sealed);
        } else if (before != null
                && !MessageDigest.isEqual(
                        sealed.row().linked(before, chain, seq), sealed.link().hash())) {
            found(Kind.OUT_OF_ORDER, sealed);
        }
        before = sealed.link().hash();
        place = seq;
    }

    /** Links are missing; at the beginning that is right where a signed root ends what was forgotten after five years. */
    private void jump(long seq) {
        Optional<AuditRoot> end = place == 0 ? forgotten(seq - 1) : Optional.empty();
        before = end.map(AuditRoot::hash).orElse(null);
        if (end.isEmpty()) {
            findings.add(new AuditFinding(Kind.LINKS_REMOVED, chain, seq - 1, 0));
        }
    }

    private Optional<AuditRoot> forgotten(long end) {
        return roots.at(chain, end).filter(root -> root.at().isBefore(kept)).filter(key::signed);
    }

    private void found(Kind kind, Sealed sealed) {
        findings.add(
                new AuditFinding(kind, chain, sealed.link().seq(), sealed.link().audit()));
    }

    List<AuditFinding> findings() {
        return findings;
    }
}
