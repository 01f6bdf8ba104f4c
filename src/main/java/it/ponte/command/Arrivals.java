package it.ponte.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Map;

/** The first half of the demo: how people come in, each through the door that her service uses. */
final class Arrivals {
    private final DemoKeys keys;
    private final DemoFiles files;
    private final DemoDoors doors;
    private final Narrator narrator;
    private final LocalDate today;

    Arrivals(DemoKeys keys, DemoFiles files, DemoDoors doors, Narrator narrator, LocalDate today) {
        this.keys = keys;
        this.files = files;
        this.doors = doors;
        this.narrator = narrator;
        this.today = today;
    }

    /** Plays it. */
    void play() {
        narrator.scene(day(-28), "The town's social services", "leave a CSV from Windows in their drop box.");
        receipt(
                "servizi-sociali-valmora",
                "segnalazioni-" + day(-28) + ".csv",
                files.demo("social-services.csv", Charset.forName("windows-1252")));

        narrator.scene(
                day(-27),
                "The mental health centre",
                "leaves a spreadsheet. Its column DIAGNOSI is not mapped, so it is never stored.");
        receipt(
                "csm-valmora",
                "csm-" + day(-27) + ".xlsx",
                files.sample("mappings/csm-valmora/samples/01-complete.xlsx"));

        narrator.scene(day(-26), "A social cooperative", "refers its worker over REST, for a job in a company.");
        told(
                narrator,
                doors.settled(
                        keys.of("coop-il-ponticello"), "/api/v1/referrals", files.text("referral-cooperative.json")));

        narrator.scene(day(-25), "The employment centre", "refers a woman whom the social services know, too.");
        told(
                narrator,
                doors.settled(
                        keys.of("cpi-valmora"), "/api/v1/referrals", files.text("referral-employment-centre.json")));
        narrator.result("one person now, two referrals; neither service can tell");

        narrator.scene(day(-24), "The anti-violence centre", "fills in a form that has no field for a name.");
        narrator.result(
                doors.fillIn("/centro/cav-le-querce", DemoForms.centre(keys.of("cav-le-querce")))
                        ? "accepted; only the centre can tell who she is"
                        : "not accepted");

        narrator.scene(day(-23), "A woman", "enrols herself on the public form.");
        narrator.result(
                doors.fillIn("/iscrizione", DemoForms.herself()) ? "accepted; letters go to her" : "not accepted");
    }

    private void receipt(String partner, String name, byte[] content) {
        String receipt = doors.dropAndWait(partner, keys.of(partner), name, content);
        Map<String, Long> verdicts = DemoForms.count(receipt);
        narrator.result("receipt: %s", verdicts);
        receipt.lines().filter(line -> line.contains(";refused;")).forEach(line -> narrator.result("   line %s", line));
    }

    /** Tells what became of a message of one record; returns its public code. */
    static String told(Narrator narrator, JsonNode envelope) {
        String code = envelope.at("/results/0/code").asText();
        narrator.result("%s: %s", envelope.at("/results/0/verdict").asText(), code);
        return code;
    }

    private LocalDate day(int offset) {
        return today.plusDays(offset);
    }
}
