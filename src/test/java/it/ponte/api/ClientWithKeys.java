package it.ponte.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.commons.codec.digest.DigestUtils;

/** A client that signs with a key of its own, whose public half lies in a file. */
final class ClientWithKeys {
    private final RSAKey key;

    ClientWithKeys() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("c-1").generate();
    }

    /** The file that it gave the hub. */
    Path publishedIn(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("client.jwks.json"),
                new JWKSet(key).toPublicJWKSet().toString());
    }

    static String digest(byte[] body) {
        return "SHA-256=" + Base64.getEncoder().encodeToString(DigestUtils.sha256(body));
    }

    /** The signature of a JSON body, as it should be but for one change. */
    String signature(byte[] body, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return sign(change.apply(new JWTClaimsSet.Builder()
                        .issuer("client-uno")
                        .audience("https://ponte.example/api/v1")
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(PublishedKeys.at(0))
                        .notBeforeTime(PublishedKeys.at(0))
                        .expirationTime(PublishedKeys.at(60))
                        .claim(
                                "signed_headers",
                                List.of(Map.of("digest", digest(body)), Map.of("content-type", "application/json"))))
                .build());
    }

    String sign(JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("c-1").build(), claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }
}
