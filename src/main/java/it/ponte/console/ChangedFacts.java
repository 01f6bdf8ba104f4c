package it.ponte.console;

import it.ponte.access.Personal;
import it.ponte.beneficiary.Availability;
import it.ponte.beneficiary.EarlierVersions.Change;
import it.ponte.beneficiary.Identity.Known;
import it.ponte.beneficiary.Profile;
import it.ponte.console.HistoryReads.Changed;
import it.ponte.vocabulary.Skill;
import it.ponte.vocabulary.Skills;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a change of a person's record wrote over, fact by fact, in the reader's language. */
@Component
public class ChangedFacts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final MessageSource texts;
    private final Skills skills;
    private final Rome rome;

    ChangedFacts(MessageSource texts, Skills skills, Rome rome) {
        this.texts = texts;
        this.skills = skills;
        this.rome = rome;
    }

    /**
     * One fact that changed.
     *
     * @param name what it is, as the forms call the field
     * @param before and after: null where nothing was told
     */
    public record ChangedFact(String name, Personal before, Personal after) {}

    /** Changes of a record with what it said before and then. */
    List<Changed> of(List<Change> changes) {
        return changes.stream()
                .map(change -> new Changed(
                        rome.of(change.changedAt()),
                        change.referral(),
                        change.partner(),
                        change.why() != null,
                        of(change)))
                .toList();
    }

    /** All facts that a change touched, in the order in which a form asks for them. */
    List<ChangedFact> of(Change change) {
        Profile before = change.profileBefore();
        Profile after = change.profileAfter();
        return Stream.of(
                        fact("beneficiary.lastName", change, Known::lastName),
                        fact("beneficiary.firstName", change, Known::firstName),
                        fact("beneficiary.codiceFiscale", change, Known::codiceFiscale),
                        fact("beneficiary.sex", change, known -> Personal.orNull(known.sex())),
                        fact("beneficiary.bornOn", change, known -> Personal.orNull(day(known.bornOn()))),
                        fact("beneficiary.citizenship", change, known -> Personal.orNull(known.citizenship())),
                        fact("beneficiary.phone", change, Known::phone),
                        fact("beneficiary.email", change, Known::email),
                        fact("education", before, after, told -> word("education", told.education())),
                        fact("skills", before, after, told -> listed(told.skills(), this::skill)),
                        fact(
                                "languages",
                                before,
                                after,
                                told -> listed(told.languages(), one -> one.code() + " " + one.level())),
                        fact(
                                "transversal",
                                before,
                                after,
                                told -> listed(told.transversal(), one -> word("transversal", one))),
                        fact("licences", before, after, told -> listed(told.licences(), one -> word("licence", one))),
                        fact("hours", before, after, told -> hours(told.availability())),
                        fact(
                                "shifts",
                                before,
                                after,
                                told -> listed(told.availability().shifts(), one -> word("shift", one))),
                        fact(
                                "availableFrom",
                                before,
                                after,
                                told -> day(told.availability().from())),
                        fact("province", before, after, Profile::province),
                        fact("reach", before, after, told -> listed(told.reach(), Function.identity())))
                .filter(fact -> !Objects.equals(fact.before(), fact.after()))
                .toList();
    }

    private static ChangedFact fact(String name, Change change, Function<Known, Personal> which) {
        return new ChangedFact(name, which.apply(change.before()), which.apply(change.after()));
    }

    private static ChangedFact fact(String name, Profile before, Profile after, Function<Profile, String> which) {
        return new ChangedFact(name, Personal.orNull(which.apply(before)), Personal.orNull(which.apply(after)));
    }

    private static <T> String listed(Collection<T> told, Function<T, String> words) {
        return told.stream().map(words).sorted().collect(Collectors.joining(", "));
    }

    private static String hours(Availability told) {
        return told.minHours() + "–" + told.maxHours();
    }

    private static String day(LocalDate day) {
        return day == null ? null : DAY.format(day);
    }

    private String word(String list, Enum<?> code) {
        return texts.getMessage(list + "." + code, null, LocaleContextHolder.getLocale());
    }

    private String skill(String code) {
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        Function<Skill, String> label = english ? Skill::en : Skill::it;
        return skills.find(code).map(label).orElse(code);
    }
}
