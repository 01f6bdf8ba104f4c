package it.ponte.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import it.ponte.api.Answers.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CostlyBodiesTest {
    @Test
    void veryManyNamesOfOneHashAreRefusedBeforeTheyAreCompared() throws Exception {
        List<String> names = IntStream.range(0, 1 << 14)
                .mapToObj(CostlyBodiesTest::ofOneHash)
                .toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names.stream().mapToInt(String::hashCode).distinct().count()).isOne();
        byte[] body = names.stream()
                .map(name -> "\"" + name + "\": 1")
                .collect(Collectors.joining(",", "{", "}"))
                .getBytes(StandardCharsets.UTF_8);
        Contract contract = new Contract();

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> contract.read(body, "ReferralRequest"))
                        .problems())
                .extracting(FieldProblem::code)
                .containsExactly("TOO_LARGE");
    }

    /** "Aa" and "BB" have one hash, and so has every row of them. */
    private static String ofOneHash(int number) {
        return IntStream.range(0, 14)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
