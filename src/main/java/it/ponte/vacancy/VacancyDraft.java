package it.ponte.vacancy;

import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Shift;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * A vacancy as understood from a message.
 *
 * @param partner who offers it
 * @param externalId the partner's own number: with the partner it identifies the vacancy
 * @param title the job in the company's words
 * @param seats how many people are sought, 1 to 999
 * @param hoursPerWeek 1 to 48
 * @param shifts when; empty means day hours
 * @param comune name of the workplace's comune, null where unknown
 * @param province two-letter code, null where unknown
 * @param exposures what the job exposes to
 * @param closesOn last day, null when open-ended
 * @param asOf the moment the message speaks of: an older message never overwrites a newer one
 * @param toldAt when its sender told it: of messages that speak of the same moment the one told later is the newer; null
 *     where it is only looked at
 */
public record VacancyDraft(
        String partner,
        String externalId,
        String title,
        Company company,
        int seats,
        ContractType contractType,
        int hoursPerWeek,
        Set<Shift> shifts,
        String comune,
        String province,
        Set<Licence> licences,
        Set<Exposure> exposures,
        LocalDate startsOn,
        LocalDate closesOn,
        JobProfile profile,
        Instant asOf,
        Instant toldAt) {
    public VacancyDraft {
        shifts = Set.copyOf(shifts);
        licences = Set.copyOf(licences);
        exposures = Set.copyOf(exposures);
        if (seats < 1 || seats > 999) {
            throw new IllegalArgumentException("seats");
        }
        if (hoursPerWeek < 1 || hoursPerWeek > 48) {
            throw new IllegalArgumentException("weekly hours");
        }
    }
}
