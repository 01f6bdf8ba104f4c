package it.ponte.console;

import it.ponte.access.Operators.Operator;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * An operator for whom the identity provider vouches, under the name of her account here. The token is kept for signing
 * out there; what it claims beyond that is of no use here.
 */
record OidcOperator(String name, int round, OidcIdToken token) implements OidcUser {
    OidcOperator(Operator account, OidcIdToken token) {
        this(account.name(), account.round(), token);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public OidcIdToken getIdToken() {
        return token;
    }

    @Override
    public OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public Map<String, Object> getClaims() {
        return Map.of();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public String toString() {
        return "OidcOperator[" + name + "]";
    }
}
