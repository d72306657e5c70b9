package uk.careforms.examples.devurl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.examples.devurl.RunningDevUrl;
import uk.careforms.examples.devurl.Sample;

/** What managers see, in a real Chromium, each page checked with axe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagerPagesTest {

    private static final int PATIENCE = 2_000;

    private RunningDevUrl dev;
    private Browser browser;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        dev = RunningDevUrl.start(data);
        browser = Browser.open();
    }

    @AfterAll
    void close() {
        browser.close();
        dev.close();
    }

    @Test
    void a_manager_reads_where_people_stopped_from_a_chart_and_its_table() throws Exception {
        for (int i = 0; i < 6; i++) {
            dev.draft(Sample.answers("sight-loss"));
        }
        Page page = signedIn();
        for (int weeks = 0; weeks < 2; weeks++) {
            page.navigate(dev.address().replace("/care/", "/dev/clock"));
            page.locator("button[value='168']").click();
        }
        page.navigate(dev.address() + "insight");
        browser.look(page, "insight-forms");
        String form = dev.form().replaceFirst(".*/", "");
        page.navigate(dev.address() + "insight/" + form);
        waitFor(page, () -> page.locator("#pages-chart-title").count() > 0);
        browser.look(page, "insight");
        assertThat(page.locator("#pages-chart-words").textContent()).contains("100.0%");

        page.navigate(dev.address() + "insight/" + form + "?from=2026-02-30");
        browser.look(page, "insight-error");
        page.navigate(dev.address() + "insight/" + form + "/words");
        browser.look(page, "insight-words");
    }

    @Test
    void a_manager_starts_an_uprating_and_looks_through_it() {
        Page page = signedIn();
        page.navigate(dev.address() + "uprating");
        browser.look(page, "upratings");
        press(page, "Calculate every case");
        browser.look(page, "upratings-error");
        page.locator("input[name='asOf']").fill("2027-04-05");
        press(page, "Calculate every case");
        browser.look(page, "uprating-running");
        waitFor(page, () -> page.locator("main").innerText().contains("Waiting to be confirmed"));
        browser.look(page, "uprating");
        press(page, "Confirm the new figures");
        waitFor(page, () -> page.locator("main").innerText().contains("In force"));
        browser.look(page, "uprating-confirmed");
    }

    private Page signedIn() {
        Page page = browser.visitor(true);
        page.navigate(dev.address().replace("/care/", "/dev/sign-in"));
        page.locator("button[value='manager']").click();
        return page;
    }

    private static void press(Page page, String button) {
        page.locator("button", new Page.LocatorOptions().setHasText(button)).click();
    }

    /** Reloads until it is so; each reload is a round trip, so this neither sleeps nor spins for nothing. */
    private static void waitFor(Page page, BooleanSupplier so) {
        for (int i = 0; i < PATIENCE && !so.getAsBoolean(); i++) {
            page.reload();
        }
        assertThat(so.getAsBoolean()).as("still not so on " + page.url()).isTrue();
    }
}
