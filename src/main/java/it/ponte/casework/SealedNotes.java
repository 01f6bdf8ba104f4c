package it.ponte.casework;

import it.ponte.access.SealedPlaces;
import it.ponte.access.SealedRows;
import java.util.List;
import org.springframework.stereotype.Component;

/** What this room keeps by the hub's key: notes. */
@Component
public class SealedNotes implements SealedPlaces {
    @Override
    public List<SealedRows> rows() {
        return List.of(
                SealedRows.texts(
                        "case_note.words",
                        """
                        select id, words as sealed, 'case-note:' || referral as about
                        from case_note where id > ? order by id limit ?
                        """,
                        """
                        with renewal as (select * from unnest(?, ?, ?) as r (id, sealed, renewed)),
                             free as (select id from case_note where id in (select id from renewal)
                                      for update skip locked)
                        update case_note n set words = r.renewed from renewal r, free
                        where n.id = r.id and n.id = free.id and n.words = r.sealed
                        """));
    }
}
