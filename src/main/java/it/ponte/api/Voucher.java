package it.ponte.api;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * What a voucher whose signature holds says of itself (RFC 9068; PDND adds {@code purposeId}).
 *
 * @param client whom it was issued to
 * @param purpose what for; null where the issuer knows no purposes
 * @param number by which it is known again
 * @param over when it ends
 */
record Voucher(String client, String purpose, String number, Instant over) {
    /** How far the issuer's clock and ours may be apart. */
    private static final Duration APART = Duration.ofSeconds(10);

    /** How far the clocks of hubs that are one may be apart. */
    private static final Duration HUBS_APART = Duration.ofHours(1);

    private static final int LONGEST_NUMBER = 200;

    /** The voucher, if it is for this hub, of now, and no longer lived than its issuer's may be. */
    static Optional<Voucher> of(JWTClaimsSet claims, Issuer issuer, Instant now) throws ParseException {
        String client = claims.getStringClaim("client_id");
        boolean meantForUs = issuer.issuer().equals(claims.getIssuer())
                && claims.getAudience().contains(issuer.audience());
        return meantForUs && isOfNow(claims, issuer.longest(), now) && isNumbered(claims)
                ? Optional.of(new Voucher(
                        client == null ? claims.getSubject() : client,
                        claims.getStringClaim("purposeId"),
                        claims.getJWTID(),
                        forgottenAt(instant(claims.getExpirationTime()))))
                : Optional.empty();
    }

    /** Whether a token was issued, is valid, and is not over, and lives no longer than this. */
    static boolean isOfNow(JWTClaimsSet claims, Duration longest, Instant now) {
        Instant issued = instant(claims.getIssueTime());
        Instant over = instant(claims.getExpirationTime());
        Instant from = claims.getNotBeforeTime() == null ? issued : instant(claims.getNotBeforeTime());
        return issued != null
                && over != null
                && now.isBefore(over.plus(APART))
                && !now.isBefore(from.minus(APART))
                && !now.isBefore(issued.minus(APART))
                && Duration.between(issued, over).compareTo(longest) <= 0;
    }

    /** Whether a token has a number by which it is known again. */
    static boolean isNumbered(JWTClaimsSet claims) {
        String number = claims.getJWTID();
        return number != null && !number.isBlank() && number.length() <= LONGEST_NUMBER;
    }

    /**
     * From when on a token that ends then need not be known again: every hub refuses it by its end. Of several hubs the one
     * whose clock is ahead forgets, and the one whose clock is behind would let it in once more.
     */
    static Instant forgottenAt(Instant over) {
        return over.plus(HUBS_APART);
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
