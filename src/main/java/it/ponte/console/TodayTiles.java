package it.ponte.console;

import it.ponte.access.AuditAlerts;
import it.ponte.access.Role;
import it.ponte.beneficiary.PossibleDuplicates;
import it.ponte.beneficiary.RepeatedMistakes;
import it.ponte.casework.CaseNotes;
import it.ponte.feedback.KeptPromises;
import it.ponte.feedback.Letters;
import it.ponte.feedback.Relays;
import it.ponte.machines.StoppedWebhooks;
import it.ponte.partner.EndingKeys;
import it.ponte.rights.Clocks;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The figures of the first page, in their order: people first, then what came in, what goes out, and what went wrong. */
@Configuration(proxyBeanMethods = false)
class TodayTiles {
    private static final int AT_MOST = 100;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final String LETTERS = "/console/comunicazioni";
    private static final String SENDERS = "/console/mittenti";

    @Bean
    @Order(10)
    Tile proposalsToDecide(QueueCounts counts) {
        return Tile.queued("toDecide", "/console/proposte", false, counts::proposals);
    }

    @Bean
    @Order(15)
    Tile peopleFollowed(QueueCounts counts) {
        return Tile.queued("people", "/console/persone", false, counts::people);
    }

    @Bean
    @Order(20)
    Tile possibleDuplicatesToDecide(PossibleDuplicates duplicates) {
        return Tile.of("duplicates", "/console/doppioni", who -> duplicates.waiting());
    }

    @Bean
    @Order(30)
    Tile linesToCorrect(ArrivalReads arrivals) {
        return Tile.urgent("toCorrect", "/console/arrivi", arrivals::linesToCorrect);
    }

    @Bean
    @Order(40)
    Tile silentSenders(SilentPartners silent) {
        return Tile.urgent("silent", SENDERS, who -> silent.seenBy(who).size());
    }

    @Bean
    @Order(50)
    Tile keysThatEnd(EndingKeys keys) {
        return Tile.urgent("endingKeys", SENDERS, who -> keys.all().size());
    }

    @Bean
    @Order(55)
    Tile notesToAnswer(CaseNotes notes) {
        return Tile.urgent("notes", "/console/note", who -> notes.countWaiting());
    }

    @Bean
    @Order(56)
    Tile systemsThatDoNotAnswer(StoppedWebhooks webhooks) {
        return Tile.urgent("webhooks", SENDERS, who -> webhooks.all().size());
    }

    @Bean
    @Order(60)
    Tile lettersToRelease(TodayCounts counts) {
        return Tile.urgent("toRelease", LETTERS, counts::toRelease);
    }

    @Bean
    @Order(70)
    Tile lettersWithoutAddress(TodayCounts counts) {
        return Tile.urgent("undeliverable", LETTERS, counts::undeliverable);
    }

    @Bean
    @Order(75)
    Tile mailServersThatRefuseUs(Relays relays) {
        return Tile.urgent("mailRefused", LETTERS, who -> relays.refusals().size());
    }

    @Bean
    @Order(80)
    Tile outcomesNotTold(Letters letters) {
        return Tile.of("notTold", LETTERS, who -> letters.outcomesNotTold(who, Amount.MOST + 1));
    }

    @Bean
    @Order(85)
    Tile answersAboutToBeLate(KeptPromises promises) {
        return Tile.urgent("answers", "/console/risposte", who -> promises.countEnding(who, Amount.MOST + 1));
    }

    @Bean
    @Order(90)
    Tile basesThatEnd(QueueCounts counts) {
        return Tile.queued("bases", "/console/consensi", true, counts::bases);
    }

    @Bean
    @Order(95)
    Tile mistakesRepeated(RepeatedMistakes mistakes) {
        return Tile.urgent("mistakes", "/console/rettifiche", who -> mistakes.open());
    }

    @Bean
    @Order(100)
    Tile peopleWithNotice(Clocks clocks) {
        return Tile.of("retention", "/console/conservazione", who -> clocks.noticed())
                .seenBy(Role.SUPERVISOR);
    }

    @Bean
    @Order(110)
    Tile workSetAside(WorkReads work) {
        return Tile.urgent("setAside", "/console/da-rivedere", work::setAside);
    }

    @Bean
    @Order(120)
    Tile alertsOfTheAudit(AuditAlerts alerts, Clock clock) {
        return Tile.urgent("alerts", "/console/audit", who -> alerts.since(
                                clock.instant().minus(A_DAY), AT_MOST)
                        .size())
                .seenBy(Role.SUPERVISOR);
    }
}
