package it.ponte.console;

import it.ponte.access.Role;
import it.ponte.access.Roles;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where operators sign in, when not here: an OpenID Connect provider (Keycloak, or the gateway before SPID and CIE).
 *
 * @param issuer address of the provider, as it names itself; empty when there is none
 * @param nameClaim the claim that says what she is called here
 * @param rolesClaim where her roles stand, dots leading into objects: {@code realm_access.roles}
 * @param roles what each word of that claim means here
 */
record OidcSettings(
        String issuer,
        String clientId,
        String clientSecret,
        List<String> scopes,
        String nameClaim,
        String rolesClaim,
        Map<String, Role> roles) {

    OidcSettings {
        if (!issuer.isEmpty() && (clientId.isEmpty() || clientSecret.isEmpty() || roles.isEmpty())) {
            throw new IllegalStateException(
                    "ponte.sign-in.oidc needs client-id, client-secret and roles beside the issuer");
        }
    }

    boolean isUsed() {
        return !issuer.isEmpty();
    }

    /** What the claims say that somebody may do here; words that mean nothing here are passed over. */
    Set<Role> rolesIn(Map<String, Object> claims) {
        Object found = claims;
        for (String step : rolesClaim.split("\\.")) {
            found = found instanceof Map<?, ?> object ? object.get(step) : null;
        }
        List<?> words = found instanceof List<?> list ? list : Arrays.asList(found);
        return words.stream()
                .filter(word -> word instanceof String said && roles.containsKey(said))
                .map(roles::get)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The origin of the provider, to which a browser is sent on signing out. */
    String origin() {
        URI address = URI.create(issuer);
        return address.getScheme() + "://" + address.getAuthority();
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }

    /** Reads {@code word=ROLE}, as the settings write it. */
    static Map<String, Role> roles(Map<String, String> words) {
        return words.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, word -> Roles.named(word.getValue())
                        .orElseThrow(() ->
                                new IllegalStateException("ponte.sign-in.oidc.roles names a role that there is not"))));
    }
}
