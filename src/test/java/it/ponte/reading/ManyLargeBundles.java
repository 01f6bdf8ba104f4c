package it.ponte.reading;

import it.ponte.reading.Form.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A process that reads eight copies of a bundle near all limits at once, and prints what became of each. */
final class ManyLargeBundles {
    private static final int AT_ONCE = 8;

    private ManyLargeBundles() {}

    public static void main(String[] none) throws Exception {
        byte[] bundle = ("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":{"
                        + "\"resourceType\":\"ServiceRequest\",\"id\":\"1\",\"note\":["
                        + "{\"a\":\"%06d\"},"
                                .repeat(240_000)
                                .formatted(Stream.iterate(0, i -> i + 1)
                                        .limit(240_000)
                                        .toArray())
                        + "0]}}]}")
                .getBytes(StandardCharsets.UTF_8);
        var readers = Executors.newFixedThreadPool(AT_ONCE);
        Callable<String> reading = () -> read(bundle);
        for (var told :
                readers.invokeAll(Stream.generate(() -> reading).limit(AT_ONCE).toList())) {
            System.out.println(told.get());
        }
        readers.shutdown();
    }

    private static String read(byte[] bundle) {
        Layout layout = new Layout(
                new Form(Format.FHIR, StandardCharsets.UTF_8, null, null),
                List.of("ServiceRequest.id"),
                Map.of(),
                Map.of(),
                false);
        try (Turn turn = Turns.OF_THIS_PROCESS.next();
                LineSource lines = Readers.open(new ByteArrayInputStream(bundle), layout, Limits.USUAL, turn)) {
            return lines.next() == null ? "empty" : "read";
        } catch (IOException told) {
            return told.getClass().getSimpleName();
        } catch (OutOfMemoryError full) {
            return full.getClass().getSimpleName();
        }
    }
}
