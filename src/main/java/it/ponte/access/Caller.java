package it.ponte.access;

import java.security.Principal;

/** Who asks the hub for something: a partner's system or an operator of the placement office. */
public sealed interface Caller {
    /** The request attribute under which the door of the REST face leaves the caller. */
    String ATTRIBUTE = "ponte.caller";

    /** The name that a {@code _by} stamp keeps. */
    String stampedAs();

    /** A partner's system, known by its key. It sees its own things only. */
    record PartnerCaller(String partner) implements Caller {
        @Override
        public String stampedAs() {
            return "partner:" + partner;
        }
    }

    /** An operator of the placement office, signed in or with a personal token. */
    record OperatorCaller(String name) implements Caller {
        /** Who is signed in on the pages. */
        public static OperatorCaller of(Principal signedIn) {
            return new OperatorCaller(signedIn.getName());
        }

        @Override
        public String stampedAs() {
            return "operator:" + name;
        }
    }
}
