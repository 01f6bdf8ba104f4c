package it.ponte.machines;

/** A way in which a partner's own system hears of outcomes. */
enum Way {
    /** Its server is called. */
    WEBHOOK,
    /** A topic of the broker. */
    TOPIC,
    /** A file in its folder. */
    FILE
}
