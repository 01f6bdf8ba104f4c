package it.ponte.beneficiary;

import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells other rooms of the people whose legal basis their services' own messages renewed (SAFETY P13). */
final class Renewals {
    private final List<HearsOfRenewal> others;

    Renewals(List<HearsOfRenewal> others) {
        this.others = others;
    }

    /** Tells of these people when all else in the transaction is done: much is still written behind a list of messages. */
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
