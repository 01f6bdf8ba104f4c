package it.ponte.beneficiary;

import it.ponte.access.Personal;
import java.time.LocalDate;

/** An invented person to be compared with others; a fact that is not told stays out. */
record Someone(String first, String last, String taxCode, String sex, String bornOn, String phone, String email) {
    static Someone named(String first, String last) {
        return new Someone(first, last, null, null, null, null, null);
    }

    Someone born(String day) {
        return new Someone(first, last, taxCode, sex, day, phone, email);
    }

    Someone phone(String number) {
        return new Someone(first, last, taxCode, sex, bornOn, number, email);
    }

    Someone email(String address) {
        return new Someone(first, last, taxCode, sex, bornOn, phone, address);
    }

    Someone taxCode(String code) {
        return new Someone(first, last, code, sex, bornOn, phone, email);
    }

    Someone sex(String told) {
        return new Someone(first, last, taxCode, told, bornOn, phone, email);
    }

    Identity.Known known() {
        return new Identity.Known(
                Personal.orNull(first),
                Personal.orNull(last),
                Personal.orNull(taxCode),
                sex,
                bornOn == null ? null : LocalDate.parse(bornOn),
                null,
                Personal.orNull(email),
                Personal.orNull(phone));
    }
}
