package it.ponte.beneficiary;

import java.util.function.Function;

/** The case document of a referral while messages about it are being recorded: as it is on record, or still to be sealed. */
final class KeptDocument {
    private final Function<byte[], CaseDocument> opening;
    private byte[] sealed;
    private CaseDocument opened;
    private boolean isNew;

    /** As it is on record; null where there is none. */
    KeptDocument(byte[] sealed, Function<byte[], CaseDocument> opening) {
        this.sealed = sealed;
        this.opening = opening;
    }

    /** Null where there is none. */
    CaseDocument read() {
        if (opened == null && sealed != null) {
            opened = opening.apply(sealed);
        }
        return opened;
    }

    /** This takes its place; null forgets it. */
    void replace(CaseDocument now) {
        sealed = null;
        opened = now;
        isNew = now != null;
    }

    /** As it was sealed; null when there is none that still is. */
    byte[] sealed() {
        return sealed;
    }

    /** What is still to be sealed; null when there is nothing. */
    CaseDocument unsealed() {
        return isNew ? opened : null;
    }
}
