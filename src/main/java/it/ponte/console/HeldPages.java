package it.ponte.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.rights.Held;
import it.ponte.rights.SubjectAccess;
import java.io.IOException;
import java.security.Principal;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What is handed over to a person who asks what is held of her (GDPR art. 15 and 20). */
@Controller
public class HeldPages {
    private final Subjects subjects;
    private final SubjectAccess access;
    private final HeldPdf pdf;
    private final ObjectMapper json;
    private final Audit audit;

    HeldPages(Subjects subjects, SubjectAccess access, HeldPdf pdf, ObjectMapper json, Audit audit) {
        this.subjects = subjects;
        this.access = access;
        this.pdf = pdf;
        this.json = json;
        this.audit = audit;
    }

    /** All that is held of her, to take along. */
    @PostMapping("/console/persone/{code}/diritti/dati.json")
    ResponseEntity<byte[]> data(@PathVariable String code, Principal who) throws IOException {
        Held held = held(code, who);
        return file(
                json.writerWithDefaultPrettyPrinter().writeValueAsBytes(held.chapters()),
                MediaType.APPLICATION_JSON,
                held.code() + ".json");
    }

    /** The same to be read, with a letter to her. */
    @PostMapping("/console/persone/{code}/diritti/dati.pdf")
    ResponseEntity<byte[]> letter(@PathVariable String code, Principal who, Locale language) {
        Held held = held(code, who);
        return file(pdf.of(held, language), MediaType.APPLICATION_PDF, held.code() + ".pdf");
    }

    private Held held(String code, Principal who) {
        Held held = access.of(code, OperatorCaller.of(who), subjects.followedBy(who))
                .orElseThrow(Gone::new);
        audit.read(OperatorCaller.of(who), "rights.opened", subjects.about(code));
        return held;
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .headers(headers -> headers.setContentDisposition(
                        ContentDisposition.attachment().filename(name).build()))
                .body(content);
    }
}
