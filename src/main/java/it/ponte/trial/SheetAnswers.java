package it.ponte.trial;

import it.ponte.partner.Channel;
import it.ponte.partner.OwnSystems;
import it.ponte.partner.Partner;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The part of a layout sheet that says how a partner's own systems hear what became of its people, in HTML. */
final class SheetAnswers {
    private final Partner partner;
    private final URI address;

    SheetAnswers(Partner partner, URI address) {
        this.partner = partner;
        this.address = address;
    }

    /** Nothing where nothing of the kind was agreed. */
    String html() {
        OwnSystems systems = partner.systems();
        List<String> ways = new ArrayList<>();
        if (systems.file() != null) {
            ways.add("File: ogni mattina alle 7, se c'è qualcosa di nuovo, esiti-&lt;data&gt;-&lt;n&gt;.csv " + folder()
                    + " Ogni esito sta in un solo file.");
        }
        if (systems.webhook() != null) {
            ways.add(
                    "Chiamata al vostro server (webhook), firmata secondo Standard Webhooks: dice solo che c'è qualcosa di"
                            + " nuovo, gli esiti si leggono con la vostra chiave da " + address + "/api/v1/feedback.");
        }
        if (systems.topic()) {
            ways.add("Argomento ponte.events." + partner.id()
                    + " del broker: dice solo che c'è qualcosa di nuovo, come la" + " chiamata.");
        }
        return ways.isEmpty()
                ? ""
                : ways.stream()
                        .collect(
                                Collectors.joining(
                                        "</li>\n<li>",
                                        "<h2>Come ricevete gli esiti</h2>\n<ul>\n<li>",
                                        "</li>\n</ul>\n<p>Di chi è sotto protezione diciamo solo che c'è un aggiornamento.</p>\n"));
    }

    private String folder() {
        return partner.channel(Channel.Sftp.class)
                .filter(channel -> !channel.isDropBox())
                .map(channel -> "sul vostro server, nella cartella delle ricevute.")
                .orElse("nella cartella out/.");
    }
}
