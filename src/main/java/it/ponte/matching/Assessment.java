package it.ponte.matching;

import java.util.List;
import java.util.Optional;

/** What comparing one person with one vacancy says. A score proposes; an operator decides (SAFETY P17). */
public sealed interface Assessment {

    /** Every rule and criterion that had something to say, hard rules first. */
    List<Reason> reasons();

    /** The one hard rule that keeps the person out, when there is only one and it may be told: "would fit if". */
    Optional<Reason> nearly();

    /**
     * The person can be proposed.
     *
     * @param points 0 to 1000, exactly the sum of the reasons' points
     */
    record Fits(int points, List<Reason> reasons) implements Assessment {
        public Fits {
            reasons = List.copyOf(reasons);
            if (points != reasons.stream().mapToInt(Reason::points).sum()) {
                throw new IllegalArgumentException("the reasons do not explain the points");
            }
        }

        @Override
        public Optional<Reason> nearly() {
            return Optional.empty();
        }
    }

    /** At least one hard rule keeps the person out. */
    record LeftOut(List<Reason> reasons) implements Assessment {
        public LeftOut {
            reasons = List.copyOf(reasons);
            if (reasons.stream().noneMatch(Reason::keepsOut)) {
                throw new IllegalArgumentException("nobody is left out without a reason");
            }
        }

        /** The hard rules that keep the person out. */
        public List<Reason> failed() {
            return reasons.stream().filter(Reason::keepsOut).toList();
        }

        @Override
        public Optional<Reason> nearly() {
            List<Reason> failed = failed();
            return failed.size() == 1 && !failed.get(0).criterion().equals(Rule.ADMISSIBLE.name())
                    ? Optional.of(failed.get(0))
                    : Optional.empty();
        }
    }
}
