package it.ponte.api;

import it.ponte.partner.Scope;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose vouchers are believed: an entry of {@code ponte.api.issuers}.
 *
 * @param issuer as it stands in the claim {@code iss}
 * @param jwks where its public keys are; https, or http on this machine
 * @param audience what a voucher for this hub bears as {@code aud}
 * @param longest how long a voucher may live, from {@code iat} to {@code exp}; an hour where it is left out
 * @param reuse whether a voucher may open several requests until it is over; not where it is left out
 * @param clients who may call, and as which partner
 */
public record Issuer(String issuer, URI jwks, String audience, Duration longest, boolean reuse, List<Client> clients) {

    public Issuer {
        boolean secret = jwks != null
                && ("https".equals(jwks.getScheme())
                        || "http".equals(jwks.getScheme())
                                && Set.of("127.0.0.1", "localhost").contains(jwks.getHost()));
        if (isBlank(issuer) || isBlank(audience) || !secret || clients == null || clients.isEmpty()) {
            throw new IllegalArgumentException("an issuer needs issuer, jwks (https), audience and clients");
        }
        longest = longest == null ? Duration.ofHours(1) : longest;
        clients = List.copyOf(clients);
    }

    /**
     * A client of the issuer.
     *
     * @param client its id there: claim {@code client_id}, else {@code sub}
     * @param partner the partner that it is here
     * @param purposes the purposes (PDND: {@code purposeId}) that were agreed; none where the issuer knows no purposes
     * @param scopes what it may do; all where it is left out
     * @param keys file of the installation with the public keys that it signs with, as a JWK set
     * @param evidence whether each voucher must come with the tracking evidence that it names (ModI, AUDIT_REST_02)
     * @param signed whether each body must be signed (ModI, INTEGRITY_REST_02)
     */
    public record Client(
            String client,
            String partner,
            List<String> purposes,
            List<String> scopes,
            Path keys,
            boolean evidence,
            boolean signed) {
        public Client {
            if (isBlank(client) || isBlank(partner)) {
                throw new IllegalArgumentException("a client needs client and partner");
            }
            if ((evidence || signed) && keys == null) {
                throw new IllegalArgumentException("a client with evidence or signed needs keys");
            }
            purposes = purposes == null ? List.of() : List.copyOf(purposes);
            scopes = scopes == null ? List.of() : List.copyOf(scopes);
            scopes.forEach(Scope::of);
        }

        Set<Scope> allowed() {
            return scopes.isEmpty()
                    ? EnumSet.allOf(Scope.class)
                    : scopes.stream().map(Scope::of).collect(Collectors.toSet());
        }

        boolean agreedTo(String purpose) {
            return purposes.isEmpty() || purpose != null && purposes.contains(purpose);
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
