package it.ponte.vocabulary;

/** Driving licences and certificates (patenti e abilitazioni): CQC is the professional driver's qualification. */
public enum Licence {
    A,
    B,
    C,
    D,
    CQC_PEOPLE,
    CQC_GOODS,
    FORKLIFT
}
