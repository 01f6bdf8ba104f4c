package it.ponte.console;

import it.ponte.access.Operators.Operator;
import it.ponte.access.Role;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/** How far somebody is with signing in: what she must do next, or nothing more. */
enum Standing {
    /** She must first replace her one-time password. */
    ONE_TIME("/console/password"),
    /** She has a second factor and did not prove it in this session. */
    CODE_NEEDED("/console/codice"),
    /** Her role wants a second factor, and she has none yet. */
    FACTOR_NEEDED("/console/secondo-fattore"),
    /** She is in, and her roles count. */
    SIGNED_IN("/console/profilo");

    private final String page;

    Standing(String page) {
        this.page = page;
    }

    /** Where she goes on. */
    String page() {
        return page;
    }

    /** Where an account stands in a session that began like this. */
    static Standing of(Operator operator, SignIn session, boolean needsFactor) {
        if (operator.mustChange()) {
            return ONE_TIME;
        }
        if (session.provedTwice()) {
            return SIGNED_IN;
        }
        if (operator.hasSecondFactor()) {
            return CODE_NEEDED;
        }
        return needsFactor ? FACTOR_NEEDED : SIGNED_IN;
    }

    /** What she may do: her roles when she is in, otherwise only what comes next. */
    List<GrantedAuthority> authorities(Operator operator) {
        Stream<String> roles =
                this == SIGNED_IN ? Role.withIncluded(operator.roles()).stream().map(Role::name) : Stream.empty();
        return Stream.concat(Stream.of(name()), roles)
                .flatMap(name -> AuthorityUtils.createAuthorityList("ROLE_" + name).stream())
                .toList();
    }
}
