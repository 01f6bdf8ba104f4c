package it.ponte.console;

import it.ponte.access.SecondFactor;
import it.ponte.access.SignInTries;
import it.ponte.access.SignInTries.Proof;
import org.springframework.stereotype.Component;

/** Takes a code of an operator's second factor; five wrong ones lock it for a quarter of an hour. */
@Component
class SecondProof {
    private final SecondFactor secondFactor;
    private final SignInTries tries;

    SecondProof(SecondFactor secondFactor, SignInTries tries) {
        this.secondFactor = secondFactor;
        this.tries = tries;
    }

    /** Whether the code proves who this is. Each is good once, so while the name is locked none is used up. */
    boolean isGiven(String name, String code) {
        return !tries.isLocked(name, Proof.CODE) && tries.lets(name, Proof.CODE, secondFactor.proves(name, code));
    }
}
