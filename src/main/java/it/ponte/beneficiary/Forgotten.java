package it.ponte.beneficiary;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who was just forgotten: what the other rooms need to forget her too. Cannot print itself.
 *
 * @param people internal ids of her record and of those that had been merged into it
 * @param referrals internal ids of all her referrals
 * @param newCodes by the public codes that she and her referrals had, those that they have now
 * @param taxCodes the tax codes that were told of her
 * @param numbers by service, its own numbers for her
 */
public record Forgotten(
        List<Long> people,
        List<Long> referrals,
        Map<String, String> newCodes,
        Set<String> taxCodes,
        Map<String, Set<String>> numbers) {
    public Forgotten {
        people = List.copyOf(people);
        referrals = List.copyOf(referrals);
        newCodes = Map.copyOf(newCodes);
        taxCodes = Set.copyOf(taxCodes);
        numbers = Map.copyOf(numbers);
    }

    @Override
    public String toString() {
        return "Forgotten[" + people.size() + " records]";
    }
}
