package it.ponte.access;

import java.security.Principal;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Who asks the hub for something: a partner's system, an operator of the placement office, or a stage of its own. */
public sealed interface Caller {
    /** The request attribute under which the door of the REST face leaves the caller. */
    String ATTRIBUTE = "ponte.caller";

    /** The name that a {@code _by} stamp keeps. */
    String stampedAs();

    /** Whether the caller has one of these roles; a partner has none. */
    boolean may(Role... roles);

    /** A partner's system, known by its key. It sees its own things only. */
    record PartnerCaller(String partner) implements Caller {
        @Override
        public String stampedAs() {
            return "partner:" + partner;
        }

        @Override
        public boolean may(Role... roles) {
            return false;
        }
    }

    /** The hub itself, at work by its clocks: it may do nothing that somebody is asked to decide. */
    record HubCaller(String stage) implements Caller {
        @Override
        public String stampedAs() {
            return "hub:" + stage;
        }

        @Override
        public boolean may(Role... roles) {
            return false;
        }
    }

    /**
     * Who reads the pages behind a letter's link: she sees the cases of which she is written to.
     *
     * @param who caseworker:&lt;id&gt;, mailbox:&lt;partner&gt; or referral:&lt;id&gt;
     */
    record ReaderCaller(String who) implements Caller {
        @Override
        public String stampedAs() {
            return who;
        }

        @Override
        public boolean may(Role... roles) {
            return false;
        }
    }

    /**
     * An operator of the placement office, signed in or with a personal token.
     *
     * @param roles what she may do at this moment, with what each role includes
     */
    record OperatorCaller(String name, Set<Role> roles) implements Caller {
        public OperatorCaller {
            roles = Set.copyOf(Role.withIncluded(roles));
        }

        /** Somebody who may do nothing: enough for a stamp. */
        public OperatorCaller(String name) {
            this(name, Set.of());
        }

        /** Who is signed in on the pages, with the roles that were read when her request came. */
        public static OperatorCaller of(Principal signedIn) {
            return new OperatorCaller(
                    signedIn.getName(), signedIn instanceof Authentication known ? roles(known) : Set.of());
        }

        private static Set<Role> roles(Authentication known) {
            return known.getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .filter(authority -> authority.startsWith("ROLE_"))
                    .flatMap(authority -> Roles.named(authority.substring(5)).stream())
                    .collect(Collectors.toSet());
        }

        @Override
        public String stampedAs() {
            return "operator:" + name;
        }

        @Override
        public boolean may(Role... wanted) {
            return Set.of(wanted).stream().anyMatch(roles::contains);
        }
    }
}
