package it.ponte.faults;

/** What the hub says became of one line: the verdict in small letters, and the code of the referral or nothing. */
record Answer(int line, String verdict, String code) {}
