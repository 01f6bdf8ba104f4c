package it.ponte.access;

import it.ponte.access.AuditFinding.Kind;
import it.ponte.access.AuditLinks.Link;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares signed roots with the links that they vouch for. */
final class RootsCheck {
    private static final int PAGE = 5000;

    private final AuditLinks links;
    private final AuditRoots roots;
    private final AuditKey key;
    private final Instant kept;
    private final List<AuditFinding> findings = new ArrayList<>();
    private final Map<String, Long> lastLinks = new HashMap<>();
    private final Map<String, Long> cut = new TreeMap<>();

    /** @param kept since when everything must still be there */
    RootsCheck(AuditLinks links, AuditRoots roots, AuditKey key, Instant kept) {
        this.links = links;
        this.roots = roots;
        this.key = key;
        this.kept = kept;
    }

    /** A root that stands in a file. */
    void outside(AuditRoot root) {
        if (look(root) && roots.at(root.chain(), root.seq()).isEmpty() && root.seq() <= lastLink(root.chain())) {
            findings.add(new AuditFinding(Kind.ROOT_REMOVED, root.chain(), root.seq(), 0));
        }
    }

    /** The roots of a chain in the database. */
    void inside(String chain) {
        List<AuditRoot> page;
        long seq = 0;
        do {
            page = roots.behind(chain, seq, PAGE);
            page.forEach(this::look);
            seq = page.isEmpty() ? seq : page.get(page.size() - 1).seq();
        } while (page.size() == PAGE);
    }

    private boolean look(AuditRoot root) {
        if (!key.signed(root)) {
            findings.add(new AuditFinding(Kind.ROOT_WRONG, root.chain(), root.seq(), 0));
            return false;
        }
        Optional<byte[]> hash = links.hash(root.chain(), root.seq());
        if (hash.isPresent() && !MessageDigest.isEqual(hash.get(), root.hash())) {
            findings.add(new AuditFinding(Kind.ROOT_WRONG, root.chain(), root.seq(), 0));
        } else if (hash.isEmpty() && root.at().isAfter(kept) && root.seq() > lastLink(root.chain())) {
            cut.merge(root.chain(), root.seq(), Math::max);
        }
        return true;
    }

    private long lastLink(String chain) {
        return lastLinks.computeIfAbsent(
                chain, asked -> links.last(asked).map(Link::seq).orElse(0L));
    }

    /** What was found, each chain that was cut once. */
    List<AuditFinding> findings() {
        List<AuditFinding> all = new ArrayList<>(findings);
        cut.forEach((chain, seq) -> all.add(new AuditFinding(Kind.TAIL_CUT, chain, seq, 0)));
        return all;
    }
}
