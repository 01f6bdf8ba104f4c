package it.ponte.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What a page asks for does not exist. */
final class Gone extends ResponseStatusException {
    private static final long serialVersionUID = 1L;

    Gone() {
        super(HttpStatus.NOT_FOUND);
    }
}
