package it.ponte.console;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import it.ponte.rights.Held;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** What is held of a person as a tagged PDF to hand over, with a letter to her above. */
@Component
class HeldPdf {
    /** Liberation Sans (SIL OFL) as PDFBox carries it: PDF/UA asks for the font inside the file. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        XRLog.setLoggingEnabled(false); // it tells of every page that it was loaded and how long it took
    }

    private final ITemplateEngine pages;
    private final HeldWords words;

    HeldPdf(ITemplateEngine pages, HeldWords words) {
        this.pages = pages;
        this.words = words;
    }

    byte[] of(Held held, Locale language) {
        String html = pages.process("held", new Context(language, Map.of("held", held, "words", words)));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .withHtmlContent(html, null)
                    .useFont(() -> HeldPdf.class.getResourceAsStream(FONT), "letter")
                    .usePdfUaAccessibility(true)
                    .withProducer("Ponte")
                    .toStream(pdf)
                    .run();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return pdf.toByteArray();
    }
}
