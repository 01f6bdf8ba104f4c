package it.ponte.feedback;

import it.ponte.beneficiary.HearsOfBases;
import java.util.Collection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whose legal basis was renewed is promised news again: what had been promised was ended with the basis. */
@Component
class RenewedPromises implements HearsOfBases {
    /** Asked for late: what became of somebody is read by way of the referrals, which tell us of their bases. */
    private final ObjectProvider<Promises> promises;

    RenewedPromises(ObjectProvider<Promises> promises) {
        this.promises = promises;
    }

    @Override
    public void resume(Collection<Long> people) {
        promises.getObject().resume(people);
    }
}
