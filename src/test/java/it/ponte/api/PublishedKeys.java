package it.ponte.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An issuer of vouchers: two key pairs, and the endpoint that publishes their public halves. */
public final class PublishedKeys implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    public static final String ISSUER = "interop.example";
    public static final String PURPOSE = "570a415e-0e7f-410d-85ed-c55ea5379332";

    private final RSAKey rsa;
    private final ECKey ec;
    private final HttpServer published;

    public PublishedKeys() throws IOException, JOSEException {
        this(
                new RSAKeyGenerator(2048).keyID("rsa-1").generate(),
                new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate());
    }

    PublishedKeys(RSAKey rsa, ECKey ec) throws IOException {
        this.rsa = rsa;
        this.ec = ec;
        this.published = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        byte[] keys = new JWKSet(List.of(rsa, ec)).toPublicJWKSet().toString().getBytes();
        published.createContext("/jwks.json", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        published.start();
    }

    public String address() {
        return "http://127.0.0.1:" + published.getAddress().getPort() + "/jwks.json";
    }

    RSAKey rsa() {
        return rsa;
    }

    ECKey ec() {
        return ec;
    }

    /** A voucher as it should be, but for one change. */
    public String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return sign(new RSASSASigner(rsa), JWSAlgorithm.RS256, "rsa-1", change);
    }

    static String sign(JWSSigner signer, JWSAlgorithm algorithm, String key, UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .keyID(key)
                .type(new JOSEObjectType("at+jwt"))
                .build();
        SignedJWT jwt = new SignedJWT(header, claims(change));
        jwt.sign(signer);
        return jwt.serialize();
    }

    static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience("https://ponte.example/api/v1")
                        .subject("client-uno")
                        .claim("client_id", "client-uno")
                        .claim("purposeId", PURPOSE)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(at(0))
                        .notBeforeTime(at(0))
                        .expirationTime(at(600)))
                .build();
    }

    static Date at(long seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    @Override
    public void close() {
        published.stop(0);
    }
}
