package it.ponte.partner;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may talk to us, and how: one file {@code config/partners/<id>.yaml}.
 *
 * @param id lower-case kebab; user name of the drop box and name of the key's environment variable
 * @param name as it is shown to operators
 * @param territory where it works, for people ("Modena")
 * @param technicalContact whom to write when its files cannot be read; may be null
 * @param authorizedKeys public keys in OpenSSH form that open its drop box, beside its key as password
 * @param keys those its file lists, beside the one that {@code ponte key} or {@link #keySetting()} gives
 * @param feedbackMailbox where its letters go when a referral names no caseworker; may be null
 * @param wrapping what its files come wrapped in
 * @param silentAfter after how long without a message someone should ask; may be null
 * @param retentionMonths for how many months without news its people are kept; null where the installation says so
 * @param reference who follows its protected people
 * @param answering how it is answered
 * @param programme to which programme its people belong; null for the default one
 * @param delivery how its letters travel
 * @param systems how its own systems hear what became of its people
 */
public record Partner(
        String id,
        String name,
        PartnerKind kind,
        String territory,
        String technicalContact,
        List<Channel> channels,
        List<String> authorizedKeys,
        List<PartnerKey> keys,
        String feedbackMailbox,
        Wrapping wrapping,
        Duration silentAfter,
        Integer retentionMonths,
        Reference reference,
        Answering answering,
        String programme,
        Delivery delivery,
        OwnSystems systems) {

    public Partner {
        channels = List.copyOf(channels);
        authorizedKeys = List.copyOf(authorizedKeys);
        keys = List.copyOf(keys);
    }

    /** A partner of whom no more is agreed than who it is and how it sends. */
    public static Partner of(String id, String name, PartnerKind kind, List<Channel> channels) {
        return new Partner(
                id,
                name,
                kind,
                null,
                null,
                channels,
                List.of(),
                List.of(),
                null,
                Wrapping.NONE,
                null,
                null,
                Reference.NONE,
                Answering.USUAL,
                null,
                Delivery.PLAIN,
                OwnSystems.NONE);
    }

    /** The channel of this type, if the partner uses it. */
    public <C extends Channel> Optional<C> channel(Class<C> type) {
        return channels.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The names of the mappings that read what it sends, each once; empty where it sends in the hub's own layout. */
    public Set<String> mappings() {
        return channels.stream()
                .flatMap(channel -> channel.mappings().stream())
                .map(MappingChoice::mapping)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The name of the setting that holds the SHA-256 (hex) of its key: {@code CSM_MODENA_KEY_SHA256}. */
    public String keySetting() {
        return id.toUpperCase(java.util.Locale.ROOT).replace('-', '_') + "_KEY_SHA256";
    }
}
