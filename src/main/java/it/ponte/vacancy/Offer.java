package it.ponte.vacancy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Shift;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

/** What a vacancy tells beyond its columns, as the document that the table keeps. */
record Offer(Company company, Set<Shift> shifts, Set<Licence> licences, Set<Exposure> exposures, JobProfile profile) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** Sets in order, so that the same content is the same text. */
    Offer {
        shifts = new TreeSet<>(shifts);
        licences = new TreeSet<>(licences);
        exposures = new TreeSet<>(exposures);
    }

    static Offer of(VacancyDraft draft) {
        return new Offer(draft.company(), draft.shifts(), draft.licences(), draft.exposures(), draft.profile());
    }

    static Offer read(String json) {
        try {
            return JSON.readValue(json, Offer.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the document of a vacancy does not fit", broken);
        }
    }

    String json() {
        return write(this);
    }

    /** SHA-256 of all that a message tells, its moment left out. */
    static byte[] hash(VacancyDraft draft) {
        VacancyDraft timeless = new VacancyDraft(
                draft.partner(),
                draft.externalId(),
                draft.title(),
                draft.company(),
                draft.seats(),
                draft.contractType(),
                draft.hoursPerWeek(),
                Set.of(),
                draft.comune(),
                draft.province(),
                Set.of(),
                Set.of(),
                draft.startsOn(),
                draft.closesOn(),
                draft.profile(),
                Instant.EPOCH,
                null);
        return DigestUtils.sha256(write(timeless) + of(draft).json());
    }

    private static String write(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a vacancy cannot be written as a document", broken);
        }
    }
}
