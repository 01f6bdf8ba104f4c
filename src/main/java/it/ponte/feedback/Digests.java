package it.ponte.feedback;

import it.ponte.beneficiary.ReferralAddress;
import it.ponte.beneficiary.Referrals;
import it.ponte.feedback.LetterTexts.Case;
import it.ponte.placement.Telling;
import jakarta.mail.internet.InternetAddress;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Letters about several cases: what stands in one is looked at again when it leaves. */
@Component
class Digests {
    private final NewsTable news;
    private final WaitingNews waiting;
    private final Referrals referrals;
    private final Addressees addressees;

    Digests(NewsTable news, WaitingNews waiting, Referrals referrals, Addressees addressees) {
        this.news = news;
        this.waiting = waiting;
        this.referrals = referrals;
        this.addressees = addressees;
    }

    /** One case of a digest, as its referral stands now. */
    record Told(ReferralAddress to, Enum<?> sentence) {}

    /** Whether what is to be told of a case may stand beside other cases: never of a protected person. */
    static boolean mayTell(ReferralAddress to, List<News> told) {
        return !to.isProtected()
                && to.withdrawnAt() == null
                && told.stream()
                        .allMatch(one -> Telling.of(one.isOwed(), to.basisEnded(), to.restricted()) == Telling.NOW);
    }

    /**
     * The cases that a digest may still tell; each of the others is taken out of it, for a letter of its own:
     * her person became protected, whoever follows her is not written to where the digest goes, or there is no usable address.
     * Inside a transaction.
     */
    List<Told> settle(Letter digest) {
        Map<Long, List<News>> cases = cases(digest);
        Optional<InternetAddress> mailbox = addressees.mailboxOf(addressees.ofDigest(digest), digest.hasMovedOn());
        Map<Long, Told> told = new LinkedHashMap<>();
        for (Map.Entry<Long, List<News>> one : cases.entrySet()) {
            Optional<ReferralAddress> to = referrals.address(one.getKey());
            Optional<InternetAddress> own = to.flatMap(address -> addressees.mailboxOf(address, digest.hasMovedOn()));
            if (own.isPresent() && own.equals(mailbox) && mayTell(to.get(), one.getValue())) {
                told.put(
                        one.getKey(),
                        new Told(to.get(), News.head(one.getValue()).sentence()));
            } else {
                waiting.takeOut(digest.id(), one.getKey());
            }
        }
        return List.copyOf(told.values());
    }

    /** To whom a letter goes, for the referral that it answers or for several, or none; empty when it was taken back. */
    Optional<ReferralAddress> toWhom(Letter letter) {
        if (letter.isAboutNoCase()) {
            return Optional.of(Addressees.ofService(letter.partner()));
        }
        return letter.isDigest() ? Optional.of(addressees.ofDigest(letter)) : addressees.of(letter);
    }

    /** The cases of a digest that may leave, in the order of their numbers. */
    List<Told> of(Letter digest) {
        return cases(digest).entrySet().stream()
                .map(one -> new Told(
                        referrals.address(one.getKey()).orElseThrow(),
                        News.head(one.getValue()).sentence()))
                .sorted(Comparator.comparing((Told one) -> one.to().caseNumber())
                        .thenComparing(one -> one.to().referral()))
                .toList();
    }

    private Map<Long, List<News>> cases(Letter digest) {
        return news.in(digest.id()).stream()
                .collect(Collectors.groupingBy(News::referral, LinkedHashMap::new, Collectors.toList()));
    }

    /** A case as its line shows it. */
    static Case line(Told told, String link) {
        return new Case(told.to().caseNumber(), told.sentence(), link);
    }
}
