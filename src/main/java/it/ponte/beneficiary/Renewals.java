package it.ponte.beneficiary;

import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells other rooms of the people whose legal basis their services' own messages renewed (SAFETY P13). */
final class Renewals {
    private final List<HearsOfBases> others;

    Renewals(List<HearsOfBases> others) {
        this.others = others;
    }

    /** Lets go of what waits on bases that have ended, before messages write new ones. */
    void lapse(List<Long> referrals) {
        if (!referrals.isEmpty()) {
            others.forEach(room -> room.lapse(referrals));
        }
    }

    /**
     * Tells of these people when all else in the transaction is done: much is still written behind a list of messages. A
     * transaction of several lists tells several times, which gives places in the feed anew and nothing else.
     */
    void tell(List<Long> people) {
        if (people.isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                others.forEach(room -> room.resume(people));
            }
        });
    }
}
