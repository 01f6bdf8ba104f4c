package it.ponte.mail;

import it.ponte.access.SealedPlaces;
import it.ponte.access.SealedRows;
import java.util.List;
import org.springframework.stereotype.Component;

/** What this room keeps by the hub's key: who wrote to the mailbox. */
@Component
public class SealedSenders implements SealedPlaces {
    @Override
    public List<SealedRows> rows() {
        return List.of(
                SealedRows.texts(
                        "mail_sender.address_sealed",
                        """
                select id, address_sealed as sealed, 'mail_sender:' || encode(address_index, 'hex') as about
                from mail_sender where id > ? order by id limit ?
                """,
                        """
                with renewal as (select * from unnest(?, ?, ?) as r (id, sealed, renewed)),
                     free as (select id from mail_sender where id in (select id from renewal) for update skip locked)
                update mail_sender m set address_sealed = r.renewed from renewal r, free
                where m.id = r.id and m.id = free.id and m.address_sealed = r.sealed
                """));
    }
}
