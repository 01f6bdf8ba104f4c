package it.ponte.faults;

import it.ponte.SocialServicesFile;
import it.ponte.TestPeople.TestPerson;
import it.ponte.bench.InventedFile;

/** One line that a sender tells: under which number, of whom, in which words; a faulty one must be refused. */
record Told(String number, TestPerson person, String skills, boolean isFaulty) {
    private static final String NO_SUCH_DAY = "31/02/1980";

    Told withOtherSkills() {
        return new Told(number, person, skills.equals("MAGAZZINO") ? "VERDE" : "MAGAZZINO", isFaulty);
    }

    /** In the layout of the demo's social services. */
    String asRow() {
        String row = SocialServicesFile.line(number, person, skills, "assistente@servizi.example");
        return isFaulty ? row.replaceFirst("\\d\\d/\\d\\d/\\d{4}", NO_SUCH_DAY) : row;
    }

    /** As the answers of the form for services: names and values, two by two. */
    String[] asForm(String key) {
        return new String[] {
            "chiave",
            key,
            "externalId",
            number,
            "reason",
            "JOB_SEARCH",
            "caseworker.email",
            "ascolto@servizi.example",
            "basis.kind",
            "CONSENT",
            "beneficiary.firstName",
            person.firstName(),
            "beneficiary.lastName",
            person.lastName(),
            "beneficiary.codiceFiscale",
            person.taxCode(),
            "beneficiary.sex",
            person.sex(),
            "beneficiary.bornOn",
            isFaulty ? "1980-02-31" : person.bornOn().toString(),
            "skills",
            skills.equals("MAGAZZINO") ? "order-picking" : "lawn-mowing",
            "province",
            "MO"
        };
    }

    /** In the hub's own layout. */
    String asJson() {
        String json = InventedFile.referral(number, person, skills.length());
        return isFaulty ? json.replace(person.bornOn().toString(), "1980-02-31") : json;
    }
}
