package it.ponte.console;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.function.UnaryOperator;

/** Somebody on her way to a provider and back, step by step, with a browser that keeps cookies. */
final class OidcVisit {
    static final String START = "/oauth2/authorization/ponte";

    final Visitor visitor;

    OidcVisit(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Goes to the provider and comes back; where she ends. */
    String signIn() {
        return signIn(UnaryOperator.identity());
    }

    /** Goes to the provider and comes back with what it gave along, changed; where she ends. */
    String signIn(UnaryOperator<String> changed) {
        String back = location(step(location(step(START))));
        URI end = URI.create(location(step(changed.apply(back))));
        return end.getPath() + (end.getQuery() == null ? "" : "?" + end.getQuery()).replace("?continue", "");
    }

    HttpResponse<String> step(String address) {
        return visitor.ask("GET", address, "text/plain", "");
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }
}
