package uk.careforms.examples.devurl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.examples.devurl.Postgres;
import uk.careforms.examples.devurl.RunningDevUrl;
import uk.careforms.examples.devurl.Sample;

/** What a person sees when the way through the form is not straight, on PostgreSQL, each page checked with axe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SideRoadsTest {

    private String database;
    private RunningDevUrl dev;
    private Browser browser;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        database = Postgres.newDatabase();
        dev = RunningDevUrl.startOn(database, data);
        browser = Browser.open();
    }

    @AfterAll
    void close() {
        browser.close();
        dev.close();
    }

    @Test
    void a_form_that_is_sent_too_early_says_what_is_missing_and_keeps_the_rest() {
        Page page = browser.visitor(true);
        page.navigate(dev.form());
        Mistakes.press(page);
        page.navigate(dev.form());
        assertThat(page.locator("main").innerText()).contains("You have begun this form in this browser");
        browser.look(page, "start-again");
        page.navigate(dev.form() + "/check");
        browser.look(page, "check-unanswered");
        Mistakes.press(page);

        assertThat(page.locator(".govuk-error-summary li").count()).isGreaterThan(5);
        browser.look(page, "check-error");
        page.locator(".govuk-error-summary a").first().click();
        assertThat(page.url()).contains("/pages/");
    }

    @Test
    void a_link_goes_to_an_email_address_that_can_be_one() {
        Page page = onThePageWho();
        press(page, "Save and come back later");
        browser.look(page, "saved");
        page.locator("#email").fill("not an address");
        press(page, "Send me the link");
        browser.look(page, "saved-error");
        page.locator("#email").fill("maureen@example.com");
        press(page, "Send me the link");

        assertThat(page.locator(".govuk-notification-banner").innerText()).contains("We have sent the link");
        browser.look(page, "saved-and-sent");
    }

    @Test
    void two_tabs_do_not_overwrite_each_other() {
        Page one = onThePageWho();
        Page two = one.context().newPage();
        two.navigate(one.url());
        choose(one, "self");
        choose(two, "family");

        assertThat(two.locator("main").innerText()).contains("changed in another tab", "Typed in this tab");
        browser.look(two, "stale");
        press(two, "Use what I typed in this tab");
        assertThat(two.url()).doesNotEndWith("/pages/who");
    }

    @Test
    void what_was_sent_can_be_printed() throws Exception {
        Page page = backIn(Sample.answers("sight-loss"));
        page.navigate(dev.form() + "/check");
        Mistakes.press(page);
        page.locator("a", new Page.LocatorOptions().setHasText("one page to print"))
                .click();

        assertThat(page.locator("main").innerText())
                .contains(Sample.answers("sight-loss").getJsonObject("person").getString("lastName"));
        browser.look(page, "copy");
    }

    @Test
    void a_draft_whose_time_has_run_out_is_said_to_be_deleted() throws Exception {
        Page page = onThePageWho();
        Postgres.run(database, "update cf_draft set expires_at = timestamp '2020-01-01 00:00:00'");
        page.reload();

        assertThat(page.locator("h1").innerText()).isEqualTo("Your answers have been deleted");
        browser.look(page, "gone");
    }

    @Test
    void a_database_that_is_away_loses_nothing_that_was_typed() throws Exception {
        Page page = onThePageWho();
        Page ready = backIn(Sample.answers("equipment-only"));
        ready.navigate(dev.form() + "/check");

        Postgres.run(database, "alter table cf_draft rename to cf_draft_away");
        choose(page, "self");
        browser.look(page, "not-saved");
        String notSaved = page.locator("main").innerText();
        Mistakes.press(ready);
        browser.look(ready, "not-sent-yet");
        String notSent = ready.locator("main").innerText();
        Postgres.run(database, "alter table cf_draft_away rename to cf_draft");

        assertThat(notSaved).contains("We could not save this page just now", "What you typed is still here");
        assertThat(notSent).contains("Your form has not been sent yet", "Your answers are saved");
        Mistakes.press(page);
        assertThat(page.url()).doesNotEndWith("/pages/who");
        Mistakes.press(ready);
        assertThat(ready.url()).endsWith("/sent");
    }

    private Page onThePageWho() {
        Page page = browser.visitor(true);
        page.navigate(dev.form());
        while (!page.url().endsWith("/pages/who")) {
            Mistakes.press(page);
        }
        return page;
    }

    private Page backIn(JsonObject answers) throws Exception {
        Page page = browser.visitor(true);
        dev.comeBack(dev.draft(answers), (link, code) -> {
            page.navigate(link);
            page.locator("input[name='code']").fill(code);
            Mistakes.press(page);
        });
        return page;
    }

    private static void choose(Page page, String who) {
        page.locator("input[value='" + who + "']").check();
        Mistakes.press(page);
    }

    private static void press(Page page, String button) {
        page.locator("main button", new Page.LocatorOptions().setHasText(button))
                .first()
                .click();
    }
}
