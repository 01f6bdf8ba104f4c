package it.ponte.console;

import it.ponte.TestDatabase;
import it.ponte.placement.OutcomeDraft;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Outcomes;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** A story with somebody in every relation to whoever asks for her page, and the codes under which pages know of her. */
final class KnownPeople {
    private static final String MIXED = "cpi-valmora";
    private static final String CENTRE = "cav-le-querce";
    private static final String HIDDEN =
            """
            {"externalId": "%s", "protection": "yes", "beneficiary": {"reference": "%s", "ageBand": "30-39"%s},
             "caseworker": {"email": "referente@cpi-valmora.example"},
             "education": "VOCATIONAL", "skills": ["assembly", "welding"], "languages": ["it:B1"], "licences": ["B"],
             "hours": {"min": 20, "max": 40}, "province": "MO",
             "basis": {"kind": "PUBLIC_TASK", "givenOn": "2026-01-07"}}
            """;

    private final Map<Whose, Codes> codes = new EnumMap<>(Whose.class);

    /** Whose page it is. */
    enum Whose {
        /** Somebody in the queue of who asks. */
        QUEUE,
        /** Somebody whom nobody follows. */
        ORDINARY,
        /** A protected person, of whom it is noted that who asks follows her, whatever she may. */
        HERS,
        /** A protected person whom somebody else follows. */
        ANOTHERS,
        /** Nobody. */
        NOBODYS
    }

    /**
     * What leads to one of them.
     *
     * @param joined a record that an operator joined into hers; of a protected person, into whom none is, her own code
     * @param letter internal id of a letter about her
     * @param refused code of the envelope of a line about her that was refused
     */
    record Codes(
            String person,
            String joined,
            String referral,
            String proposal,
            String envelope,
            String refused,
            String letter) {
        /** A text without them. */
        String outOf(String text) {
            return text.replace(person, "·")
                    .replace(joined, "·")
                    .replace(referral, "·")
                    .replace(proposal, "·")
                    .replace(envelope, "·")
                    .replace(refused, "·")
                    .replaceAll("/" + letter + "\\b", "/·");
        }
    }

    /** Tells the story. */
    KnownPeople() {
        SampleStory story = SampleStory.told();
        String wrong = envelopeOf("l.verdict = 'REFUSED'");
        story.protectedPerson("LQ-1");
        SampleStory.send(MIXED, "api-referral", HIDDEN.formatted("X-1", "X-1", ""));
        story.settle();
        TestDatabase.follow(MIXED, "operatrice");
        String hers = one("select r.code from referral r join beneficiary b on b.id = r.beneficiary and b.is_protected"
                + " where r.partner = '" + CENTRE + "'");
        String anothers = one("select r.code from referral r join beneficiary b on b.id = r.beneficiary"
                + " and b.is_protected where r.partner = '" + MIXED + "'");
        String queue = proposed(0);
        String ordinary = proposed(1);
        for (String referral : new String[] {hers, anothers, queue, ordinary}) {
            tell(referral);
        }
        story.settle();
        codes.put(Whose.QUEUE, codes(queue, AlikePeople.joinedInto(personOf(queue), story), wrong));
        codes.put(Whose.ORDINARY, codes(ordinary, AlikePeople.joinedInto(personOf(ordinary), story), wrong));
        codes.put(Whose.HERS, codes(hers, personOf(hers), refused(CENTRE)));
        codes.put(Whose.ANOTHERS, codes(anothers, personOf(anothers), refused(MIXED)));
        codes.put(
                Whose.NOBODYS,
                new Codes(
                        "B-0000-0000",
                        "B-0000-0000",
                        "R-0000-0000",
                        "M-0000-0000",
                        "E-0000-0000",
                        "E-0000-0001",
                        "987654"));
        AlikePeople.ask(of(Whose.QUEUE).person(), twin());
        AlikePeople.ask(of(Whose.ORDINARY).person(), twin());
        sql(
                """
                insert into assigned_operator (beneficiary, operator, from_at, given_by)
                select id, 'operatrice', now(), 'hub' from beneficiary where code = ?
                """,
                of(Whose.QUEUE).person());
    }

    Codes of(Whose whose) {
        return codes.get(whose);
    }

    /** Somebody whom an operator may have to tell apart from those without protection. */
    String twin() {
        return AlikePeople.latest();
    }

    /** From now on it is this account whose queue and whose protected person there are. */
    void areOf(String account) {
        sql("update assigned_operator set operator = ?", account);
        TestDatabase.apart().asLine(() -> {
            sql("update protected_person set reference_operator = ? where partner = '" + CENTRE + "'", account);
            return null;
        });
    }

    private static String proposed(int place) {
        return one("select r.code from proposal p join referral r on r.beneficiary = p.beneficiary"
                + " where not p.of_protected order by p.id offset " + place + " limit 1");
    }

    private static void tell(String referral) {
        PagesUnderTest.bean(Outcomes.class)
                .tell(new OutcomeDraft(
                        "operator:operatrice",
                        null,
                        referral,
                        OutcomeKind.INTERVIEWED,
                        LocalDate.now(ItalianTime.ZONE),
                        null,
                        null));
    }

    private static String refused(String partner) {
        String sent = SampleStory.send(
                        partner, "api-referral", HIDDEN.formatted("Y-1", "Y-1", ", \"lastName\": \"Rossi\""))
                .code();
        new SampleStory().settle();
        return sent;
    }

    private static String personOf(String referral) {
        return one("select b.code from beneficiary b join referral r on r.beneficiary = b.id where r.code = '"
                + referral + "'");
    }

    private static Codes codes(String referral, String joined, String refused) {
        return new Codes(
                personOf(referral),
                joined,
                referral,
                one("select p.code from proposal p join referral r on r.beneficiary = p.beneficiary where r.code = '"
                        + referral + "'"),
                envelopeOf("l.record_code = '" + referral + "'"),
                refused,
                one("select max(l.id)::text from letter l join referral r on r.id = l.referral where r.code = '"
                        + referral + "'"));
    }

    private static String envelopeOf(String line) {
        return one("select e.code from envelope e join envelope_line l on l.envelope = e.id where " + line
                + " order by e.id desc limit 1");
    }

    private static void sql(String sql, Object... parameters) {
        TestDatabase.client().sql(sql).params(parameters).update();
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}
