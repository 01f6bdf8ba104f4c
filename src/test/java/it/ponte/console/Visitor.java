package it.ponte.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser without JavaScript: keeps cookies, follows redirects, sends a form's hidden inputs along. */
public final class Visitor {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final CookieManager cookies = new LocalCookies();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final HttpClient unled =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String page = "";
    private HttpRequest sent;
    private String[] added = {"Accept-Language", "it"};

    private final Supplier<String> address;

    /** As a browser keeps them for this very machine: what is meant for TLS only is sent to it without. */
    private static final class LocalCookies extends CookieManager {
        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            Map<String, List<String>> plain = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.forEach((name, values) -> plain.put(
                    name,
                    values.stream().map(value -> value.replace("; Secure", "")).toList()));
            super.put(uri, plain);
        }
    }

    /** Keeps this cookie from now on, as if it had been set. */
    void keeps(String cookie) throws IOException {
        cookies.put(URI.create(address.get()), Map.of("Set-Cookie", List.of(cookie)));
    }

    /** Comes to the pages under test. */
    Visitor() {
        this(PagesUnderTest::address);
    }

    /** Comes to the pages at this address. */
    Visitor(String address) {
        this(() -> address);
    }

    /** Comes to the pages at this address, asked for at each visit. */
    public Visitor(Supplier<String> address) {
        this.address = address;
    }

    /** An operator who is signed in. */
    static Visitor operator() {
        Visitor operator = new Visitor();
        operator.signIn("operatrice", TestOperators.PASSWORD);
        return operator;
    }

    /** Comes through a proxy from now on, which adds this header. */
    void through(String header, String value) {
        added = new String[] {header, value};
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /** The cookies that the first answer sets, redirects not followed. */
    List<String> cookiesOf(String path) {
        HttpResponse<String> first =
                send(HttpClient.newHttpClient(), request(path).build());
        return first.headers().allValues("Set-Cookie");
    }

    /** Asks whether a request would reach its page, which is not run; redirects are not followed. */
    HttpResponse<String> ask(String method, String path, String contentType, String body) {
        return only(OnlyAsking.HEADER, method, path, contentType, body);
    }

    /** Asks for a page or an act that is undone again; redirects are not followed. */
    HttpResponse<String> tryOut(String method, String path, String form) {
        return only(UndoneAfterwards.HEADER, method, path, "application/x-www-form-urlencoded", form);
    }

    private HttpResponse<String> only(String how, String method, String path, String contentType, String body) {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        return send(
                unled,
                request(path)
                        .header(how, "yes")
                        .header("X-XSRF-TOKEN", token.find() ? token.group(1) : "none")
                        .header("Content-Type", contentType)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /** Posts names and values, two by two, together with the hidden inputs of the page seen last. */
    public HttpResponse<String> post(String path, String... fields) {
        return postBare(path, hidden(fields), fields);
    }

    /** The hidden inputs of the page seen last, but those that are named here. */
    private List<String> hidden(String... but) {
        List<String> body = new ArrayList<>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            if (!Arrays.asList(but).contains(hidden.group(1))) {
                body.add(pair(hidden.group(1), hidden.group(2)));
            }
        }
        return body;
    }

    /** Posts one file, and names and values, together with the hidden inputs of the page seen last. */
    public HttpResponse<String> postFile(String path, String fileName, byte[] content, String... fields) {
        String border = "----border";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            body.writeBytes(part(border, hidden.group(1), hidden.group(2)));
        }
        for (int i = 0; i < fields.length; i += 2) {
            body.writeBytes(part(border, fields[i], fields[i + 1]));
        }
        body.writeBytes(("--" + border + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + border + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static byte[] part(String border, String name, String value) {
        return ("--" + border + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Posts as {@link #post}; a redirect is not followed. */
    HttpResponse<String> unfollowed(String path, String... fields) {
        List<String> body = hidden(fields);
        for (int i = 0; i < fields.length; i += 2) {
            body.add(pair(fields[i], fields[i + 1]));
        }
        return send(
                unled,
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", body)))
                        .build());
    }

    /** Posts without anything that the page gave along. */
    HttpResponse<String> postBare(String path, String... fields) {
        return postBare(path, new ArrayList<>(), fields);
    }

    /** Posts a form that has nothing but its hidden inputs, and takes the file that it answers with. */
    public byte[] download(String path) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", hidden())))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Sends the last form once more, as an impatient click does. */
    public HttpResponse<String> sendAgain() {
        return send(sent);
    }

    public HttpResponse<String> signIn(String name, String password) {
        get("/accesso");
        return post("/accesso", "nome", name, "password", password);
    }

    private HttpResponse<String> postBare(String path, List<String> body, String... fields) {
        for (int i = 0; i < fields.length; i += 2) {
            body.add(pair(fields[i], fields[i + 1]));
        }
        sent = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", body)))
                .build();
        return send(sent);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address.get()).resolve(path))
                .header("Accept", "text/html")
                .headers(added);
    }

    private HttpResponse<String> send(HttpRequest request) {
        HttpResponse<String> answer = send(http, request);
        page = answer.body();
        return answer;
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
