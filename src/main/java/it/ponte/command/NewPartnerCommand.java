package it.ponte.command;

import it.ponte.reading.ProblemCode;
import it.ponte.reading.Unreadable;
import it.ponte.trial.MappingDraft;
import it.ponte.trial.NewSamples;
import it.ponte.vocabulary.Skills;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code ponte new-partner <id> --from <file>}: proposes the files of a new partner from one of its own. The file is
 * about real people: its column names and codes are used, no row of it is written anywhere.
 */
public final class NewPartnerCommand {
    private static final String USAGE =
            """
            Say: ponte new-partner <id> --from <file> [--name "Name"] [--kind SOCIAL_SERVICE] [--produces referral]
            The id: small letters, digits and hyphens. The kinds: config/partner.schema.json.""";

    private final Clock clock;

    /** On the days of this clock. */
    public NewPartnerCommand(Clock clock) {
        this.clock = clock;
    }

    int run(String[] arguments, Terminal terminal) {
        return run(Commands.home(), arguments, terminal);
    }

    /**
     * Writes the partner's file, its mapping and an invented sample, and prints what is left to do.
     *
     * @return the exit code: 0, or 2 when nothing was written
     */
    int run(Path home, String[] arguments, Terminal terminal) {
        Optional<NewcomerWords> understood = NewcomerWords.of(arguments);
        if (understood.isEmpty()) {
            return terminal.wrong(USAGE);
        }
        NewcomerWords words = understood.get();
        Path partner = home.resolve("config/partners/" + words.id() + ".yaml");
        Path mapping = home.resolve("mappings/" + words.id() + "/mapping.yaml");
        for (Path file : List.of(partner, mapping, mapping.resolveSibling("samples"))) {
            if (Files.exists(file)) {
                return terminal.wrong(home.relativize(file) + " stands there already: nothing was written.");
            }
        }
        PrintStream out = terminal.out();
        try {
            MappingDraft draft = MappingDraft.of(
                    Files.readAllBytes(words.file()), words.produces(), words.kind(), new Skills(home), clock);
            Files.createDirectories(mapping.getParent());
            Files.writeString(partner, partnerFile(words));
            Files.writeString(mapping, draft.yaml());
            out.println("Written: " + home.relativize(partner) + ", " + home.relativize(mapping));
            boolean isSampled = sample(home, words.id(), draft, out);
            next(words.id(), draft, isSampled, out);
            return Terminal.DONE;
        } catch (Unreadable unreadable) {
            return terminal.wrong("The file cannot be read: " + why(unreadable.code()));
        } catch (IOException broken) {
            return terminal.wrong(
                    "The file cannot be read: " + broken.getClass().getSimpleName());
        } catch (IllegalStateException wrongVocabulary) {
            return terminal.wrong(wrongVocabulary.getMessage());
        }
    }

    private static String why(ProblemCode code) {
        return code == ProblemCode.ENCRYPTED ? "it is encrypted. Open it, and give what is inside." : code.name();
    }

    private static String partnerFile(NewcomerWords words) {
        return """
                # yaml-language-server: $schema=../partner.schema.json
                id: %s
                name: %s
                kind: %s
                territory: da completare                 # where it works, in words
                # technicalContact: sistemi@ente.example # whom to write when its files cannot be read
                channels:
                  - {type: sftp, mapping: %s}
                # feedback: {mailbox: segreteria@ente.example}
                # silentAfter: 14d
                """
                .formatted(words.id(), words.quotedName(), words.kind(), words.id());
    }

    /** Only where its files are right can a mapping say what a sample means. */
    private static boolean sample(Path home, String id, MappingDraft draft, PrintStream out) {
        try {
            NewSamples samples = new NewSamples(home, new Skills(home), id);
            Optional<Path> invented = samples.invent(draft.names());
            if (invented.isEmpty()) {
                out.println("A workbook cannot be written: put one about invented people into mappings/" + id
                        + "/samples/ and run: ponte sample " + id);
                return false;
            }
            Stream.concat(invented.stream(), samples.explain().stream())
                    .forEach(file -> out.println("Written: " + home.relativize(file)));
            return true;
        } catch (IllegalStateException wrong) {
            out.println("No sample was written, because these files are not right yet:");
            out.println(wrong.getMessage());
            return false;
        }
    }

    private static void next(String id, MappingDraft draft, boolean isSampled, PrintStream out) {
        out.println();
        out.println("What is left to do:");
        if (!draft.missing().isEmpty()) {
            out.println("- no column was found for what is required: " + String.join(", ", draft.missing()));
        }
        if (draft.openCodes() > 0) {
            out.println(
                    "- " + draft.openCodes() + " codes in the mapping say \"fill in\": ask the partner what they mean");
        }
        out.println("- read every line of mappings/" + id + "/mapping.yaml; complete config/partners/" + id + ".yaml");
        out.println("- ponte sample " + id
                + (isSampled
                        ? " --renew   after each change of the mapping that is meant"
                        : "      when these files are right: a file about invented people, for tests"));
        out.println("- ponte check            until all files are right");
        out.println("- ponte map " + id + " <file>   shows what would be understood of the partner's file");
        out.println("- ponte sheet " + id + "       writes its layout sheet (tracciato) as a PDF");
        out.println("- ponte key " + id + "         makes its key, then restart the hub");
    }
}
