package it.ponte.rights;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.access.Role;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Identity;
import it.ponte.vocabulary.FreeWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists of people that leave the hub (SAFETY P15): for a reason, encrypted, at most 500 with their names, or all by code
 * only for a funder; nobody who is protected or restricted.
 */
@Component
public class PeopleExport {
    /** The most people that a list with names holds. */
    public static final int MOST = 500;

    private static final int SHORTEST_REASON = 10;
    private static final Logger log = LoggerFactory.getLogger(PeopleExport.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_BYTES = 15;

    private final JdbcClient db;
    private final Beneficiaries people;
    private final ExportLog exports;

    PeopleExport(JdbcClient db, Beneficiaries people, ExportLog exports) {
        this.db = db;
        this.people = people;
        this.exports = exports;
    }

    /**
     * What is asked for.
     *
     * @param reason why, at least ten characters that tell nobody; kept in table {@code people_export}, never logged
     * @param partner only people whom this service referred; null for all
     * @param funder who gets a list by code only, no person; null for a list with names
     */
    public record Request(String reason, String partner, String funder) {
        public Request {
            if (reason.strip().length() < SHORTEST_REASON) {
                throw new IllegalArgumentException("a reason has at least 10 characters");
            }
            if (FreeWords.tellWho(reason) || funder != null && FreeWords.tellWho(funder)) {
                throw new IllegalArgumentException("a reason and a funder tell who nobody is");
            }
        }

        @Override
        public String toString() {
            return "Request[" + partner + ", byCode=" + (funder != null) + "]";
        }
    }

    /**
     * An encrypted list, and the password that opens it: shown once, kept nowhere. It cannot print itself.
     *
     * @param number under which the list is noted
     * @param codes of whom it holds
     */
    public record Made(byte[] zip, String password, long number, List<String> codes) {
        public Made {
            codes = List.copyOf(codes);
        }

        /** How many people it holds. */
        public int people() {
            return codes.size();
        }

        @Override
        public String toString() {
            return "Made[" + people() + " people]";
        }
    }

    /** Nobody fits, or more than {@link #MOST} with names. */
    public record Count(int people, boolean tooMany) {}

    private record Row(long id, String code, String enrolledOn, String education, String province) {}

    /** How many people a list would hold. */
    public Count count(Request request) {
        int found = rows(request).size();
        return new Count(found, request.funder() == null && found > MOST);
    }

    /**
     * Makes the list and notes that it left.
     *
     * @throws IllegalArgumentException when it would hold more than {@link #MOST} people with names
     */
    @Transactional
    @Allowed({Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER})
    public Made make(Request request, OperatorCaller by) {
        List<Row> rows = rows(request);
        boolean byCode = request.funder() != null;
        if (!byCode && rows.size() > MOST) {
            throw new IllegalArgumentException("a list with names holds 500 people at most");
        }
        String csv =
                (byCode ? "codice;iscritta_il;titolo;provincia" : "codice;iscritta_il;titolo;provincia;cognome;nome")
                        + "\r\n"
                        + rows.stream().map(row -> line(row, byCode)).collect(Collectors.joining());
        String password = password();
        long number = exports.note(request, by.stampedAs(), rows.size());
        log.info("{} exported {} people{}", by.stampedAs(), rows.size(), byCode ? " by code only" : "");
        return new Made(
                zip(csv, password),
                password,
                number,
                rows.stream().map(Row::code).toList());
    }

    private List<Row> rows(Request request) {
        return db.sql(
                        """
                        select b.id, b.code, coalesce((min(e.enrolled_at) at time zone 'Europe/Rome')::date::text, '') as enrolled_on,
                               b.profile ->> 'education' as education, coalesce(b.profile ->> 'province', '') as province
                        from beneficiary b left join enrolment e on e.beneficiary = b.id
                        where b.merged_into is null and not b.is_protected and b.restricted_at is null
                          and b.forgotten_at is null
                          and (:partner::text is null
                               or exists (select from referral r where r.beneficiary = b.id and r.partner = :partner))
                        group by b.id order by b.id
                        """)
                .param("partner", request.partner())
                .query(Row.class)
                .list();
    }

    private String line(Row row, boolean byCode) {
        Stream<String> facts = Stream.of(row.code(), row.enrolledOn(), row.education(), row.province());
        if (!byCode && people.identity(row.id()) instanceof Identity.Known known) {
            facts = Stream.concat(facts, Stream.of(open(known.lastName()), open(known.firstName())));
        }
        return facts.map(PeopleExport::cell).collect(Collectors.joining(";")) + "\r\n";
    }

    private static String open(Personal text) {
        return text == null ? "" : text.reveal();
    }

    /** A cell that no spreadsheet takes for something to be computed. */
    static String cell(String text) {
        String value = text == null ? "" : text;
        String harmless = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    private static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static byte[] zip(String csv, String password) {
        ZipParameters entry = new ZipParameters();
        entry.setFileNameInZip("persone.csv");
        entry.setEncryptFiles(true);
        entry.setEncryptionMethod(EncryptionMethod.AES);
        entry.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, password.toCharArray())) {
            zip.putNextEntry(entry);
            zip.write(("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }
}
