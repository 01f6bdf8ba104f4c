package it.ponte.convert;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import org.junit.jupiter.api.Test;

class EmployerTextTest {
    private final EmployerText employer = new EmployerText(80);

    @Test
    void anEmployerIsAVatNumberOrAName() {
        assertThat(employer.read("IT 01234567897")).isEqualTo(Reading.of("01234567897"));
        assertThat(employer.read("Rossi Traslochi S.r.l.")).isEqualTo(Reading.of("ROSSITRASLOCHI"));
        assertThat(employer.read("3M Italia")).isEqualTo(Reading.of("3MITALIA"));
    }

    @Test
    void whatWasMeantForAVatNumberIsNeverAName() {
        for (String text :
                new String[] {"01234567890", "FR01234567897", "0123456789A", "RSSMRA80A01F257X", "1234", "--"}) {
            assertThat(employer.read(text)).as(text).isEqualTo(Reading.wrong(ProblemCode.NOT_A_VAT_NUMBER));
        }
    }

    @Test
    void aNameHasItsLength() {
        assertThat(employer.read("x".repeat(81)))
                .isEqualTo(Reading.wrong(ProblemCode.TOO_LONG, Hint.of(HintCode.MOST_CHARACTERS, 80)));
    }
}
