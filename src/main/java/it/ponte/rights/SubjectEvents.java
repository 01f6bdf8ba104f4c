package it.ponte.rights;

import it.ponte.access.Audit;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done about a person, read from all rooms for herself: stamps and kinds, and those who looked by their role. */
@Repository
class SubjectEvents {
    private static final Map<String, String> CHAPTERS = Map.of(
            "proposals",
            """
            select v.title as work, p.points, (p.proposed_at at time zone 'Europe/Rome')::date as "proposedOn",
                   (p.accepted_at at time zone 'Europe/Rome')::date as "acceptedOn",
                   (p.declined_at at time zone 'Europe/Rome')::date as "declinedOn", p.decline_reason as "declineReason",
                   (p.withdrawn_at at time zone 'Europe/Rome')::date as "withdrawnOn"
            from proposal p left join vacancy v on v.id = p.vacancy join hers on hers.id = p.beneficiary order by p.id
            """,
            "outcomes",
            """
            select o.kind, o.on_date as "on", o.contract_type as "contractType", o.until,
                   o.reason as "outcomeReason", (o.told_us_at at time zone 'Europe/Rome')::date as "toldOn",
                   case when o.teller like 'partner:%' then substr(o.teller, 9)
                        when o.teller = 'company' then 'company' else 'operator' end as "from"
            from outcome o join hers on hers.id = o.beneficiary order by o.on_date, o.id
            """,
            "placements",
            """
            select p.company, p.contract_type as "contractType", p.started_on as "startedOn", p.until,
                   p.ended_on as "endedOn"
            from placement p join hers on hers.id = p.beneficiary order by p.started_on, p.id
            """,
            "letters",
            """
            select l.partner as "to", coalesce(about.notice, o.kind) as kind,
                   (l.composed_at at time zone 'Europe/Rome')::date as "composedOn",
                   (l.told_at at time zone 'Europe/Rome')::date as "sentOn",
                   (l.cancelled_at at time zone 'Europe/Rome')::date as "cancelledOn"
            from (select t.letter, t.referral, t.outcome, t.notice from letter_told t where t.letter is not null
                  union
                  select l.id, l.referral, l.outcome, l.notice from letter l where not l.is_digest) about
            join letter l on l.id = about.letter
            join referral r on r.id = about.referral join hers on hers.id = r.beneficiary
            left join outcome o on o.id = about.outcome order by l.id, o.on_date, about.outcome
            """,
            "consents",
            """
            select given.consent, given.work, given.scope, given.parts, given.on as "givenOn", given.until, given.by as "from",
                   given.withdrawn as "withdrawnOn" from (
                select 'TOLD' as consent, null as work,
                       coalesce(translate(r.basis_scope::text, '[]"', ''), 'CONTACT, MATCHING') as scope, null as parts,
                       r.basis_given_on as on, r.basis_until as until,
                       case when r.self_enrolled then 'herself' else r.partner end as by, null::date as withdrawn
                from referral r join hers on hers.id = r.beneficiary
                where r.basis_kind = 'CONSENT'
                  and (r.basis_withdrawn_on is null or r.basis_given_on > r.basis_withdrawn_on)
                union all
                select case when c.collected_by like 'operator:%' then 'RENEWED' else 'TOLD' end, null,
                       coalesce(translate(c.scope::text, '[]"', ''), 'CONTACT, MATCHING'), null, c.given_on, c.until,
                       case when c.collected_by like 'partner:%' then substr(c.collected_by, 9)
                            when c.collected_by = 'herself' then 'herself' else 'operator' end, c.ended_on
                from consent c join referral r on r.id = c.referral join hers on hers.id = r.beneficiary
                union all
                select 'VACANCY', v.title, null, array_to_string(d.parts, ', '), d.given_on, d.until, 'operator',
                       (d.withdrawn_at at time zone 'Europe/Rome')::date
                from disclosure d join proposal p on p.id = d.proposal join hers on hers.id = p.beneficiary
                left join vacancy v on v.id = p.vacancy) given
            order by given.on, given.consent
            """,
            "recipients",
            """
            select coalesce(list.funder, case when a.who like 'partner:%' then substr(a.who, 9) else 'operator' end) as "to",
                   case a.what when 'candidate.read' then 'PROFILE' when 'candidate.disclosed' then 'DISCLOSED'
                               else 'LIST' end as what,
                   known.title as work, min((a.at at time zone 'Europe/Rome')::date) as "on",
                   max((a.at at time zone 'Europe/Rome')::date) as until
            from hers
            cross join lateral (select hers.code as about, null as title
                                union all
                                select p.code, v.title from proposal p left join vacancy v on v.id = p.vacancy
                                where p.beneficiary = hers.id) known
            join audit a on a.about = known.about
            left join lateral (select e.funder from people_export e
                               where a.what = 'beneficiary.exported' and e.made_by = a.who and e.made_at <= a.at
                               order by e.id desc limit 1) list on true
            where a.what in ('candidate.read', 'candidate.disclosed', 'beneficiary.exported')
            group by 1, 2, 3 order by 4, 1, 2
            """,
            "opened",
            """
            select seen.on, seen.what, 'operator' as by from (
                select (h.opened_at at time zone 'Europe/Rome')::date as on, 'HISTORY' as what, h.id from history_opened h
                join hers on hers.id = h.beneficiary
                union all
                select (a.at at time zone 'Europe/Rome')::date,
                       case a.what when 'history.opened' then 'HISTORY' when 'duplicate.opened' then 'OPENED'
                                   else 'RECORD' end, a.id
                from audit a join hers on a.about in (hers.code, hers.hidden)
                where a.what like '%.opened' and a.who like 'operator:%'
                union all
                select (d.decided_at at time zone 'Europe/Rome')::date, d.decision, d.id from duplicate_decision d
                join hers on hers.id in (d.one, d.other)) seen
            order by seen.on, seen.id
            """);
    private static final List<String> ORDER =
            List.of("consents", "proposals", "outcomes", "placements", "letters", "recipients", "opened");

    private final JdbcClient db;
    private final Audit audit;

    SubjectEvents(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** Adds them to what is held of a person, by internal id; services by their names. */
    void addTo(Held held, long person, UnaryOperator<String> name) {
        String hidden = audit.hidden(held.code());
        for (String chapter : ORDER) {
            db.sql("with hers as (select id, code, ?::text as hidden from beneficiary where id = ? or merged_into = ?) "
                            + CHAPTERS.get(chapter))
                    .params(hidden, person, person)
                    .query()
                    .listOfRows()
                    .forEach(row -> {
                        Held.Entry entry = held.add(chapter);
                        row.forEach((fact, value) ->
                                entry.put(fact, isService(fact, value) ? name.apply(value.toString()) : value));
                    });
        }
    }

    private static boolean isService(String fact, Object value) {
        return value != null && (fact.equals("from") || fact.equals("to")) && !value.equals("operator");
    }
}
