package it.ponte.convert;

import java.util.function.Function;

/**
 * A comune, by name or by Belfiore code; always comes out under the name that it has today, so that two senders who mean
 * the same place say the same.
 *
 * @param wanted what is told of it
 */
public record ComuneText(Wanted wanted) implements Converter<String> {
    /** What of a comune a field holds. */
    public enum Wanted {
        NAME(Comune::name),
        PROVINCE(Comune::province);

        private final Function<Comune, String> part;

        Wanted(Function<Comune, String> part) {
            this.part = part;
        }
    }

    @Override
    public Class<String> gives() {
        return String.class;
    }

    @Override
    public Reading<String> read(String text) {
        Reading<Comune> found = Comuni.all().called(text);
        if (found instanceof Reading.Value<Comune> comune) {
            return Reading.of(wanted.part.apply(comune.value()));
        }
        Reading.Wrong<Comune> wrong = (Reading.Wrong<Comune>) found;
        return Reading.wrong(wrong.code(), wrong.hint());
    }
}
