package it.ponte.normalise;

import it.ponte.access.Vault;
import it.ponte.beneficiary.Availability;
import it.ponte.beneficiary.Profile;
import it.ponte.mapping.Values;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Shift;
import it.ponte.vocabulary.Transversal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;

/** What a referral tells of what somebody brings to a job, and of what she must be spared. */
final class ToldProfile {
    private final Vault vault;

    ToldProfile(Vault vault) {
        this.vault = vault;
    }

    Profile of(Values values) {
        return new Profile(
                values.one("education", Education.UNKNOWN, Education.class),
                values.several("skills", String.class),
                new ArrayList<>(values.several("languages", Language.class)),
                values.several("transversal", Transversal.class),
                values.several("licences", Licence.class),
                new Availability(
                        minHours(values),
                        maxHours(values),
                        values.several("shifts", Shift.class),
                        values.one("availableFrom", LocalDate.class)),
                values.text("province"),
                values.several("reach", String.class),
                values.several("limits", Exposure.class),
                exclusions(values),
                only(values));
    }

    static int minHours(Values values) {
        return values.one("hours.min", Availability.UNTOLD.minHours(), Integer.class);
    }

    /** Who looks for more than the usual most without telling a most of her own can do what she looks for. */
    static int maxHours(Values values) {
        return values.one("hours.max", Math.max(minHours(values), Availability.UNTOLD.maxHours()), Integer.class);
    }

    /** Places, employers (by VAT number or name) and sectors to avoid, as keyed hashes only (SAFETY P7). */
    private Set<String> exclusions(Values values) {
        Set<String> hashes = new HashSet<>();
        for (String kind : new String[] {"avoid.comune", "avoid.employer", "avoid.sector"}) {
            for (String avoided : values.several(kind, String.class)) {
                hashes.add(HexFormat.of().formatHex(vault.index(kind.replace('.', ':'), avoided)));
            }
        }
        return hashes;
    }

    /**
     * The only employers that the sender wants considered, as one list of keyed hashes (SAFETY P7); none without one. By VAT
     * number alone: anybody may bear a name that is on a list.
     */
    private Set<Set<String>> only(Values values) {
        Set<String> list = values.several("only.employer", String.class).stream()
                .map(employer -> HexFormat.of().formatHex(vault.index("avoid:employer", employer)))
                .collect(Collectors.toSet());
        return list.isEmpty() ? Set.of() : Set.of(list);
    }
}
