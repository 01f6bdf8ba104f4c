package it.ponte.console;

import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;

/**
 * Where passwords are tried, a few at once: each try takes 16 MB and a core for a moment (Argon2), and anybody may try. Who
 * finds many waiting already is sent away before the password is looked at, so that the pages of all others go on. Whoever
 * is signed in has places of her own, which nobody at the door can fill.
 */
@Component
class SignInPlaces {
    private final FewAtOnce atTheDoor = new FewAtOnce(4);
    private final FewAtOnce inside = new FewAtOnce(2);

    /**
     * Tries a password that came from this address, when it is its turn.
     *
     * @throws AuthenticationServiceException when too many others wait, or too many from the same network
     */
    <T> T atTheDoor(String address, Supplier<T> trial) {
        return atTheDoor.in(Network.of(address), trial);
    }

    /**
     * Tries or makes a password of an operator who is signed in, when it is her turn.
     *
     * @throws AuthenticationServiceException when too many others wait, or she too often
     */
    <T> T inside(String name, Supplier<T> trial) {
        return inside.in(name, trial);
    }
}
