package it.ponte.console;

import it.ponte.access.Operators;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The pages without passwords of their own, and the OpenID Connect provider beside them; to be closed. */
final class OidcHub implements AutoCloseable {
    /** What the provider says of somebody who works here. */
    static final Map<String, Object> ANNA = Map.of(
            "preferred_username",
            "Anna.Rossi@comune.example",
            "realm_access",
            Map.of("roles", List.of("ponte-lavora")));

    final IdentityProvider provider = new IdentityProvider();
    private final ConfigurableApplicationContext pages = PagesUnderTest.start(
            "--ponte.sign-in.local=false",
            "--ponte.sign-in.oidc.issuer=" + provider.issuer(),
            "--ponte.sign-in.oidc.client-id=" + IdentityProvider.CLIENT,
            "--ponte.sign-in.oidc.client-secret=segreto",
            "--ponte.sign-in.oidc.roles-claim=realm_access.roles",
            "--ponte.sign-in.oidc.roles.ponte-lavora=OPERATOR",
            "--ponte.sign-in.oidc.roles[/ponte/Controllo_1]=AUDITOR",
            "--ponte.sign-in.oidc.roles.ponte-amministra=ADMINISTRATOR");

    /** The same, but for one claim. */
    static Map<String, Object> annaWith(String claim, Object value) {
        Map<String, Object> claims = new HashMap<>(ANNA);
        claims.put(claim, value);
        return claims;
    }

    /** Somebody who comes to it with a new browser. */
    OidcVisit visit() {
        return new OidcVisit(new Visitor(address()));
    }

    String address() {
        return PagesUnderTest.addressOf(pages);
    }

    <B> B bean(Class<B> type) {
        return pages.getBean(type);
    }

    Operators operators() {
        return bean(Operators.class);
    }

    @Override
    public void close() {
        pages.close();
        provider.close();
    }
}
