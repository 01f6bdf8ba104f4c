package it.ponte.api;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a client signs of each request with a body (ModI, INTEGRITY_REST_02): a token in {@code Agid-JWT-Signature}, whose
 * claim {@code signed_headers} repeats the {@code Digest} of the body and what the body is.
 */
final class BodySignature {
    private static final String ALGORITHM = "SHA-256=";
    /** Must be signed where they are sent: they say how the body is to be read. */
    private static final Set<String> SAY_WHAT_IT_IS = Set.of("content-type", "content-encoding");

    private final Issuer issuer;
    private final Issuer.Client client;
    private final ClientKeys keys;
    private final UsedVouchers used;
    private final Clock clock;

    BodySignature(Issuer issuer, Issuer.Client client, ClientKeys keys, UsedVouchers used, Clock clock) {
        this.issuer = issuer;
        this.client = client;
        this.keys = keys;
        this.used = used;
        this.clock = clock;
    }

    /**
     * Whether this body is the one that was signed, by this client, for this hub, now, and for the first time.
     *
     * @throws org.springframework.dao.DataAccessException when the database, which knows the used ones, is away
     */
    boolean holds(HttpServletRequest request, byte[] body) {
        return isDigestOf(body, Collections.list(request.getHeaders("Digest")))
                && keys.claimsOf(request.getHeader("Agid-JWT-Signature"))
                        .filter(claims -> claims.getAudience().contains(issuer.audience()))
                        .filter(claims -> Voucher.isOfNow(claims, issuer.longest(), clock.instant()))
                        .filter(claims -> Voucher.isNumbered(claims) && areSigned(request, claims))
                        .filter(this::isNew)
                        .isPresent();
    }

    private boolean isNew(JWTClaimsSet claims) {
        Instant over = claims.getExpirationTime().toInstant();
        return used.use(issuer.issuer() + " " + client.client(), claims.getJWTID(), Voucher.forgottenAt(over));
    }

    private static boolean isDigestOf(byte[] body, List<String> digests) {
        byte[] right = Base64.getEncoder().encode(DigestUtils.sha256(body));
        return digests.size() == 1
                && digests.get(0).regionMatches(true, 0, ALGORITHM, 0, ALGORITHM.length())
                && MessageDigest.isEqual(
                        digests.get(0).substring(ALGORITHM.length()).getBytes(StandardCharsets.UTF_8), right);
    }

    /** Each signed header stands in the request once and as it was signed, and none is missing that must be signed. */
    private static boolean areSigned(HttpServletRequest request, JWTClaimsSet claims) {
        Map<String, String> signed = signedHeaders(claims);
        boolean complete = signed.containsKey("digest")
                && SAY_WHAT_IT_IS.stream()
                        .allMatch(name -> request.getHeader(name) == null || signed.containsKey(name));
        return complete
                && signed.entrySet().stream().allMatch(header -> Collections.list(request.getHeaders(header.getKey()))
                        .equals(List.of(header.getValue())));
    }

    /** Of the claim's list of one-headed objects; empty where it is anything else. */
    private static Map<String, String> signedHeaders(JWTClaimsSet claims) {
        Map<String, String> headers = new HashMap<>();
        try {
            List<Object> listed = claims.getListClaim("signed_headers");
            for (Object one : listed == null ? List.of() : listed) {
                if (!(one instanceof Map<?, ?> header) || header.size() != 1) {
                    return Map.of();
                }
                String name = String.valueOf(header.keySet().iterator().next()).toLowerCase(Locale.ROOT);
                String value = String.valueOf(header.values().iterator().next());
                if (headers.put(name, value) != null) {
                    return Map.of();
                }
            }
            return headers;
        } catch (ParseException odd) {
            return Map.of();
        }
    }
}
