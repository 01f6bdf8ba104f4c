package it.ponte.api;

import it.ponte.access.Caller;
import it.ponte.access.Operators;
import it.ponte.partner.PartnerKeys;
import it.ponte.partner.Scope;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who calls the REST face, by what the request brings under {@code Authorization}. */
@Component
public class Callers {
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_VOUCHER = 6_000;

    private final PartnerKeys keys;
    private final Operators operators;
    private final Vouchers vouchers;

    public Callers(PartnerKeys keys, Operators operators, Vouchers vouchers) {
        this.keys = keys;
        this.operators = operators;
        this.vouchers = vouchers;
    }

    /**
     * A caller who is believed.
     *
     * @param scopes what it may be let into as a partner; all of them for an operator, whose verbs check for themselves
     * @param signature what it must sign of each body; empty where nothing was agreed
     */
    record Known(Caller caller, Set<Scope> scopes, Optional<BodySignature> signature) {
        Known(Caller caller, Set<Scope> scopes) {
            this(caller, scopes, Optional.empty());
        }

        /** Whether it may ask for this; what the contract gives no scope to is closed to a key that is limited at all. */
        boolean mayAsk(Optional<Scope> needed) {
            return needed.map(scopes::contains).orElse(scopes.size() == Scope.values().length);
        }
    }

    /**
     * Who it is; empty for a missing, wrong or expired key or voucher alike.
     *
     * @param authorization the header's value; may be null
     * @param evidence what stands under {@code Agid-JWT-TrackingEvidence}; may be null
     * @throws org.springframework.dao.DataAccessException when the database, which knows the operators, is away
     */
    Optional<Known> of(String authorization, String evidence) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String key = authorization.substring(SCHEME.length()).strip();
        // Neither a key nor a token has a point in it.
        if (key.contains(".")) {
            return key.length() > LONGEST_VOUCHER ? Optional.empty() : vouchers.whose(key, evidence);
        }
        return key.length() > LONGEST_KEY ? Optional.empty() : partner(key).or(() -> operator(key));
    }

    private Optional<Known> partner(String key) {
        return keys.whose(key)
                .map(opened ->
                        new Known(new Caller.PartnerCaller(opened.partner().id()), opened.scopes()));
    }

    private Optional<Known> operator(String token) {
        return operators
                .whose(token)
                .map(operator -> new Known(
                        new Caller.OperatorCaller(operator.name(), operator.roles()), EnumSet.allOf(Scope.class)));
    }
}
