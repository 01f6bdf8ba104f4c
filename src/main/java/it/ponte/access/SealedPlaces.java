package it.ponte.access;

import java.util.List;

/** What a room keeps wrapped or sealed by the hub's key: whoever adds a column that is sealed adds it here. */
public interface SealedPlaces {
    /** The rows, place by place. */
    List<SealedRows> rows();
}
