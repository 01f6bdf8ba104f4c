package it.ponte.mail;

import it.ponte.intake.MailedFile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Files of mails that could not be kept, for a reason that is ours. Each is tried in three rounds and then passed over, so
 * that its mail does not stay for ever where the next ones come in. A database that is away is no file's fault and not
 * counted.
 */
@Component
public class UnkeptFiles {
    private static final Logger log = LoggerFactory.getLogger(UnkeptFiles.class);
    private static final int TRIES = 3;
    private static final int MOST_REMEMBERED = 1000;

    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /**
     * Notes that a file could not be kept; to be called in each round where that is so.
     *
     * @throws Exception the failure itself, as long as the file is to be tried again
     */
    public void failed(MailedFile file, Exception failure) throws Exception {
        if (Outage.isThis(failure)) {
            throw failure;
        }
        if (failures.size() > MOST_REMEMBERED) {
            failures.clear();
        }
        if (failures.merge(file.key(), 1, Integer::sum) < TRIES) {
            throw failure;
        }
        log.warn(
                "a file of a mail for {} could not be kept in {} rounds: {}; its mail is put aside, for an operator to look at",
                file.partner(),
                TRIES,
                failure.getClass().getName());
    }

    /** Whether one of these files was passed over. */
    boolean wasPassedOver(List<MailedFile> files) {
        return files.stream().anyMatch(file -> failures.getOrDefault(file.key(), 0) >= TRIES);
    }

    /** Forgets how often these files were tried: their mail is settled. */
    void forget(List<MailedFile> files) {
        files.forEach(file -> failures.remove(file.key()));
    }
}
