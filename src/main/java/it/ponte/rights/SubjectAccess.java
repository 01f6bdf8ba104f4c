package it.ponte.rights;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.access.Role;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.Profile;
import it.ponte.beneficiary.SubjectFile;
import it.ponte.beneficiary.SubjectFiles;
import it.ponte.casework.CaseNote;
import it.ponte.casework.CaseNotes;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.ItalianTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What a person may read of herself (GDPR art. 15): all that is held, from whom it came, who was told and who looked, by
 * role. The services that spoke of her are hers to know; their people are not.
 */
@Component
public class SubjectAccess {
    private final SubjectFiles files;
    private final SubjectEvents events;
    private final Clocks clocks;
    private final Partners partners;
    private final CaseNotes notes;

    SubjectAccess(SubjectFiles files, SubjectEvents events, Clocks clocks, Partners partners, CaseNotes notes) {
        this.files = files;
        this.events = events;
        this.clocks = clocks;
        this.partners = partners;
        this.notes = notes;
    }

    /**
     * All of it, of the person of this code; empty when no such record stands.
     *
     * @param followed protected people who are asked about too, by internal id; any other answers as nobody
     */
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public Optional<Held> of(String code, OperatorCaller who, Long... followed) {
        return files.open(code, followed).map(this::held);
    }

    private Held held(SubjectFile file) {
        Held held = new Held(file.code());
        Held.Entry record = held.add("record")
                .put("code", file.code())
                .put("recordedOn", day(file.recordedAt()))
                .put("restrictedOn", day(file.restrictedAt()))
                .put("keptUntil", file.restrictedAt() == null ? clocks.keptUntil(file.id()) : null);
        say(record, file.identity());
        say(record, file.profile());
        for (SubjectFile.Source source : file.sources()) {
            Held.Entry told = held.add("sources")
                    .put("from", source.own() ? "herself" : name(source.partner()))
                    .put("code", source.code())
                    .put("receivedOn", day(source.receivedAt()))
                    .put("updatedOn", day(source.updatedAt()))
                    .put("withdrawnOn", day(source.withdrawnAt()))
                    .put("reason", source.reason())
                    .put("basis", source.basis())
                    .put("basisUntil", source.until())
                    .put("scope", words(source.scope()))
                    .put("collectedBy", collector(source.collectedBy()))
                    .put("caseNumber", open(source.caseNumber()));
            say(told, source.identity());
            say(told, source.profile());
        }
        for (SubjectFile.Before before : file.before()) {
            Held.Entry said = held.add("before")
                    .put("untilDay", day(before.until()))
                    .put("changedBy", before.rectified() ? "operator" : name(before.partner()));
            say(said, before.identity());
            say(said, before.profile());
        }
        events.addTo(held, file.id(), this::name);
        for (CaseNote note : notes.ofPerson(file.id())) {
            held.add("notes")
                    .put("from", note.isOurs() ? "operator" : note.isHerOwn() ? "herself" : name(note.partner()))
                    .put("on", day(note.writtenAt()))
                    .put("words", open(note.words()));
        }
        return held;
    }

    private static void say(Held.Entry entry, Identity told) {
        if (told instanceof Identity.Protected hidden) {
            entry.put("reference", open(hidden.reference())).put("ageBand", hidden.ageBand());
        } else if (told instanceof Identity.Known known) {
            say(entry, known);
        }
    }

    private static void say(Held.Entry entry, Identity.Known told) {
        if (told != null) {
            entry.put("firstName", open(told.firstName()))
                    .put("lastName", open(told.lastName()))
                    .put("taxCode", open(told.codiceFiscale()))
                    .put("sex", told.sex())
                    .put("bornOn", told.bornOn())
                    .put("citizenship", told.citizenship())
                    .put("email", open(told.email()))
                    .put("phone", open(told.phone()));
        }
    }

    private static void say(Held.Entry entry, Profile told) {
        if (told != null) {
            entry.put("education", told.education())
                    .put("skills", told.skills())
                    .put(
                            "languages",
                            told.languages().stream()
                                    .map(language -> language.code() + " " + language.level())
                                    .toList())
                    .put("transversal", told.transversal())
                    .put("licences", told.licences())
                    .put(
                            "hours",
                            told.availability().minHours() + "-"
                                    + told.availability().maxHours())
                    .put("shifts", told.availability().shifts())
                    .put("availableFrom", told.availability().from())
                    .put("province", told.province())
                    .put("reach", told.reach())
                    .put("limits", told.limits())
                    .put(
                            "exclusions",
                            told.avoid().isEmpty() ? null : told.avoid().size())
                    .put(
                            "onlyEmployers",
                            told.only().isEmpty()
                                    ? null
                                    : told.only().stream().mapToInt(Set::size).sum());
        }
    }

    private static String open(Personal text) {
        return text == null ? null : text.reveal();
    }

    private static List<String> words(String scope) {
        return scope == null ? List.of() : List.of(scope.split(","));
    }

    private static String day(Instant moment) {
        return moment == null ? null : ItalianTime.dayOf(moment).toString();
    }

    /** Of an operator the role, never the name. */
    private String collector(String by) {
        if (by == null || by.equals("herself")) {
            return by;
        }
        return by.startsWith("partner:") ? name(by.substring("partner:".length())) : "operator";
    }

    private String name(String partner) {
        return partner == null
                ? null
                : partners.find(partner).map(Partner::name).orElse(partner);
    }
}
