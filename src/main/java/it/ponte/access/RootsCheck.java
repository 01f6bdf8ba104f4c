package it.ponte.access;

import it.ponte.access.AuditFinding.Kind;
import it.ponte.access.AuditLinks.Link;
import it.ponte.access.AuditRoots.Place;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares signed roots with the links that they vouch for. */
final class RootsCheck {
    /** So many are asked about at once. */
    static final int PAGE = 5000;

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

    /**
     * Roots that stand in a file, some thousands at a time. One that stands in the database too, byte for byte, is looked
     * at there.
     */
    void outside(List<AuditRoot> page) {
        List<Place> places = roots.placesOf(page);
        for (int i = 0; i < page.size(); i++) {
            AuditRoot root = page.get(i);
            Place known = places.get(i);
            if (known.root() != null && root.isSame(known.root())) {
                continue;
            }
            if (look(root, known.link()) && known.root() == null && root.seq() <= lastLink(root.chain())) {
                findings.add(new AuditFinding(Kind.ROOT_REMOVED, root.chain(), root.seq(), 0));
            }
        }
    }

    /** The roots of a chain in the database. */
    void inside(String chain) {
        List<Place> page;
        long seq = 0;
        do {
            page = roots.placesBehind(chain, seq, PAGE);
            page.forEach(known -> look(known.root(), known.link()));
            seq = page.isEmpty() ? seq : page.get(page.size() - 1).root().seq();
        } while (page.size() == PAGE);
    }

    private boolean look(AuditRoot root, byte[] link) {
        if (!key.signed(root)) {
            findings.add(new AuditFinding(Kind.ROOT_WRONG, root.chain(), root.seq(), 0));
            return false;
        }
        if (link != null && !MessageDigest.isEqual(link, root.hash())) {
            findings.add(new AuditFinding(Kind.ROOT_WRONG, root.chain(), root.seq(), 0));
        } else if (link == null && root.at().isAfter(kept) && root.seq() > lastLink(root.chain())) {
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
