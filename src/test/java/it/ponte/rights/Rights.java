package it.ponte.rights;

import it.ponte.LetterByLetter;
import it.ponte.TestDatabase;
import it.ponte.access.AuditAlerts;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.access.Role;
import it.ponte.beneficiary.Caseworker;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.LegalBasis;
import it.ponte.beneficiary.Profile;
import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.ReferralDraft;
import it.ponte.beneficiary.Referrals;
import it.ponte.partner.Partners;
import it.ponte.placement.Story;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A hub with the rooms that the rights of a person concern, over the real database. */
final class Rights {
    static final String TAX_CODE = "VRDLNE85M41F257K";
    static final OperatorCaller BY = new OperatorCaller("ada", Set.of(Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER));

    private Rights() {}

    static Story story() {
        Map<String, Object> settings = new HashMap<>(LetterByLetter.SETTINGS);
        settings.put("ponte.smtp.url", "smtp://posta.example:25");
        settings.put("ponte.smtp.from", "ponte@rete.example");
        settings.put("ponte.public-url", "https://ponte.example/");
        settings.put("ponte.retention.months", "24");
        return new Story(settings, rooms -> {
            rooms.registerBean(Partners.class, () -> new Partners(Path.of("")));
            rooms.scan("it.ponte.feedback", "it.ponte.casework", "it.ponte.rights");
            rooms.register(AuditAlerts.class);
            rooms.registerBean(it.ponte.intake.ForgottenLines.class);
        });
    }

    static Identity.Known elena() {
        return new Identity.Known(
                Personal.of("Elena"),
                Personal.of("Zxverdi"),
                Personal.of(TAX_CODE),
                "F",
                LocalDate.of(1985, 8, 1),
                "IT",
                Personal.of("elena@posta.example"),
                Personal.of("+390590000001"));
    }

    /** A message of a service about Elena, with a consent given on this day. */
    static Recorded told(Story story, String partner, String number, LocalDate consent) {
        ReferralDraft draft = new ReferralDraft(
                partner,
                number,
                number,
                elena(),
                new Caseworker(Personal.of("Ada Neri"), Personal.of("ada.neri@" + partner + ".example")),
                Profile.EMPTY,
                consent == null ? null : LegalBasis.of(LegalBasis.Kind.CONSENT, consent),
                null,
                false,
                Instant.now(),
                Instant.now());
        return TestDatabase.transaction()
                .execute(
                        tx -> story.bean(Referrals.class).record(List.of(draft)).get(0));
    }

    static String one(String sql, Object... params) {
        return TestDatabase.client()
                .sql(sql)
                .params(List.of(params))
                .query(String.class)
                .single();
    }
}
