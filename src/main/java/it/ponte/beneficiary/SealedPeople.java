package it.ponte.beneficiary;

import it.ponte.access.SealedPlaces;
import it.ponte.access.SealedRows;
import java.util.List;
import org.springframework.stereotype.Component;

/** What this room keeps by the hub's key: people's own keys, wrapped, and who their caseworkers are, sealed. */
@Component
public class SealedPeople implements SealedPlaces {
    @Override
    public List<SealedRows> rows() {
        return List.of(
                SealedRows.dataKeys(
                        "beneficiary.data_key",
                        """
                        select id, data_key as sealed, '' as about from beneficiary
                        where id > ? and data_key is not null order by id limit ?
                        """,
                        """
                        with renewal as (select * from unnest(?, ?, ?) as r (id, sealed, renewed)),
                             free as (select id from beneficiary where id in (select id from renewal)
                                      for update skip locked)
                        update beneficiary b set data_key = r.renewed from renewal r, free
                        where b.id = r.id and b.id = free.id and b.data_key = r.sealed
                        """),
                SealedRows.dataKeysApart(
                        "protected_person.data_key",
                        """
                        select beneficiary as id, data_key as sealed, '' as about from protected_person
                        where beneficiary > ? order by beneficiary limit ?
                        """,
                        """
                        with renewal as (select * from unnest(?, ?, ?) as r (id, sealed, renewed)),
                             free as (select beneficiary from protected_person
                                      where beneficiary in (select id from renewal) for update skip locked)
                        update protected_person p set data_key = r.renewed from renewal r, free
                        where p.beneficiary = r.id and p.beneficiary = free.beneficiary and p.data_key = r.sealed
                        """),
                SealedRows.dataKeys(
                        "joined_record.joined_data_key",
                        """
                        select id, joined_data_key as sealed, '' as about from joined_record
                        where id > ? order by id limit ?
                        """,
                        """
                        with renewal as (select * from unnest(?, ?, ?) as r (id, sealed, renewed)),
                             free as (select id from joined_record where id in (select id from renewal)
                                      for update skip locked)
                        update joined_record j set joined_data_key = r.renewed from renewal r, free
                        where j.id = r.id and j.id = free.id and j.joined_data_key = r.sealed
                        """),
                SealedRows.texts(
                        "caseworker.contact",
                        """
                        select id, contact as sealed, 'caseworker:' || encode(email_index, 'hex') as about
                        from caseworker where id > ? and contact is not null order by id limit ?
                        """,
                        """
                        with renewal as (select * from unnest(?, ?, ?) as r (id, sealed, renewed)),
                             free as (select id from caseworker where id in (select id from renewal)
                                      for update skip locked)
                        update caseworker c set contact = r.renewed from renewal r, free
                        where c.id = r.id and c.id = free.id and c.contact = r.sealed
                        """));
    }
}
