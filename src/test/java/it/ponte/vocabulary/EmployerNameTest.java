package it.ponte.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmployerNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rossi Traslochi",
                "rossi  traslochi",
                "ROSSI TRASLOCHI S.R.L.",
                "Rossi Traslochi s.r.l.s. unipersonale",
                "Rossi Traslochi S. p. A.",
                "Rossi Traslochi & C. s.n.c.",
                "Rossi Traslochi e C. SAS",
                "Ditta Rossi Traslochi",
                "Rossi-Traslochi Soc. Coop. Sociale a r.l. ONLUS",
                "Società Cooperativa Rossi Traslochi S.C.A.R.L.",
                "Róssi Tràslochi, in liquidazione",
                "Rossi Traslochi società a responsabilità limitata semplificata"
            })
    void caseAccentsPunctuationBlanksAndLegalFormAreNoMatter(String name) {
        assertThat(EmployerName.key(name)).isEqualTo("ROSSITRASLOCHI");
    }

    @Test
    void otherNamesAreOthers() {
        assertThat(EmployerName.key("Rossi Trasporti srl")).isNotEqualTo(EmployerName.key("Rossi Traslochi srl"));
        assertThat(EmployerName.key("Sassi Spa")).isEqualTo("SASSI");
        assertThat(EmployerName.key("D'Angelo")).isEqualTo("DANGELO");
    }

    @Test
    void aNameThatIsALegalFormAloneIsKept() {
        assertThat(EmployerName.key("Impresa Sociale")).isEqualTo("IMPRESASOCIALE");
        assertThat(EmployerName.key("-- ")).isEmpty();
    }

    @Test
    void aCompanyIsKnownWithAndWithoutItsOwnersName() {
        assertThat(EmployerName.keys("Rossi Traslochi di Rossi Mario & C. s.n.c."))
                .containsExactly("ROSSITRASLOCHIDIROSSIMARIO", "ROSSITRASLOCHI");
        assertThat(EmployerName.keys("Di Mario srl")).containsExactly("DIMARIO");
    }
}
