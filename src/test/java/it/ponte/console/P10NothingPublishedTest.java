package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No figure about people is published: counts stand on pages of the operators alone. Whoever opens a page of figures to
 * others makes this red, and suppresses small cells first.
 */
@Tag("P10")
class P10NothingPublishedTest {
    @Test
    void whoeverIsNotSignedInFindsFormsThanksAndNothingThatCounts() {
        assertThat(WebDoors.all().stream().filter(Door::isOpen).map(Door::path).distinct())
                .containsExactlyInAnyOrder(
                        "/",
                        "/accesso",
                        "/r/{token}",
                        "/r/{token}/apri",
                        "/r/{token}/assenza",
                        "/r/{token}/assenza/togli",
                        "/r/{token}/basta",
                        "/r/{token}/casi",
                        "/r/{token}/casi/{code}",
                        "/r/{token}/casi/{code}/collega",
                        "/r/{token}/casi/{code}/letto",
                        "/r/{token}/casi/{code}/nota",
                        "/r/{token}/codice",
                        "/r/{token}/dimentica",
                        "/r/{token}/mese",
                        "/r/{token}/mese.csv",
                        "/r/{token}/preferenze",
                        "/r/{token}/ritmo",
                        "/iscrizione",
                        "/iscrizione/grazie",
                        "/centro/{partnerId}",
                        "/centro/{partnerId}/grazie",
                        "/segnala/{partnerId}",
                        "/segnala/{partnerId}/grazie",
                        "/design/**",
                        "/css/**",
                        "/js/**",
                        "/favicon.svg");
    }
}
