package uk.careforms.examples.devurl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A real Chromium, driven; every page it is asked to look at is checked with axe and kept as a screenshot. */
final class Browser implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Quiet: without these Chromium calls home, which a closed network refuses again and again. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Run in the page itself, where it takes a fifth of the time that the builder's round trips take. */
    private static final String RULES =
            """
            async tags => {
              const found = await axe.run(document, {
                runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'],
              });
              return found.violations.map(
                rule => rule.id + ' at ' + rule.nodes.map(node => node.target.join(' ')).join(', '));
            }""";

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final Set<String> looked = new HashSet<>();

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    static Browser open() throws IOException, InterruptedException {
        Path executable = Chromium.executable();
        Files.createDirectories(SCREENSHOTS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable)
                                .setArgs(ARGUMENTS)));
    }

    /** A fresh visitor without cookies. */
    Page visitor(boolean scripts) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setJavaScriptEnabled(scripts)
                .setViewportSize(1000, 1100));
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    /**
     * Checks a page against WCAG 2.2 AA and keeps a picture of it, once for each state.
     *
     * @param state what page it is and how it is; another person's words for the same questions are the same state
     */
    void look(Page page, String name, String state) {
        if (!looked.add(state)) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
        assertThat(violations(page)).as("axe on '%s' (%s)", name, page.url()).isEmpty();
    }

    /** What axe finds wrong with a page: rule and place. */
    List<?> violations(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        return (List<?>) page.evaluate(RULES, WCAG_22_AA);
    }

    /** Checks and keeps a page whose name is its state. */
    void look(Page page, String name) {
        look(page, name, name);
    }

    boolean hasLooked(String state) {
        return looked.contains(state);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
