package it.ponte.feedback;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Caseworker;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.Recorded;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import it.ponte.vocabulary.WorkingDays;
import it.ponte.work.Work;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Plays an {@link InventedYear} by a clock that is moved from day to day, through the real rooms and over a mail server that
 * keeps all that it takes: two of five people are referred, one of fifty by an anti-violence centre, the others enrol
 * themselves.
 */
final class YearOfLetters implements AutoCloseable {
    private static final int CASEWORKERS = 12;

    private final HandClock clock = new HandClock(Rhythm.inTheMorningOf(LocalDate.of(2023, 1, 1)));
    private final Desk desk = Desk.gathering(clock, Map.of());
    private final InventedYear year;
    private final Map<Integer, Recorded> people = new HashMap<>();
    private final KeepingMailServer server = new KeepingMailServer();
    private final Set<String> alarmed = new HashSet<>();
    private boolean haveChosen;
    private final Transport relay;

    YearOfLetters(int people) throws MessagingException {
        year = new InventedYear(people);
        relay = server.connect();
    }

    /** Plays it. */
    void play() throws MessagingException {
        for (Map.Entry<LocalDate, List<InventedYear.Event>> day : year.days().entrySet()) {
            morning(day.getKey());
            if (!day.getValue().isEmpty()) {
                clock.forward(Duration.ofHours(2));
                day.getValue().forEach(event -> happens(event, day.getKey()));
                desk.story.bean(FirstNews.class).begin();
                desk.story.stamp();
                desk.outbox().composeWaiting();
                clock.forward(Duration.ofMinutes(5));
                send();
            }
            if (!haveChosen && day.getKey().getDayOfYear() >= 60) {
                choices();
            }
        }
    }

    /** As the routes do, which compose every few seconds and ask once a minute what is to be told. */
    private void morning(LocalDate day) throws MessagingException {
        Instant digests = Rhythm.inTheMorningOf(day);
        if (WorkingDays.isWorking(day)) {
            clock.set(digests.minus(Duration.ofHours(1)));
            clocks();
            clock.set(digests);
            send();
            clocks();
            send();
        }
        clock.set(digests);
    }

    /** Codes of the referrals that an operator was told of before their day passed. */
    Set<String> alarmed() {
        return alarmed;
    }

    /** Everything that the mail server took, as it arrived. */
    List<MimeMessage> taken() throws MessagingException {
        List<MimeMessage> messages = new ArrayList<>();
        for (byte[] one : server.taken()) {
            messages.add(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(one)));
        }
        return messages;
    }

    /** What the letters to one address say, both as text and as a page, without their heads. */
    List<String> textsTo(String address) {
        try {
            List<String> texts = new ArrayList<>();
            for (MimeMessage letter : taken()) {
                if (Desk.to(letter).equals(address)) {
                    Multipart parts = (Multipart) letter.getContent();
                    texts.add(letter.getSubject()
                            + parts.getBodyPart(0).getContent()
                            + parts.getBodyPart(1).getContent());
                }
            }
            return texts;
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    LetterFigures.Written figures() {
        return desk.story.bean(LetterFigures.class).lastYear(TestDatabase.follower("ada"));
    }

    KeptPromises.Share share() {
        return desk.story.bean(KeptPromises.class).share(TestDatabase.follower("ada"));
    }

    /** One caseworker wants to hear every day, one of decisions only. */
    private void choices() {
        Rhythms rhythms = desk.story.bean(Rhythms.class);
        List<Long> caseworkers = TestDatabase.client()
                .sql("select id from caseworker where partner = ? order by id limit 2")
                .param(Story.SERVICE)
                .query(Long.class)
                .list();
        if (caseworkers.size() == 2) {
            rhythms.choose(caseworkers.get(0), Rhythm.DAILY);
            rhythms.choose(caseworkers.get(1), Rhythm.NEVER);
            haveChosen = true;
        }
    }

    private void clocks() {
        PromiseClock promises = desk.story.bean(PromiseClock.class);
        desk.story.bean(FirstNews.class).begin();
        desk.story
                .bean(KeptPromises.class)
                .ending(TestDatabase.follower("ada"), InventedYear.ENROLLED)
                .forEach(one -> alarmed.add(one.referral()));
        promises.keep();
        desk.story.bean(Notices.class).warnOfBases();
        desk.story.bean(Notices.class).remindOfBases();
    }

    private void happens(InventedYear.Event event, LocalDate day) {
        if (event.kind() == null) {
            people.put(event.person(), enrols(event.person()));
        } else {
            desk.story.adaTells(people.get(event.person()).code(), event.kind(), day.toString());
        }
    }

    private Recorded enrols(int person) {
        String number = "2023/" + person;
        if (person % 50 == 0) {
            Identity hidden = new Identity.Protected(Personal.of(Invented.CANARY + person), "30-39");
            return desk.story.referral(Story.CENTRE, number, hidden, Invented.caseworker(Story.CENTRE), false);
        }
        if (person % 5 > 1) {
            return desk.story.referral(Story.FORM, number, Invented.known(), null, true);
        }
        String service = person % 2 == 0 ? Story.SERVICE : Story.CLINIC;
        // Of one caseworker in twelve the service tells nothing: one has a mailbox for that, the other none.
        int whose = person / 10 % CASEWORKERS;
        Caseworker caseworker = whose == 0
                ? null
                : new Caseworker(
                        Personal.of(Invented.CANARY), Personal.of("referente" + whose + "@" + service + ".example"));
        return desk.story.referral(service, number, Invented.known(), caseworker, false);
    }

    private void send() throws MessagingException {
        do {
            desk.outbox().composeWaiting();
            desk.letters().waitingForRelease(TestDatabase.follower("ada")).forEach(letter -> desk.letters()
                    .release(letter.id(), TestDatabase.follower("ada")));
            for (Work work : desk.due()) {
                MimeMessage letter = desk.outbox().write(work);
                relay.sendMessage(letter, letter.getAllRecipients());
                desk.outbox().sent(work);
            }
        } while (desk.outbox().hasMore());
    }

    @Override
    public void close() throws MessagingException {
        relay.close();
        server.close();
        desk.close();
    }
}
