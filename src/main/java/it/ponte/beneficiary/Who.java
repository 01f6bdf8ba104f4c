package it.ponte.beneficiary;

import java.util.Map;

/**
 * Who a person is, as her sealed document tells it.
 *
 * @param told as of when those facts were told that do not hold as of the record's own moment; empty where all do, and in
 *     documents sealed before this was kept
 */
record Who(Identity identity, Map<Identity.Fact, AsOf> told) {
    Who {
        told = Map.copyOf(told);
    }

    /** Of whom all facts hold as of one moment. */
    Who(Identity identity) {
        this(identity, Map.of());
    }
}
