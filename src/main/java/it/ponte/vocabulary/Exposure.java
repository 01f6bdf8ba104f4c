package it.ponte.vocabulary;

/** What a job exposes to, and what a person must be spared (limitazioni lavorative). */
public enum Exposure {
    HEIGHTS,
    CHEMICALS,
    HEAVY_LOADS,
    DUST,
    NOISE,
    OUTDOORS,
    PROLONGED_STANDING,
    PUBLIC_CONTACT,
    NIGHT_WORK
}
