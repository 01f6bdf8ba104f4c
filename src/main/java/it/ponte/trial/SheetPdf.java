package it.ponte.trial;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Turns the HTML of a layout sheet into a tagged PDF. */
final class SheetPdf {
    /** Liberation Sans (SIL OFL) as PDFBox carries it: PDF/UA and PDF/A ask for the font inside the file. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** There is one weight of the font only: headings differ by size, names by colour. */
    static final String STYLE =
            """
            @page { size: A4; margin: 11mm 12mm 13mm;
              @bottom-right { content: "pagina " counter(page) " di " counter(pages); font-family: sheet; font-size: 7.5pt; } }
            body { font-family: sheet; font-size: 7.5pt; line-height: 1.2; margin: 0; color: #17324d; }
            h1 { font-size: 16pt; font-weight: normal; margin: 0 0 2mm; color: #004d99; }
            h2 { font-size: 11pt; font-weight: normal; margin: 3.5mm 0 1mm; color: #004d99; }
            p, ul { margin: 1mm 0; } ul { padding-left: 4mm; }
            .version { font-size: 7pt; }
            table { width: 100%; table-layout: fixed; border-collapse: collapse; -fs-table-paginate: paginate; margin: 1.5mm 0; }
            th, td { border-bottom: 0.3pt solid #8fa3b8; padding: 0.45mm 1.2mm; text-align: left; vertical-align: top;
              font-weight: normal; }
            thead th { background: #004d99; color: #ffffff; }
            tr { page-break-inside: avoid; }
            .name { color: #004d99; }
            .w1 { width: 16%; } .w2 { width: 25%; } .w3 { width: 10%; } .w4 { width: 32%; } .w5 { width: 17%; }
            .example { word-wrap: break-word; }
            """;

    static {
        XRLog.setLoggingEnabled(false); // it tells of every sheet that it was loaded and how long it took
    }

    private SheetPdf() {}

    static byte[] of(String html) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .withHtmlContent(html, null)
                    .useFont(() -> SheetPdf.class.getResourceAsStream(FONT), "sheet")
                    .usePdfUaAccessibility(true)
                    .usePdfAConformance(PdfAConformance.PDFA_2_A)
                    .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                    .withProducer("Ponte")
                    .toStream(pdf)
                    .run();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return pdf.toByteArray();
    }
}
