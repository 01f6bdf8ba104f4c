package it.ponte.console;

/** The page of a case is asked for on a device that is not known: the code comes first. */
final class CodeFirst extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String link;

    /** @param link the token of a letter's link that leads somewhere */
    CodeFirst(String link) {
        super("the code comes first", null, false, false);
        this.link = link;
    }

    /** Where the code is asked for. */
    String path() {
        return "/r/" + link;
    }
}
