package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.access.Role;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.RectificationReason;
import it.ponte.beneficiary.Rectifications;
import it.ponte.beneficiary.Rectifications.Answer;
import it.ponte.beneficiary.Rectifications.Current;
import it.ponte.reading.Wrapped;
import it.ponte.rights.ListPassword;
import it.ponte.rights.PeopleExport;
import it.ponte.rights.SubjectAccess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The canary asks for her rights, lists of people leave, and a service sends her once more under OpenPGP. */
final class CanaryRights {
    private static final OperatorCaller BY =
            new OperatorCaller("operatrice", Set.of(Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER));

    private final CanaryHub hub;
    private final List<String> left = new ArrayList<>();

    CanaryRights(CanaryHub hub) {
        this.hub = hub;
    }

    /** What left the hub for others' eyes, and what would print itself. */
    List<String> left() {
        return left;
    }

    void asked() throws Exception {
        String code = CanaryHub.one("select b.code from beneficiary b join referral r on r.beneficiary = b.id"
                + " where r.partner = 'cpi-valmora' and not b.is_protected order by b.id limit 1");
        left.add(hub.bean(SubjectAccess.class).of(code, BY).orElseThrow().toString());
        setRight(code);
        hub.rest().posted(hub.key("cpi-valmora"), "/api/v1/referrals", CanaryDoors.json("REST"));
        eventually(() -> CanaryHub.count("repeated_mistake") == 1);
        exported();
        encrypted();
    }

    private void setRight(String code) {
        Rectifications rectifications = hub.bean(Rectifications.class);
        Current now = rectifications.open(code, BY).orElseThrow();
        Identity.Known her = now.identity();
        Identity.Known right = new Identity.Known(
                her.firstName(),
                Personal.of(Canary.LAST_NAME + "issima"),
                her.codiceFiscale(),
                her.sex(),
                her.bornOn(),
                her.citizenship(),
                her.email(),
                her.phone());
        left.add(now.toString());
        assertThat(rectifications.rectify(code, new Current(right, now.profile()), RectificationReason.SLIP, BY))
                .isEqualTo(Answer.DONE);
    }

    private void exported() throws IOException {
        PeopleExport export = hub.bean(PeopleExport.class);
        for (String funder : new String[] {"Provincia", null}) {
            var request = new PeopleExport.Request("rendicontazione annuale", null, funder);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            assertThat(export.write(request, ListPassword.drawn(), BY, file)).isPositive();
            left.add(request.toString());
            left.add(file.toString(StandardCharsets.ISO_8859_1));
        }
    }

    private void encrypted() throws Exception {
        try (DropBoxClient partner = hub.dropBox("cifrato")) {
            partner.put(
                    "elenco.csv.pgp",
                    Wrapped.pgpUnder(
                            CanaryHub.ZIP_PASSWORD.toCharArray(),
                            CanaryDoors.csv("PGP").getBytes(CanaryDoors.ITALIAN),
                            true));
            left.add(eventually(() -> partner.find("out/elenco.csv.pgp.receipt.csv")));
        }
        assertThat(CanaryHub.count("envelope where partner = 'cifrato' and refusal_code is null and lines = 2"))
                .as("the encrypted ZIP and the OpenPGP message were read")
                .isGreaterThanOrEqualTo(2);
    }
}
