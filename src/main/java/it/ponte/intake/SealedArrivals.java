package it.ponte.intake;

import it.ponte.access.SealedPlaces;
import it.ponte.access.SealedRows;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What this room keeps by the hub's key: names of files, and lines. Lines are not sealed anew: they end when they are
 * recorded, or 30 days after they came.
 */
@Component
public class SealedArrivals implements SealedPlaces {
    @Override
    public List<SealedRows> rows() {
        return List.of(
                SealedRows.texts(
                        "envelope.file_name_sealed",
                        """
                        select id, file_name_sealed as sealed, 'envelope:' || code as about from envelope
                        where id > ? and file_name_sealed is not null order by id limit ?
                        """,
                        """
                        with renewal as (select * from unnest(?, ?, ?) as r (id, sealed, renewed)),
                             free as (select id from envelope where id in (select id from renewal)
                                      for update skip locked)
                        update envelope e set file_name_sealed = r.renewed from renewal r, free
                        where e.id = r.id and e.id = free.id and e.file_name_sealed = r.sealed
                        """),
                SealedRows.endingSoon(
                        "envelope_line.content",
                        "select count(*) from envelope_line where substring(content from 2 for 4) = ?"));
    }
}
