package it.ponte.console;

import it.ponte.TestDatabase;
import it.ponte.casework.CodeMails;
import it.ponte.feedback.Outbox;
import it.ponte.work.Work;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who got a letter and follows its link; her mail is what the hub would send. */
final class LetterReader {
    private static final Pattern LINK = Pattern.compile("/r/[0-9a-f]{32}");
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    final Visitor visitor = new Visitor();
    final String link;

    LetterReader(String link) {
        this.link = link;
    }

    /** The one to whom the next letter goes. */
    static LetterReader ofALetter() throws Exception {
        return new LetterReader(links(1).get(0));
    }

    /** The links of the letters that wait, as caseworkers find them in their text. */
    static List<String> links(int atMost) throws Exception {
        Outbox outbox = PagesUnderTest.bean(Outbox.class);
        List<String> links = new ArrayList<>();
        for (Work due : outbox.due(atMost)) {
            Matcher link = LINK.matcher(KeptLetters.text(outbox.write(due)));
            if (link.find() && !links.contains(link.group())) {
                links.add(link.group());
            }
        }
        return links;
    }

    /** The link of this referral's letters. */
    static String linkTo(String caseNumber, List<String> links) {
        return links.stream()
                .filter(link -> new Visitor().get(link).body().contains(caseNumber + "<"))
                .findFirst()
                .orElseThrow();
    }

    /** Asks for a code, reads it in her mail and gives it. */
    LetterReader enters() throws Exception {
        give(code());
        return this;
    }

    /** Asks for a code; it is in her mail. */
    String code() throws Exception {
        ask();
        Matcher code = CODE.matcher(KeptLetters.text(mails().get(0)));
        if (!code.find()) {
            throw new AssertionError("no code in the mail");
        }
        return code.group();
    }

    HttpResponse<String> ask() {
        page();
        return visitor.post(link + "/codice");
    }

    HttpResponse<String> give(String code) {
        page();
        return visitor.post(link + "/apri", "codice", code);
    }

    HttpResponse<String> page() {
        return visitor.get(link);
    }

    HttpResponse<String> get(String below) {
        return visitor.get(link + below);
    }

    /** Posts to a page below the link, with the hidden inputs of the page seen last. */
    HttpResponse<String> post(String below, String... fields) {
        return visitor.post(link + below, fields);
    }

    /** The codes that were sent just now. */
    static List<MimeMessage> mails() throws Exception {
        CodeMails codes = PagesUnderTest.bean(CodeMails.class);
        List<MimeMessage> mails = new ArrayList<>();
        for (Work due : codes.due(50)) {
            if (codes.mayLeave(due)) {
                mails.add(codes.write(due));
                codes.sent(due);
            }
        }
        return mails;
    }

    /** To whom the next codes go. */
    static List<String> addressees() throws Exception {
        List<String> to = new ArrayList<>();
        for (MimeMessage mail : mails()) {
            to.add(InternetAddress.toString(mail.getAllRecipients()));
        }
        return to;
    }

    /** The public code of the referral with this number, as it stands in her list. */
    static String referral(int nth) {
        return TestDatabase.client()
                .sql("select code from referral order by id offset ? limit 1")
                .param(nth)
                .query(String.class)
                .single();
    }
}
