package it.ponte.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import it.ponte.access.Caller;
import it.ponte.partner.Partners;
import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Partners that call with a voucher of an issuer of {@code ponte.api.issuers} (PDND, or an OIDC server of the network). Its
 * signature is checked by the issuer's published keys, RS256 or ES256 and nothing else; these are kept, so that they go on
 * for a day while the issuer cannot be reached.
 */
@Component
public class Vouchers {
    private static final int PATIENCE = (int) Duration.ofSeconds(2).toMillis();
    private static final int MOST_BYTES = 100_000;

    private final Map<String, Trusted> byName = new HashMap<>();
    private final Map<Issuer.Client, ClientKeys> keys = new HashMap<>();
    private final UsedVouchers used;
    private final Clock clock;

    /**
     * Over the issuers of the settings.
     *
     * @throws IllegalStateException when an issuer is not complete, one of its clients is no partner, or has no readable keys
     */
    public Vouchers(Environment settings, Partners partners, UsedVouchers used, Clock clock) {
        this.used = used;
        this.clock = clock;
        Path home = Path.of(settings.getProperty("ponte.home", ""));
        List<Issuer> issuers = Binder.get(settings)
                .bind("ponte.api.issuers", Bindable.listOf(Issuer.class))
                .orElse(List.of());
        for (Issuer issuer : issuers) {
            for (Issuer.Client client : issuer.clients()) {
                if (client.keys() != null) {
                    keys.put(client, ClientKeys.in(home.resolve(client.keys())));
                }
                if (partners.find(client.partner()).isEmpty()) {
                    throw new IllegalStateException("ponte.api.issuers: no partner is called " + client.partner());
                }
            }
            byName.put(issuer.issuer(), new Trusted(issuer, processor(issuer)));
        }
    }

    private record Trusted(Issuer issuer, DefaultJWTProcessor<SecurityContext> processor) {}

    /** The partner that this voucher lets in, where it came with no evidence. */
    Optional<Callers.Known> whose(String token) {
        return whose(token, null);
    }

    /**
     * The partner that this voucher lets in; empty for one that is forged, not for us, over, used before, or without the
     * evidence that was agreed.
     *
     * @param evidence what came beside the voucher as tracking evidence; may be null
     * @throws org.springframework.dao.DataAccessException when the database, which knows the used ones, is away
     */
    Optional<Callers.Known> whose(String token, String evidence) {
        try {
            if (byName.isEmpty() || !(JWTParser.parse(token) instanceof SignedJWT signed)) {
                return Optional.empty();
            }
            Trusted trusted = byName.get(signed.getJWTClaimsSet().getIssuer());
            if (trusted == null) {
                return Optional.empty();
            }
            Issuer issuer = trusted.issuer();
            JWTClaimsSet claims = trusted.processor().process(signed, null);
            return Voucher.of(claims, issuer, clock.instant())
                    .flatMap(voucher -> clientOf(voucher, issuer)
                            .filter(client -> !client.evidence() || isNamedBy(claims, evidence, client))
                            .filter(client ->
                                    issuer.reuse() || used.use(issuer.issuer(), voucher.number(), voucher.over())))
                    .map(client -> known(issuer, client));
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            return Optional.empty();
        }
    }

    private static Optional<Issuer.Client> clientOf(Voucher voucher, Issuer issuer) {
        return issuer.clients().stream()
                .filter(client -> client.client().equals(voucher.client()))
                .filter(client -> client.agreedTo(voucher.purpose()))
                .findFirst();
    }

    private Callers.Known known(Issuer issuer, Issuer.Client client) {
        return new Callers.Known(
                new Caller.PartnerCaller(client.partner()),
                client.allowed(),
                client.signed()
                        ? Optional.of(new BodySignature(issuer, client, keys.get(client), used, clock))
                        : Optional.empty());
    }

    /** ModI, AUDIT_REST_02: the client signed the evidence, and the issuer put its hash, in hex, into the voucher. */
    private boolean isNamedBy(JWTClaimsSet claims, String evidence, Issuer.Client client) {
        return claims.getClaim("digest") instanceof Map<?, ?> named
                && "SHA256".equals(named.get("alg"))
                && keys.get(client).claimsOf(evidence).isPresent()
                && named.get("value") instanceof String hash
                && MessageDigest.isEqual(
                        DigestUtils.sha256Hex(evidence).getBytes(StandardCharsets.UTF_8),
                        hash.getBytes(StandardCharsets.UTF_8));
    }

    private static DefaultJWTProcessor<SecurityContext> processor(Issuer issuer) {
        try {
            var keys = JWKSourceBuilder.create(
                            issuer.jwks().toURL(), new DefaultResourceRetriever(PATIENCE, PATIENCE, MOST_BYTES))
                    // Whoever shows unknown keys must not make the hub ask the issuer each time.
                    .rateLimited(Duration.ofSeconds(30).toMillis())
                    .outageTolerant(Duration.ofDays(1).toMillis())
                    .build();
            return ClientKeys.processor(
                    keys, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT);
        } catch (MalformedURLException odd) {
            throw new IllegalStateException("ponte.api.issuers: jwks is no address", odd);
        }
    }
}
