package it.ponte.console;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import it.ponte.beneficiary.ReferralAddress;
import it.ponte.beneficiary.Referrals;
import it.ponte.casework.CaseReader;
import it.ponte.casework.CaseReaders;
import it.ponte.casework.KnownDevices;
import it.ponte.feedback.Letters;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Who stands before the page behind a letter's link: by the link, and by what her device keeps. */
@Component
public class CaseDoor {
    private static final String COOKIE = "pagina";
    private static final String TOKEN = "[0-9a-f]{64}";

    private final Letters letters;
    private final Referrals referrals;
    private final CaseReaders readers;
    private final KnownDevices devices;

    CaseDoor(Letters letters, Referrals referrals, CaseReaders readers, KnownDevices devices) {
        this.letters = letters;
        this.referrals = referrals;
        this.readers = readers;
        this.devices = devices;
    }

    /**
     * A visit by a link.
     *
     * @param link its token
     * @param readers of its case, first the one who is written to; none where nobody has an address
     * @param device what the device keeps; null for nothing
     * @param known the reader who gave her code on it
     */
    record Visit(
            String link,
            ReferralAddress referral,
            List<CaseReader> readers,
            String device,
            Optional<CaseReader> known) {
        /** The reader; who is none yet is sent to where the code is asked for. */
        CaseReader reader() {
            return known.orElseThrow(() -> new CodeFirst(link));
        }

        /** The link opens a page of a person: it is not printed. */
        @Override
        public String toString() {
            return "Visit[" + referral.code() + "]";
        }
    }

    /** The visit by this link; one that no letter has leads nowhere. */
    Visit visit(String link, HttpServletRequest request) {
        ReferralAddress referral =
                letters.referralBehind(link).flatMap(referrals::address).orElseThrow(Gone::new);
        List<CaseReader> may = readers.of(referral);
        String device = kept(request);
        return new Visit(link, referral, may, device, devices.reader(device, may));
    }

    /** The pages behind a letter's link: open to everybody, since the door to each is this one. */
    static Stream<Door> doors() {
        String link = "/r/{token}";
        String one = link + "/casi/{code}";
        return Stream.of(
                        Door.open(GET, link, link + "/casi", one, link + "/mese", link + "/mese.csv"),
                        Door.open(GET, link + "/preferenze", link + "/basta"),
                        Door.open(POST, link + "/codice", link + "/apri", link + "/dimentica"),
                        Door.open(POST, one + "/letto", one + "/nota", one + "/collega"),
                        Door.open(POST, link + "/assenza", link + "/assenza/togli"),
                        Door.open(POST, link + "/ritmo", link + "/basta"))
                .flatMap(doors -> doors);
    }

    private static String kept(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null && cookie.getValue().matches(TOKEN) ? cookie.getValue() : null;
    }

    /** What makes a device keep this text, and send it to these pages only. */
    static String cookie(String token) {
        return cookie(token, KnownDevices.KNOWN);
    }

    /** What makes it keep nothing. */
    static String noCookie() {
        return cookie("", Duration.ZERO);
    }

    private static String cookie(String value, Duration time) {
        return ResponseCookie.from(COOKIE, value)
                .path("/r")
                .httpOnly(true)
                .secure(true)
                .sameSite("Lax")
                .maxAge(time)
                .build()
                .toString();
    }
}
