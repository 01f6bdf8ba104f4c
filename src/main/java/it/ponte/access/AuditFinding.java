package it.ponte.access;

/**
 * A place where the audit is not as its hubs left it.
 *
 * @param chain which chain; empty where a row is in none
 * @param seq the place in it; 0 for none
 * @param row the id of the row; 0 where it cannot be told
 */
public record AuditFinding(Kind kind, String chain, long seq, long row) {
    /** What is wrong there. */
    public enum Kind {
        ROW_CHANGED("the row was changed since it was written"),
        ROW_REMOVED("the row is gone"),
        NOT_SEALED(
                "rows wait for over an hour to be sealed, this one first: until then nobody sees whether some are removed"),
        ROW_INSERTED("the row was not written by a hub, or no chain holds it and none waits for it"),
        OUT_OF_ORDER("the row or its link does not follow the one before it"),
        LINKS_REMOVED("links are missing up to here"),
        LINKS_ADDED("no root vouches for this link"),
        TAIL_CUT("a signed root vouches for more: up to here"),
        ROOT_WRONG("a root is not signed by audit.keyset, or says something else than the link"),
        ROOT_REMOVED("a root stands in the file and not in the database");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    @Override
    public String toString() {
        return kind + (chain.isEmpty() ? "" : ", chain " + chain + ", place " + seq) + (row == 0 ? "" : ", row " + row)
                + ": " + kind.sentence;
    }
}
