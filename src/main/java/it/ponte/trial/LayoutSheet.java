package it.ponte.trial;

import static org.apache.commons.text.StringEscapeUtils.escapeXml10;

import it.ponte.mapping.Mapping;
import it.ponte.mapping.Mappings;
import it.ponte.partner.Channel;
import it.ponte.partner.MappingChoice;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.Skills;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The layout sheet (tracciato) of a partner: what its files must look like and how they reach us, for the people who
 * write its exports. Made from the same files by which the hub reads, so it is never out of date.
 */
@Component
public class LayoutSheet {
    private final Partners partners;
    private final Mappings mappings;
    private final SheetWords words;
    private final URI address;
    private final int sftpPort;
    private final String askAt;

    /**
     * For this installation.
     *
     * @param address the hub's public address; the drop box is on the same host
     * @param askAt whom to ask, an e-mail address
     */
    public LayoutSheet(
            Partners partners,
            Mappings mappings,
            Skills skills,
            @Value("${ponte.public-url}") URI address,
            @Value("${ponte.sftp.port}") int sftpPort,
            @Value("${ponte.smtp.from}") String askAt) {
        this.partners = partners;
        this.mappings = mappings;
        this.words = new SheetWords(skills);
        this.address = address;
        this.sftpPort = sftpPort;
        this.askAt = askAt;
    }

    /**
     * The sheet as a PDF, tagged so that it can be listened to (PDF/UA-1, PDF/A-2a).
     *
     * @throws NoSuchElementException when there is no such partner
     */
    public byte[] pdf(String partnerId) {
        return SheetPdf.of(html(partners.get(partnerId)));
    }

    /** The same in HTML. */
    String html(Partner partner) {
        StringBuilder body = new StringBuilder("<h1>Tracciato per " + escapeXml10(partner.name()) + "</h1>\n");
        Map<String, String> files = files(partner);
        files.forEach((name, pattern) -> {
            Mapping mapping = mappings.get(name);
            body.append("<h2>Che cosa inviare")
                    .append(pattern.equals("*") ? "" : ": file " + escapeXml10(pattern))
                    .append("</h2>\n<p class=\"version\">Tracciato ")
                    .append(escapeXml10(name))
                    .append(", versione ")
                    .append(mapping.version())
                    .append("</p>\n")
                    .append(new SheetPage(mapping, words).html());
        });
        if (files.isEmpty()) {
            body.append("<p>Vale il nostro tracciato, descritto in ")
                    .append(address)
                    .append("/api.</p>\n");
        }
        body.append(
                "<p>Le colonne e i campi che non sono nominati qui li ignoriamo e non li conserviamo: non inviateli,"
                        + " se potete. L'ordine non conta; nei nomi non contano maiuscole, accenti e spazi.</p>\n");
        body.append("<h2>Come inviare</h2>\n<ul>\n");
        partner.channels()
                .forEach(channel ->
                        body.append("<li>").append(way(partner, channel)).append("</li>\n"));
        body.append("</ul>\n<p>Lo stesso file inviato due volte non cambia nulla; un numero di pratica già inviato"
                + " aggiorna la pratica. Le righe sbagliate non fermano le altre: la ricevuta dice di ogni riga se è stata"
                + " registrata e, se no, quale campo va corretto, senza ripeterne il valore.</p>\n");
        body.append(new SheetAnswers(partner, address).html());
        body.append("<p>Domande: ").append(escapeXml10(askAt)).append("</p>\n");
        return """
                <html lang="it"><head><title>Tracciato per %s</title>
                <meta name="description" content="Come devono essere i file e come arrivano a noi"/>
                <meta name="subject" content="Tracciato"/><meta name="author" content="Ponte"/>
                <style>%s</style></head><body>
                %s</body></html>
                """
                .formatted(escapeXml10(partner.name()), SheetPdf.STYLE, body);
    }

    /** The mappings of all its channels, each with the pattern of the files that it reads. */
    private static Map<String, String> files(Partner partner) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Channel channel : partner.channels()) {
            for (MappingChoice choice : channel.mappings()) {
                files.putIfAbsent(choice.mapping(), choice.files());
            }
        }
        return files;
    }

    private String way(Partner partner, Channel channel) {
        if (channel instanceof Channel.Sftp sftp && sftp.isDropBox()) {
            return "SFTP: host " + address.getHost() + ", porta " + sftpPort + ", utente " + partner.id()
                    + ", password la vostra chiave (o una chiave SSH). I file vanno nella cartella in/, caricati con un nome"
                    + " che finisce in .part e poi rinominati; la ricevuta si trova nella cartella out/."
                    + names(sftp.mappings());
        }
        if (channel instanceof Channel.Sftp sftp) {
            return "Dal vostro server " + (sftp.server().isSftp() ? "SFTP " : "FTPS ")
                    + escapeXml10(sftp.server().host())
                    + ": preleviamo noi i file dalla cartella "
                    + escapeXml10(sftp.server().directory()) + " e poi li spostiamo in "
                    + escapeXml10(sftp.server().moveTo()) + "." + names(sftp.mappings());
        }
        if (channel instanceof Channel.Rest) {
            return "REST: POST " + address + "/api/v1/envelopes, con l'intestazione Authorization: Bearer e la vostra"
                    + " chiave; la risposta dice dove leggere l'esito riga per riga. Descrizione: " + address + "/api.";
        }
        if (channel instanceof Channel.Mail mail) {
            return "Posta elettronica: il file in allegato, dagli indirizzi concordati ("
                    + escapeXml10(String.join(", ", mail.from()))
                    + "), alla casella che vi abbiamo indicato. La ricevuta va al vostro contatto tecnico."
                    + names(mail.mappings());
        }
        if (channel instanceof Channel.Form) {
            return "Modulo sul web: " + address + "/";
        }
        throw new IllegalStateException("no words for a channel of this type");
    }

    private static String names(List<MappingChoice> choices) {
        boolean any = choices.stream().allMatch(choice -> choice.files().equals("*"));
        return any
                ? " Il nome del file è libero; una data nel nome (2026-11-20) dice a quale giorno si riferisce."
                : " Il nome del file deve corrispondere a uno dei modelli indicati sopra.";
    }
}
