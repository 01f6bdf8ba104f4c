package it.ponte.work;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.stereotype.Component;

/** Which partners' folders cannot be polled by this hub at the moment, as their last polls showed. */
@Component
public class SourceState {
    private final Set<String> failing = new ConcurrentSkipListSet<>();

    /** The last poll of this partner's folder failed; true when the one before had not. */
    public boolean fails(String partner) {
        return failing.add(partner);
    }

    /** The last poll of this partner's folder worked, or it is another hub's now; true when the poll before had failed. */
    public boolean works(String partner) {
        return failing.remove(partner);
    }

    /** Whether the folders that this hub polls can all be polled. */
    public boolean allWork() {
        return failing.isEmpty();
    }
}
