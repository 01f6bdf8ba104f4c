package it.ponte.console;

import it.ponte.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The state in which an act about a person has something to do, brought about for everybody and taken back afterwards. */
record StateForAnAct(List<String> begin, List<String> end) {
    private static final String ACCEPTED =
            """
            update proposal set accepted_at = now(), accepted_by = 'operator:stato'
            where accepted_at is null and declined_at is null and withdrawn_at is null
            """;
    private static final String NOT_ACCEPTED =
            "update proposal set accepted_at = null, accepted_by = null where accepted_by = 'operator:stato'";

    private static final StateForAnAct NONE = new StateForAnAct(List.of(), List.of());

    private static final Map<String, StateForAnAct> STATES = Map.of(
            "/console/proposte/{code}/consenso", new StateForAnAct(List.of(ACCEPTED), List.of(NOT_ACCEPTED)),
            "/console/proposte/{code}/consenso/revoca",
                    new StateForAnAct(
                            List.of(
                                    ACCEPTED,
                                    """
                                    insert into disclosure (proposal, parts, given_on, until, recorded_at, recorded_by)
                                    select id, '{EMAIL}', current_date, current_date + 30, now(), 'operator:stato'
                                    from proposal where accepted_by = 'operator:stato'
                                    """),
                            List.of("delete from disclosure where recorded_by = 'operator:stato'", NOT_ACCEPTED)),
            "/console/persone/{code}/diritti/riprendi",
                    new StateForAnAct(
                            List.of("update beneficiary set restricted_at = now(), restricted_by = 'operator:stato'"),
                            List.of("update beneficiary set restricted_at = null, restricted_by = null")),
            "/console/persone/{code}/diritti/{referral}/revoca",
                    new StateForAnAct(
                            List.of(
                                    """
                                    update referral set renewed_on = current_date, renewed_until = current_date + 30,
                                                        renewed_by = 'operator:stato'
                                    """),
                            List.of("update referral set renewed_on = null, renewed_until = null, renewed_by = null")),
            "/console/comunicazioni/{id}/riprova",
                    new StateForAnAct(
                            List.of("update letter set undeliverable_at = now(), undeliverable_reason = 'REFUSED'"),
                            List.of("update letter set undeliverable_at = null, undeliverable_reason = null")),
            "/console/risposte/{referral}/telefono",
                    new StateForAnAct(
                            List.of(
                                    """
                                    insert into promise (referral, partner, begun_at, due_on)
                                    select id, partner, now() - interval '21 days', current_date - 1 from referral
                                    """),
                            List.of("delete from promise")),
            "/console/rettifiche/{referral}/{field}/resta",
                    new StateForAnAct(
                            List.of(
                                    """
                                    with facts as (
                                        insert into rectified_fact (beneficiary, field, rectified_at)
                                        select id, 'LAST_NAME', now() from beneficiary returning id, beneficiary)
                                    insert into repeated_mistake (fact, referral, repeated_at)
                                    select f.id, r.id, now() from facts f join referral r on r.beneficiary = f.beneficiary
                                    """),
                            List.of("delete from repeated_mistake", "delete from rectified_fact")));

    /** What somebody is answered while everything is in the state for an act, by the path of its endpoint. */
    static <T> T during(String path, Supplier<T> asked) {
        StateForAnAct state = STATES.getOrDefault(path, NONE);
        state.begin().forEach(StateForAnAct::run);
        try {
            return asked.get();
        } finally {
            state.end().forEach(StateForAnAct::run);
        }
    }

    private static void run(String sql) {
        TestDatabase.client().sql(sql).update();
    }
}
