package it.ponte.beneficiary;

import java.time.Instant;
import java.util.Optional;

/** Which edition of which programme takes somebody in, asked when she is enrolled; known to the room of programmes. */
public interface OpenEditions {
    /** Programme and edition, as the programme's file names them. */
    record Names(String programme, String edition) {}

    /** Where none is open. */
    Names NONE = new Names(null, null);

    /** The edition of this service's programme that is open at this moment; empty while none is. */
    Optional<Names> of(String partner, Instant at);
}
