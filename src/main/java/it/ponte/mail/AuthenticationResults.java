package it.ponte.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail server's verdict on a mail: header Authentication-Results (RFC 8601).
 *
 * @param server which server says so (authserv-id)
 */
record AuthenticationResults(String server, List<Result> results) {
    /** Each blank is looked at once, however many stand in a row: whoever sends a mail may have written them. */
    private static final Pattern AROUND_EQUALS = Pattern.compile("(?<!\\s)\\s*+=\\s*+");

    AuthenticationResults {
        results = List.copyOf(results);
    }

    /**
     * What one method found.
     *
     * @param properties what it looked at, by {@code ptype.property}
     */
    record Result(String method, String result, Map<String, String> properties) {
        boolean passed() {
            return result.equals("pass");
        }

        /** The domain of a property that holds a domain or an address; "" where it is missing. */
        String domain(String property) {
            String value = properties.getOrDefault(property, "");
            return value.substring(value.lastIndexOf('@') + 1);
        }
    }

    /** Reads a header; empty when it is not one that can be understood. */
    static Optional<AuthenticationResults> parse(String header) {
        return bare(header.toLowerCase(Locale.ROOT)).flatMap(bare -> {
            String[] parts = bare.split(";");
            String[] server = parts[0].strip().split("\\s+");
            List<Result> results = new ArrayList<>();
            for (int i = 1; i < parts.length; i++) {
                result(parts[i].strip()).ifPresent(results::add);
            }
            return server[0].isEmpty() ? Optional.empty() : Optional.of(new AuthenticationResults(server[0], results));
        });
    }

    /**
     * Whether the server is sure that a mail comes from this domain: DMARC passed for it; or, where the domain has no
     * DMARC policy, both SPF and DKIM passed for this very domain. A DMARC that failed is never overruled.
     */
    boolean vouchesFor(String domain) {
        List<Result> dmarc = of("dmarc");
        if (dmarc.stream().anyMatch(Result::passed)) {
            return dmarc.stream()
                    .allMatch(one -> one.passed() && one.domain("header.from").equals(domain));
        }
        return dmarc.stream().allMatch(one -> one.result().equals("none"))
                && of("spf").stream()
                        .anyMatch(one ->
                                one.passed() && one.domain("smtp.mailfrom").equals(domain))
                && of("dkim").stream()
                        .anyMatch(one -> one.passed() && one.domain("header.d").equals(domain));
    }

    private List<Result> of(String method) {
        return results.stream().filter(one -> one.method().equals(method)).toList();
    }

    private static Optional<Result> result(String text) {
        Map<String, String> values = new HashMap<>();
        String method = null;
        for (String pair : AROUND_EQUALS.matcher(text).replaceAll("=").split("\\s+")) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                continue;
            }
            String name = pair.substring(0, equals).replaceAll("/.*", "");
            if (method == null) {
                method = name;
            }
            values.putIfAbsent(name, pair.substring(equals + 1));
        }
        return method == null ? Optional.empty() : Optional.of(new Result(method, values.remove(method), values));
    }

    /**
     * The text without comments, and what is quoted without any character that would part it: senders choose some of
     * what a server quotes. Empty when a comment or quote does not end.
     */
    private static Optional<String> bare(String header) {
        StringBuilder bare = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\' && (quoted || depth > 0)) {
                i++;
            } else if (quoted) {
                if (c == '"') {
                    quoted = false;
                } else {
                    bare.append(Character.isLetterOrDigit(c) || "@.-_+".indexOf(c) >= 0 ? c : '_');
                }
            } else if (c == '(') {
                depth++;
            } else if (depth > 0) {
                depth -= c == ')' ? 1 : 0;
            } else if (c == '"') {
                quoted = true;
            } else {
                bare.append(c);
            }
        }
        return depth > 0 || quoted ? Optional.empty() : Optional.of(bare.toString());
    }
}
