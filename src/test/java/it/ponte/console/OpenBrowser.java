package it.ponte.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/** Somebody's browser on the pages, with everything that it complains about. */
final class OpenBrowser implements AutoCloseable {
    /** What no page of the hub has, whatever is written on it. */
    private static final String INJECTED =
            """
            () => [...document.querySelectorAll('*')]
              .filter(one => one.matches('script:not([src]), style, svg[onload], img[src="x"], iframe, object, embed')
                || [...one.attributes].some(a => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value)
                     && ['href', 'src', 'action', 'formaction'].includes(a.name)))
              .map(one => one.outerHTML.slice(0, 200))
            """;

    private static final String WRITTEN =
            """
            () => document.body.innerText + '\\n'
              + [...document.querySelectorAll('input, textarea')].map(field => field.value).join('\\n')
            """;

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> complaints = new ArrayList<>();

    OpenBrowser(Chromium chromium, String address) {
        this.address = address;
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale("it-IT").setViewportSize(1280, 1000));
        page = context.newPage();
        page.onDialog(dialog -> {
            complaints.add(page.url() + " asked: " + dialog.message());
            dialog.dismiss();
        });
        page.onPageError(error -> complaints.add(page.url() + " failed: " + error));
        page.onConsoleMessage(told -> {
            if (told.text().contains("Content Security Policy")) {
                complaints.add(page.url() + " would have run: " + told.text());
            }
        });
    }

    void signIn(String name) {
        open("/accesso");
        page.fill("input[name=nome]", name);
        page.fill("input[name=password]", TestOperators.PASSWORD);
        page.click("main form button");
        page.waitForLoadState();
    }

    /** The page of this path, as the browser made it of what the hub sent; notes what should not be there. */
    PageWalk.Shown open(String path) {
        Response answer = page.navigate(address + path);
        if (answer.status() >= 500) {
            complaints.add(path + " answered " + answer.status());
        }
        look(path);
        return new PageWalk.Shown(answer.status(), page.content());
    }

    /** Notes what the page that is shown now should not have. */
    void look(String path) {
        ((List<?>) page.evaluate(INJECTED)).forEach(one -> complaints.add(path + " has " + one));
        if (written().contains("q49q")) {
            complaints.add(path + " worked out a sum");
        }
    }

    /** All text of the page that is shown now, in fields too. */
    String written() {
        return (String) page.evaluate(WRITTEN);
    }

    Page page() {
        return page;
    }

    /** Dialogs, refused scripts, elements and results that somebody's text made. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }
}
