package it.ponte.normalise;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class FhirFuzz {
    static Stream<byte[]> seeds() {
        return AnyBytes.FHIR.seeds();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void anyBytesAreReadOrRefused(byte[] sent) throws IOException {
        AnyBytes.FHIR.feed(sent);
    }
}
