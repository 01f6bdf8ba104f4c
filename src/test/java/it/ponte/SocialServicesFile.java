package it.ponte;

import it.ponte.TestPeople.TestPerson;
import it.ponte.vocabulary.ItalianTime;
import java.time.format.DateTimeFormatter;

/** Lines in the layout of the demo's social services ({@code mappings/servizi-sociali-valmora}). */
public final class SocialServicesFile {
    public static final String HEADER =
            """
            N. PRATICA;RISERVATEZZA;MOTIVO;COGNOME;NOME;COD. FISCALE;SESSO;NATO IL;CITTADINANZA;TELEFONO;EMAIL;\
            TITOLO DI STUDIO;COMPETENZE;LINGUE;PATENTI;ORE MAX;TURNI;LIMITAZIONI;DISPONIBILE DAL;CONSENSO DEL;\
            ASSISTENTE SOCIALE;EMAIL A.S.
            """;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private SocialServicesFile() {}

    /** One line; skills in the words of the partner's code table, parted by commas. */
    public static String line(String number, TestPerson person, String skills, String caseworker) {
        return String.join(
                        ";",
                        number,
                        "NO",
                        "",
                        person.lastName(),
                        person.firstName(),
                        person.taxCode(),
                        person.sex(),
                        DAY.format(person.bornOn()),
                        "ITALIANA",
                        "",
                        "",
                        "5",
                        skills,
                        "it:NATIVE",
                        "B",
                        "36",
                        "GIORNATA",
                        "NESSUNA",
                        "",
                        DAY.format(java.time.LocalDate.now(ItalianTime.ZONE).minusDays(3)),
                        "Assistente di prova",
                        caseworker)
                + "\n";
    }
}
