package it.ponte.beneficiary;

import it.ponte.access.DataKey;

/** What is kept of who a person is: her own key and what it sealed. */
record Sealed(DataKey key, byte[] identity) {}
