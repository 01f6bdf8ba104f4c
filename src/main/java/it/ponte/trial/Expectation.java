package it.ponte.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import it.ponte.access.Vault;
import it.ponte.normalise.Understood;
import it.ponte.vocabulary.EmployerName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What the files beside a sample say that it means, and where that is not what is understood. */
final class Expectation {
    private final Understood expected;
    private final Vault vault;
    private final String linesFile;
    private final String problemsFile;
    private final List<String> errors = new ArrayList<>();

    /**
     * Reads the files beside a sample; one that is missing expects nothing.
     *
     * @param shown how an error about a file begins
     */
    Expectation(Sample sample, Vault vault, Function<Path, String> shown) {
        this.vault = vault;
        this.linesFile = shown.apply(sample.expectedLines());
        this.problemsFile = shown.apply(sample.expectedProblems());
        this.expected =
                new Understood(list(sample.expectedLines(), linesFile), list(sample.expectedProblems(), problemsFile));
        expected.lines().findValues("avoid").forEach(this::hash);
        expected.lines().findValues("only").forEach(lists -> lists.forEach(this::hash));
    }

    private ArrayNode list(Path file, String shown) {
        try {
            JsonNode read = Files.exists(file) ? Understood.JSON.readTree(file.toFile()) : null;
            if (read instanceof ArrayNode list) {
                return list;
            }
            if (read != null) {
                errors.add(shown + "the file: is not a list");
            }
        } catch (JsonProcessingException broken) {
            errors.add(shown + "line " + broken.getLocation().getLineNr() + ": is not JSON");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Understood.JSON.createArrayNode();
    }

    /** Exclusions, and the only employers, stand there in clear, "comune Valmora": here they become what the hub keeps of them. */
    private void hash(JsonNode avoid) {
        Set<String> hashes = new TreeSet<>();
        for (JsonNode clear : avoid) {
            String[] words = clear.asText().split(" ", 2);
            String told = words[words.length - 1];
            String value = words[0].equals("employer") ? EmployerName.key(told) : told;
            hashes.add(HexFormat.of().formatHex(vault.index("avoid:" + words[0], value)));
        }
        if (avoid instanceof ArrayNode list) {
            list.removeAll();
            hashes.forEach(list::add);
        }
    }

    /** Whether the files could be read; else {@link #errors()} says why not. */
    boolean isReadable() {
        return errors.isEmpty();
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    /** Where it is not this that was understood: line and field, or code, never a value. */
    List<String> differences(Understood understood) {
        // numbers that were written and read again are of the same type as those of a file
        Understood actual = new Understood(reread(understood.lines()), reread(understood.problems()));
        List<String> differences = new ArrayList<>();
        Set<Integer> numbers = new TreeSet<>(expected.numbers());
        numbers.addAll(actual.numbers());
        for (int number : numbers) {
            compare(linesFile + "line " + number, expected.line(number), actual.line(number), differences);
        }
        compareProblems(actual, differences);
        return differences;
    }

    private static ArrayNode reread(ArrayNode list) {
        try {
            return (ArrayNode) Understood.JSON.readTree(list.toString());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void compare(String place, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isObject() && actual.isObject()) {
            Set<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(inside(place, name), expected.path(name), actual.path(name), differences);
            }
        } else if (!expected.equals(actual)) {
            differences.add(place + ": "
                    + (expected.isMissingNode()
                            ? "is understood and not expected"
                            : actual.isMissingNode() ? "is expected and not understood" : "is understood differently"));
        }
    }

    private static String inside(String place, String name) {
        return place.matches(".*: line \\d+") ? place + " " + name : place + "." + name;
    }

    private void compareProblems(Understood actual, List<String> differences) {
        List<String> missing = new ArrayList<>(expected.told());
        List<String> unexpected = new ArrayList<>();
        for (String told : actual.told()) {
            if (!missing.remove(told)) {
                unexpected.add(told);
            }
        }
        missing.forEach(told -> differences.add(problem(told) + " is expected and not told"));
        unexpected.forEach(told -> differences.add(problem(told) + " is told and not expected"));
        if (missing.isEmpty() && unexpected.isEmpty() && !expected.problems().equals(actual.problems())) {
            differences.add(problemsFile + "the file: hints or order are told differently");
        }
    }

    private String problem(String told) {
        return problemsFile + "line " + told.replace(" :", ":");
    }
}
