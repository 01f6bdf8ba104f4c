package it.ponte.console;

import it.ponte.access.Personal;
import it.ponte.beneficiary.Availability;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.Profile;
import it.ponte.beneficiary.Rectifications.Current;
import it.ponte.convert.Converter;
import it.ponte.convert.Converters;
import it.ponte.convert.OneOf;
import it.ponte.convert.Reading;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Shift;
import it.ponte.vocabulary.Skills;
import it.ponte.vocabulary.Transversal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the form on which an operator sets a record right; what was told by services is read by the same converters. */
@Component
class RectifiedForm {
    private final Converters converters;
    private final Skills skills;

    RectifiedForm(Clock clock, Skills skills) {
        this.converters = new Converters(clock);
        this.skills = skills;
    }

    /** What the record shall say; what the form does not ask stays, and who she is where it does not say that. Notes in the form what is wrong with it. */
    Current read(Filled form, Current before) {
        form.bound();
        Identity.Known identity = before.identity() == null ? null : identity(form);
        Education education = one(form, "education", OneOf.constants(Education.class), Education.class);
        String province = one(form, "province", converters.named("province"), String.class);
        Profile profile = new Profile(
                education == null ? Education.UNKNOWN : education,
                skills(form),
                languages(form, before.profile()),
                all(form, "transversal", Transversal.class),
                all(form, "licences", Licence.class),
                availability(form),
                province,
                before.profile().reach(),
                before.profile().limits(),
                before.profile().avoid(),
                before.profile().only());
        return new Current(identity, profile);
    }

    private Identity.Known identity(Filled form) {
        return new Identity.Known(
                personal(form, "beneficiary.firstName", "text"),
                personal(form, "beneficiary.lastName", "text"),
                personal(form, "beneficiary.codiceFiscale", "codice-fiscale"),
                one(form, "beneficiary.sex", converters.named("sex"), String.class),
                one(form, "beneficiary.bornOn", converters.named("date"), LocalDate.class),
                one(form, "beneficiary.citizenship", converters.named("citizenship"), String.class),
                personal(form, "beneficiary.email", "email"),
                personal(form, "beneficiary.phone", "phone"));
    }

    private Personal personal(Filled form, String name, String converter) {
        return Personal.orNull(one(form, name, converters.named(converter), String.class));
    }

    private static <T> T one(Filled form, String name, Converter<?> converter, Class<T> type) {
        return form.one(name).isEmpty() ? null : value(form, name, form.one(name), converter, type);
    }

    private static <T> T value(Filled form, String name, String text, Converter<?> converter, Class<T> type) {
        Reading<?> reading = converter.read(text);
        if (reading instanceof Reading.Wrong<?> wrong) {
            form.add(name, wrong.code().name(), wrong.hint());
        }
        return reading instanceof Reading.Value<?> told ? type.cast(told.value()) : null;
    }

    private static <E extends Enum<E>> Set<E> all(Filled form, String name, Class<E> list) {
        return form.all(name).stream()
                .map(text -> value(form, name, text, OneOf.constants(list), list))
                .filter(code -> code != null)
                .collect(Collectors.toSet());
    }

    private Set<String> skills(Filled form) {
        Set<String> told = Set.copyOf(form.all("skills"));
        if (told.stream().anyMatch(code -> skills.find(code).isEmpty())) {
            form.add("skills", ProblemCode.UNKNOWN_CODE.name(), null);
        }
        return told;
    }

    /** Languages that the form does not offer stay as they were. */
    private List<Language> languages(Filled form, Profile before) {
        List<Language> told = new ArrayList<>();
        Choices.spoken(form).forEach(text -> {
            Language language = value(form, "languages", text, converters.named("language"), Language.class);
            if (language != null) {
                told.add(language);
            }
        });
        Stream<Language> others = before.languages().stream().filter(one -> !Choices.isOffered(one.code()));
        return Stream.concat(told.stream(), others).toList();
    }

    private Availability availability(Filled form) {
        Integer least = one(form, "hours.min", converters.named("number"), Integer.class);
        Integer most = one(form, "hours.max", converters.named("number"), Integer.class);
        Set<Shift> shifts = all(form, "shifts", Shift.class);
        LocalDate from = one(form, "availableFrom", converters.named("date"), LocalDate.class);
        try {
            return new Availability(
                    least == null ? Availability.UNTOLD.minHours() : least,
                    most == null ? Availability.UNTOLD.maxHours() : most,
                    shifts,
                    from);
        } catch (IllegalArgumentException outOfRange) {
            form.add("hours", ProblemCode.OUT_OF_RANGE.name(), null);
            return Availability.UNTOLD;
        }
    }
}
