package it.ponte.matching;

/** What came of an operator's wish to accept or decline a proposal. */
public sealed interface Decision {

    /** It is decided so, now or before: the same wish again has the same answer. */
    record Decided(Proposal proposal) implements Decision {}

    /** It cannot be decided so. */
    record Refused(Refusal why) implements Decision {}

    /** Why a proposal cannot be accepted or declined. */
    enum Refusal {
        /** There is no proposal of this code. */
        UNKNOWN,
        /** It was accepted, so it cannot be declined: what follows is told as an outcome. */
        ALREADY_ACCEPTED,
        /** It was declined, so it cannot be accepted. */
        ALREADY_DECLINED,
        /** Matching took it back. */
        WITHDRAWN,
        /** The vacancy looks for nobody any more. */
        VACANCY_CLOSED,
        /** The person is protected, and nobody asked her service on the telephone yet (SAFETY P7). */
        CENTRE_NOT_ASKED,
        /** A hard rule, checked again, keeps the person out now (SAFETY P7, P13). */
        NO_LONGER_FITS
    }
}
