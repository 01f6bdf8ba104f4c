package it.ponte.beneficiary;

import java.time.Instant;

/** The time that a person is with the programme; a person has one open enrolment at most. */
record Enrolment(long id, long beneficiary, Instant enrolledAt, boolean self) {}
