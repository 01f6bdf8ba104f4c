package it.ponte.rights;

import it.ponte.work.Stamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept beside people's records for a time of its own, and ends by the clock (SAFETY P14): docs/privacy.md. */
@Repository
public class OldTraces {
    private static final Logger log = LoggerFactory.getLogger(OldTraces.class);

    /** By table, or column that is emptied, what is over; operators' acts are kept as long as the audit. */
    static final Map<String, String> OVER = over();

    private final JdbcClient db;
    private final Clock clock;

    OldTraces(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private static Map<String, String> over() {
        Map<String, String> over = new LinkedHashMap<>();
        over.put(
                "problem",
                """
                delete from problem using envelope_line line, envelope
                where line.envelope = problem.envelope and line.number = problem.line and envelope.id = line.envelope
                  and line.verdict not in ('REFUSED', 'DELAYED')
                  and envelope.received_at < cast(:now as timestamptz) - interval '30 days'
                """);
        over.put(
                "envelope.file_name_sealed",
                """
                update envelope set file_name_sealed = null
                where file_name_sealed is not null and completed_at < cast(:now as timestamptz) - interval '30 days'
                """);
        over.put(
                "mail_sender",
                """
                delete from mail_sender sender
                where coalesce(refused_at, first_seen_at) < cast(:now as timestamptz) - interval '12 months'
                  and confirmed_at is null and not exists (select from waiting_mail where sender = sender.id)
                """);
        over.put(
                "duplicate_decision",
                "delete from duplicate_decision where decided_at < cast(:now as timestamptz) - interval '5 years'");
        over.put(
                "history_opened",
                "delete from history_opened where opened_at < cast(:now as timestamptz) - interval '5 years'");
        over.put(
                "line_correction",
                "delete from line_correction where corrected_at < cast(:now as timestamptz) - interval '5 years'");
        over.put(
                "people_export",
                "delete from people_export where made_at < cast(:now as timestamptz) - interval '5 years'");
        over.put("used_voucher", "delete from used_voucher where over_at < :now");
        over.put(
                "form_sender",
                "delete from form_sender where latest_at < cast(:now as timestamptz) - interval '1 hour'");
        over.put("allowance", "delete from allowance where filled_at < cast(:now as timestamptz) - interval '1 day'");
        over.put("page_code", "delete from page_code where asked_at < cast(:now as timestamptz) - interval '1 day'");
        over.put("known_device", "delete from known_device where until_at < :now");
        over.put(
                "caseworker_cover",
                """
                with over as (delete from caseworker_cover
                              where until_day < cast(:now as date) - interval '30 days')
                update caseworker c set contact = null, email_index = uuid_send(gen_random_uuid())
                where c.contact is not null and not exists (select from referral r where r.caseworker = c.id)
                  and not exists (select from case_handover h where h.colleague = c.id)
                  and not exists (select from caseworker_cover v where v.colleague = c.id
                                  and v.until_day >= cast(:now as date) - interval '30 days')
                """);
        // After the one before, which forgets caseworkers.
        over.put(
                "letter_rhythm",
                "delete from letter_rhythm h using caseworker c where c.id = h.caseworker and c.contact is null");
        over.put("mail_count", "delete from mail_count where day < cast(:now as date) - interval '24 months'");
        return over;
    }

    /** Ends all that is over. */
    public void forget() {
        OVER.forEach((place, ending) -> {
            int gone = db.sql(ending).param("now", Stamp.of(clock.instant())).update();
            if (gone > 0) {
                log.info("{} rows of {} were over and are gone", gone, place);
            }
        });
    }
}
