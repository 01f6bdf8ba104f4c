package it.ponte.faults;

import java.util.concurrent.Callable;

/** Somebody who sends messages until the ledger is closed, and each of them until it is acknowledged. */
interface Sender extends Callable<Void> {
    /** Puts all its messages beside what the hub answered. */
    void reckon(Reckoning reckoning, HubRecord record) throws Exception;
}
