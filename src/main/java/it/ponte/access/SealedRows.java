package it.ponte.access;

/**
 * Rows that hold something which the hub's key wrapped or sealed, so that it can be done anew with the key's next version.
 *
 * @param place table and column, as they are told to an operator
 * @param of which key
 * @param isDataKey true for a person's wrapped data key, false for sealed text
 * @param select answers with id, sealed and about (what the text is tied to) of the rows behind an id, in order, at most
 *     so many; null for rows that are not done anew because they end soon
 * @param update takes ids, sealed and renewed values as three arrays and puts the renewed in place where the sealed still
 *     stands; it passes over rows that somebody else is writing; null where select is
 * @param isApart whether they lie in the schema of protected people, where nothing is seen without a role
 * @param count answers how many rows one version sealed, told by the four bytes of its id; null where select is not
 */
public record SealedRows(
        String place, KeyClass of, boolean isDataKey, boolean isApart, String select, String update, String count) {

    /** Rows that hold a data key, to be wrapped anew. */
    public static SealedRows dataKeys(String place, String select, String update) {
        return new SealedRows(place, KeyClass.HUB, true, false, select, update, null);
    }

    /** The same of protected people, in their own schema and by their own class of keys. */
    public static SealedRows dataKeysApart(String place, String select, String update) {
        return new SealedRows(place, KeyClass.PROTECTED, true, true, select, update, null);
    }

    /** Rows that hold sealed text, to be sealed anew. */
    public static SealedRows texts(String place, String select, String update) {
        return texts(place, KeyClass.HUB, select, update);
    }

    /** The same, sealed by a key of this class. */
    public static SealedRows texts(String place, KeyClass of, String select, String update) {
        return new SealedRows(place, of, false, false, select, update, null);
    }

    /** Rows that are left as they are because they end soon; a version is kept while one of them needs it. */
    public static SealedRows endingSoon(String place, String count) {
        return new SealedRows(place, KeyClass.HUB, false, false, null, null, count);
    }

    /** Whether they end by themselves. */
    public boolean endsSoon() {
        return select == null;
    }
}
