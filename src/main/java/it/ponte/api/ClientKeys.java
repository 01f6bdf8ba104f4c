package it.ponte.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The public keys with which a client signs, from a file that holds them as a JWK set; at PDND they are registered, too. */
final class ClientKeys {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final DefaultJWTProcessor<SecurityContext> processor;

    private ClientKeys(JWKSource<SecurityContext> keys) {
        this.processor = processor(keys, JOSEObjectType.JWT);
    }

    /**
     * Reads them.
     *
     * @throws IllegalStateException when the file is no set of keys, or one of them has no {@code kid}; names the file
     */
    static ClientKeys in(Path file) {
        try {
            JWKSet keys = JWKSet.load(file.toFile()).toPublicJWKSet();
            if (keys.isEmpty() || keys.getKeys().stream().anyMatch(key -> key.getKeyID() == null)) {
                throw new IllegalStateException(
                        "ponte.api.issuers: a key in " + file + " has no kid, or there is none");
            }
            return new ClientKeys(new ImmutableJWKSet<>(keys));
        } catch (IOException | ParseException unreadable) {
            throw new IllegalStateException("ponte.api.issuers: " + file + " holds no set of keys", unreadable);
        }
    }

    /** What a token says that one of these keys signed; empty for every other, and for none. */
    Optional<JWTClaimsSet> claimsOf(String token) {
        try {
            return token == null ? Optional.empty() : Optional.of(processor.process(SignedJWT.parse(token), null));
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            return Optional.empty();
        }
    }

    /** Checks signatures, RS256 or ES256 and nothing else; times and audience are checked on the hub's own clock. */
    static DefaultJWTProcessor<SecurityContext> processor(JWKSource<SecurityContext> keys, JOSEObjectType... types) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        Set<JOSEObjectType> known = new HashSet<>(Set.of(types));
        known.add(null);
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(known));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return processor;
    }
}
