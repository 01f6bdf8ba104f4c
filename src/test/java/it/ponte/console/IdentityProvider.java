package it.ponte.console;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import okhttp3.Headers;

/** An OpenID Connect provider that says of whoever comes what a test wants it to say. */
final class IdentityProvider implements AutoCloseable {
    static final String CLIENT = "ponte-hub";
    private static final String NAME = "prova";

    private final Unsigned unsigned = new Unsigned();
    private final MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(), unsigned);

    IdentityProvider() {
        server.start();
    }

    String issuer() {
        return server.issuerUrl(NAME).toString();
    }

    /** The next one who comes is this one, with these claims beside or instead of the usual ones. */
    void nextIs(String subject, Map<String, Object> claims) {
        nextIs(subject, claims, 3600);
    }

    /** The next one brings a token that ends in so many seconds. */
    void nextIs(String subject, Map<String, Object> claims, long seconds) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(NAME, subject, "JWT", List.of(CLIENT), claims, seconds));
    }

    /** The next one brings a token that nobody signed (alg: none), otherwise without fault. */
    void nextIsUnsigned(String subject, String nonce, Map<String, Object> claims) {
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(CLIENT)
                .issueTime(new Date())
                .expirationTime(new Date(System.currentTimeMillis() + TimeUnit.HOURS.toMillis(1)))
                .claim("nonce", nonce);
        new HashMap<>(claims).forEach(all::claim);
        unsigned.token = new PlainJWT(all.build()).serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }

    /** Stands before the provider's own token endpoint, once. */
    private static final class Unsigned implements Route {
        private String token;

        @Override
        public boolean match(OAuth2HttpRequest request) {
            return token != null && request.getUrl().encodedPath().endsWith("/token");
        }

        @Override
        public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            String body = "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"a\",\"id_token\":\"%s\"}"
                    .formatted(token);
            token = null;
            return new OAuth2HttpResponse(Headers.of("Content-Type", "application/json"), 200, body, null);
        }
    }
}
