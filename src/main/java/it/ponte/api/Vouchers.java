package it.ponte.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import it.ponte.access.Caller;
import it.ponte.partner.Partners;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final int PATIENCE = (int) Duration.ofSeconds(2).toMillis();
    private static final int MOST_BYTES = 100_000;

    private final Map<String, Trusted> byName = new HashMap<>();
    private final UsedVouchers used;
    private final Clock clock;

    /**
     * Over the issuers of the settings.
     *
     * @throws IllegalStateException when an issuer is not complete, or one of its clients is no partner
     */
    public Vouchers(Environment settings, Partners partners, UsedVouchers used, Clock clock) {
        this.used = used;
        this.clock = clock;
        List<Issuer> issuers = Binder.get(settings)
                .bind("ponte.api.issuers", Bindable.listOf(Issuer.class))
                .orElse(List.of());
        for (Issuer issuer : issuers) {
            for (Issuer.Client client : issuer.clients()) {
                if (partners.find(client.partner()).isEmpty()) {
                    throw new IllegalStateException("ponte.api.issuers: no partner is called " + client.partner());
                }
            }
            byName.put(issuer.issuer(), new Trusted(issuer, processor(issuer)));
        }
    }

    private record Trusted(Issuer issuer, DefaultJWTProcessor<SecurityContext> processor) {}

    /**
     * The partner that this voucher lets in; empty for one that is forged, not for us, over, or used before.
     *
     * @throws org.springframework.dao.DataAccessException when the database, which knows the used ones, is away
     */
    Optional<Callers.Known> whose(String token) {
        try {
            if (byName.isEmpty() || !(JWTParser.parse(token) instanceof SignedJWT signed)) {
                return Optional.empty();
            }
            Trusted trusted = byName.get(signed.getJWTClaimsSet().getIssuer());
            if (trusted == null) {
                return Optional.empty();
            }
            Issuer issuer = trusted.issuer();
            return Voucher.of(trusted.processor().process(signed, null), issuer, clock.instant())
                    .flatMap(voucher -> clientOf(voucher, issuer))
                    .map(client -> new Callers.Known(new Caller.PartnerCaller(client.partner()), client.allowed()));
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            return Optional.empty();
        }
    }

    private Optional<Issuer.Client> clientOf(Voucher voucher, Issuer issuer) {
        return issuer.clients().stream()
                .filter(client -> client.client().equals(voucher.client()))
                .filter(client -> client.agreedTo(voucher.purpose()))
                .findFirst()
                .filter(client -> issuer.reuse() || used.use(issuer.issuer(), voucher));
    }

    private static DefaultJWTProcessor<SecurityContext> processor(Issuer issuer) {
        try {
            var keys = JWKSourceBuilder.create(
                            issuer.jwks().toURL(), new DefaultResourceRetriever(PATIENCE, PATIENCE, MOST_BYTES))
                    // Whoever shows unknown keys must not make the hub ask the issuer each time.
                    .rateLimited(Duration.ofSeconds(30).toMillis())
                    .outageTolerant(Duration.ofDays(1).toMillis())
                    .build();
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
            processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                    new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT, null));
            // Times and audience are checked by Voucher, on the hub's own clock.
            processor.setJWTClaimsSetVerifier((claims, context) -> {});
            return processor;
        } catch (MalformedURLException odd) {
            throw new IllegalStateException("ponte.api.issuers: jwks is no address", odd);
        }
    }
}
