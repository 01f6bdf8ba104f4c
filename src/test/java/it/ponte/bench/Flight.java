package it.ponte.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** What the Java machine of the hub wrote down of itself: where its processor time went, and its memory. */
final class Flight {
    private static final Pattern AFTER_COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

    private final Path recording;
    private final Path collections;

    Flight(Path folder) {
        recording = folder.resolve("hub.jfr").toAbsolutePath();
        collections = folder.resolve("gc.log").toAbsolutePath();
    }

    /** Options that make the hub's Java machine write it. */
    String[] options(String... more) {
        List<String> own = List.of(
                // nothing else of what can be recorded: that would cost the hub a part of what is measured
                "-XX:StartFlightRecording=settings=none,+jdk.ExecutionSample#enabled=true"
                        + ",+jdk.ExecutionSample#period=20ms,dumponexit=true,filename=" + recording,
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-Xlog:gc:file=" + collections + ":uptime");
        return java.util.stream.Stream.concat(own.stream(), List.of(more).stream())
                .toArray(String[]::new);
    }

    /** The heap in MB that was left after each collection, in order. */
    List<Integer> heapAfterCollections() throws IOException {
        return Files.readAllLines(collections).stream()
                .map(AFTER_COLLECTION::matcher)
                .filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group(2)))
                .toList();
    }

    /** From when to when something was measured. */
    record Window(Instant from, Instant to) {}

    /** How often which method of our own was the innermost of ours, with what it called; once the hub has ended. */
    Map<String, Integer> ownMethods(Window window) throws IOException {
        return samples(window, frames -> frames.stream()
                .map(RecordedFrame::getMethod)
                .filter(method -> method.getType().getName().startsWith("it.ponte."))
                .map(Flight::shortName)
                .findFirst());
    }

    /** How often code of which library was running. */
    Map<String, Integer> libraries(Window window) throws IOException {
        return samples(window, frames -> frames.stream()
                .map(frame -> frame.getMethod().getType().getName())
                .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun."))
                .map(name -> String.join(".", List.of(name.split("\\.")).subList(0, Math.min(3, depth(name)))))
                .findFirst());
    }

    private static int depth(String name) {
        return name.split("\\.").length;
    }

    private static String shortName(RecordedMethod method) {
        String type = method.getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + method.getName();
    }

    private interface Naming {
        Optional<String> of(List<RecordedFrame> frames);
    }

    private Map<String, Integer> samples(Window window, Naming naming) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample")
                        && event.getStackTrace() != null
                        && event.getStartTime().isAfter(window.from())
                        && event.getStartTime().isBefore(window.to())) {
                    counts.merge(naming.of(event.getStackTrace().getFrames()).orElse("other"), 1, Integer::sum);
                }
            }
        }
        return counts;
    }
}
