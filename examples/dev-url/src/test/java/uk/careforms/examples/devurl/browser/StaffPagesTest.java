package uk.careforms.examples.devurl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.examples.devurl.RunningDevUrl;
import uk.careforms.examples.devurl.Sample;

/** What staff, operators and people who come back see, in a real Chromium, each page checked with axe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffPagesTest {

    private static final int PATIENCE = 600;

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
    void a_social_worker_reads_a_case_and_accepts_it() throws Exception {
        String reference = dev.send("daughter-dementia-husband-copes");
        dev.send("neighbour-not-sure-about-shouting");
        dev.send("nurse-hospital-discharge-with-a-date");
        Page page = signedIn("staff");
        waitFor(page, () -> row(page, reference).count() > 0);
        browser.look(page, "worklist");

        row(page, reference)
                .locator("a", new Locator.LocatorOptions().setHasText(reference))
                .last()
                .click();
        browser.look(page, "case");
        assertThat(page.locator("main").innerText())
                .contains("Why it was decided so", "What happened", "Deliveries")
                .contains("SI 2015/313");
        page.locator("a", new Page.LocatorOptions().setHasText("Accept this referral"))
                .first()
                .click();
        browser.look(page, "task");
        press(page, "Take this task");
        press(page, "Complete the task");
        browser.look(page, "task-error");
        page.locator("input[value='accepted']").check();
        press(page, "Complete the task");
        browser.look(page, "task-done");
        page.navigate(dev.address() + "staff/cases/" + reference);
        assertThat(page.locator("main").innerText()).contains("Decide the outcome");
        page.navigate(dev.address() + "staff/cases");
        browser.look(page, "cases");
        page.navigate(dev.address() + "staff/cases/" + reference + "/messages/Withdrawn");
        browser.look(page, "message");
    }

    @Test
    void somebody_who_may_be_known_already_is_for_a_person_to_tell() throws Exception {
        dev.knowsPerson(Map.of(
                "firstname",
                "Maureen",
                "lastname",
                "Holt",
                "birthdate",
                "1943-05-14",
                "address1_postalcode",
                "WM1 1AA"));
        String reference = dev.send("self-two-outcomes");
        Page page = signedIn("staff");
        waitFor(page, () -> toTellApart(page, reference).count() > 0);
        toTellApart(page, reference).locator("a").first().click();
        browser.look(page, "match-review");
        press(page, "Confirm");
        browser.look(page, "match-review-error");
        page.locator("input[value='none']").check();
        press(page, "Confirm");

        assertThat(dev.arrivesInCrm(reference)).isTrue();
        assertThat(dev.crm("contact"))
                .filteredOn(row -> "Holt".equals(row.get("lastname")))
                .as("nobody was merged by software")
                .hasSize(2);
    }

    @Test
    void an_operator_sees_deliveries_with_their_reasons_and_checks_the_set_up() throws Exception {
        String reference = dev.send("sight-loss");
        Page page = signedIn("operator");
        page.navigate(dev.address() + "operator/deliveries");
        waitFor(
                page,
                () -> page.locator("tr", new Page.LocatorOptions().setHasText(reference))
                                .count()
                        > 0);
        browser.look(page, "deliveries");
        page.locator("a", new Page.LocatorOptions().setHasText(reference))
                .first()
                .click();
        browser.look(page, "delivery");
        page.navigate(dev.address() + "operator/set-up");
        assertThat(page.locator("main").innerText()).contains("Every connection was asked and would work");
        press(page, "Run every sample of every form");
        assertThat(page.locator("main").innerText()).contains("Every sample behaved");
        browser.look(page, "set-up");
    }

    @Test
    void a_delivery_that_the_crm_refuses_is_for_the_operator_to_settle() throws Exception {
        String number = Sample.answers("mental-health").getJsonObject("person").getString("nhsNumber");
        dev.knowsPerson(
                Map.of("firstname", "Agnes", "lastname", "Other", "birthdate", "1931-02-03", "cf_nhsnumber", number));
        String reference = dev.send("mental-health");
        Page staff = signedIn("staff");
        waitFor(staff, () -> toTellApart(staff, reference).count() > 0);
        toTellApart(staff, reference).locator("a").first().click();
        staff.locator("input[value='none']").check();
        press(staff, "Confirm");

        Page operator = signedIn("operator");
        operator.navigate(dev.address() + "operator/deliveries");
        waitFor(operator, () -> parked(operator, reference).count() > 0);
        browser.look(operator, "deliveries-parked");
        parked(operator, reference).locator("a").first().click();
        browser.look(operator, "delivery-parked");
        press(operator, "Mark as done by hand");
        browser.look(operator, "delivery-parked-error");
        operator.locator("textarea[name='note']").fill("Entered on the record of Agnes Other by the duty worker");
        press(operator, "Mark as done by hand");
        operator.navigate(dev.address() + "operator/deliveries");
        assertThat(parked(operator, reference).count()).isZero();
        assertThat(dev.crm("contact"))
                .filteredOn(row -> number.equals(row.get("cf_nhsnumber")))
                .as("nobody was merged or overwritten by software")
                .hasSize(1);
    }

    private static Locator parked(Page page, String reference) {
        return row(page, reference).filter(new Locator.FilterOptions().setHasText("same NHS number"));
    }

    private static Locator toTellApart(Page page, String reference) {
        return page.locator("tr")
                .filter(new Locator.FilterOptions().setHasText(reference))
                .filter(new Locator.FilterOptions().setHasText("Confirm who the person is"));
    }

    @Test
    void somebody_saves_the_form_and_comes_back_with_link_and_code() {
        Page page = browser.visitor(false);
        page.navigate(dev.form());
        press(page, "Start now");
        press(page, "Continue");
        press(page, "Continue");
        assertThat(page.url()).endsWith("/pages/who");
        press(page, "Save and come back later");
        String code = page.locator(".cf-code").innerText().strip();
        String link = page.locator(".cf-link").innerText().strip();
        Page saved = browser.visitor(true);
        saved.navigate(link);
        browser.look(saved, "return");
        saved.locator("input[name='code']").fill("WRONG1");
        press(saved, "Continue");
        browser.look(saved, "return-error");
        saved.locator("input[name='code']").fill(code);
        press(saved, "Continue");

        assertThat(saved.url()).contains("/pages/");
        assertThat(saved.url()).doesNotContain(code);
    }

    @Test
    void pages_that_are_not_there_or_not_for_you_say_so() {
        Page page = browser.visitor(true);
        page.navigate(dev.address() + "no-such-page");
        browser.look(page, "not-found");
        page.navigate(dev.address());
        browser.look(page, "home");
        page.navigate(dev.address().replace("/care/", "/dev/"));
        browser.look(page, "dev-home");
        page.navigate(dev.address().replace("/care/", "/dev/clock"));
        browser.look(page, "dev-clock");
        List<String> simulators = dev.simulatorPages();
        assertThat(simulators).hasSize(2);
        for (String address : simulators) {
            page.navigate(address);
            browser.look(page, "simulator-" + simulators.indexOf(address));
        }
        Page staff = signedIn("staff");
        staff.navigate(dev.address() + "operator/deliveries");
        browser.look(staff, "forbidden");
        assertThat(staff.locator("main").innerText()).isNotBlank();
    }

    private static Locator row(Page page, String reference) {
        return page.locator("tr", new Page.LocatorOptions().setHasText(reference));
    }

    private static void press(Page page, String button) {
        page.locator("main button", new Page.LocatorOptions().setHasText(button))
                .first()
                .click();
    }

    private Page signedIn(String role) {
        Page page = browser.visitor(true);
        page.navigate(dev.address().replace("/care/", "/dev/sign-in"));
        browser.look(page, "sign-in");
        page.locator("button[value='" + role + "']").click();
        return page;
    }

    /** Reloads until it is so; each reload is a round trip, so this neither sleeps nor spins for nothing. */
    private static void waitFor(Page page, BooleanSupplier so) {
        for (int i = 0; i < PATIENCE && !so.getAsBoolean(); i++) {
            page.reload();
        }
        assertThat(so.getAsBoolean()).as("still not so on " + page.url()).isTrue();
    }
}
