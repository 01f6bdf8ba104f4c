package it.ponte.vacancy;

import it.ponte.work.Stamp;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code company}, in the words of each partner: nobody changes what another told. Of one partner's messages the VAT
 * number, or without one the name, makes a company the same; the newest tells its facts, and one that is silent about a
 * fact leaves it.
 */
final class Companies {
    /** What is told is older than what is on record: told of an earlier moment, or earlier of the same. */
    private static final String IS_OLDER = "(excluded.as_of, excluded.told_at) < (company.as_of, company.told_at)";

    private final JdbcClient db;

    Companies(JdbcClient db) {
        this.db = db;
    }

    /** Records the companies that vacancies name, and gives their ids in the same order. */
    long[] record(List<VacancyDraft> drafts) {
        long[] ids = new long[drafts.size()];
        // Taken by everybody in the order of what makes a company one, so that two lists do not block each other.
        IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparing(i -> key(drafts.get(i))))
                .forEach(i -> ids[i] = record(drafts.get(i)));
        return ids;
    }

    /** Every sector and name that anybody told of these employers, as "VAT number, what it is, the word". */
    Set<String> told(Collection<String> vatNumbers) {
        return db.sql(
                        """
                        select vat_number || ' sector ' || sector from company
                        where vat_number = any(:vatNumbers) and sector is not null
                        union
                        select vat_number || ' name ' || name from company where vat_number = any(:vatNumbers)
                        """)
                .param("vatNumbers", vatNumbers.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    private static String key(VacancyDraft draft) {
        Company company = draft.company();
        String own = company.vatNumber() == null ? company.name().toLowerCase(Locale.ROOT) : company.vatNumber();
        return draft.partner() + " " + own;
    }

    private long record(VacancyDraft draft) {
        Company company = draft.company();
        String key = company.vatNumber() == null
                ? "(partner, lower(name)) where vat_number is null"
                : "(partner, vat_number)";
        return db.sql(
                        """
                        insert into company (vat_number, partner, name, employees, sector, as_of, told_at)
                        values (:vatNumber, :partner, :name, :employees, :sector, :asOf, :toldAt)
                        on conflict %1$s do update
                        set name = case when %2$s then company.name else excluded.name end,
                            employees = case when %2$s
                                             then coalesce(company.employees, excluded.employees)
                                             else coalesce(excluded.employees, company.employees) end,
                            sector = case when %2$s
                                          then coalesce(company.sector, excluded.sector)
                                          else coalesce(excluded.sector, company.sector) end,
                            as_of = case when %2$s then company.as_of else excluded.as_of end,
                            told_at = case when %2$s then company.told_at else excluded.told_at end
                        returning id
                        """
                                .formatted(key, IS_OLDER))
                .param("vatNumber", company.vatNumber())
                .param("partner", draft.partner())
                .param("name", company.name())
                .param("employees", company.employees())
                .param("sector", company.sector())
                .param("asOf", Stamp.of(draft.asOf()))
                .param("toldAt", Stamp.of(draft.toldAt()))
                .query(Long.class)
                .single();
    }
}
