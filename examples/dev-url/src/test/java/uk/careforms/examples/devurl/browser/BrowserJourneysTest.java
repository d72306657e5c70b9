package uk.careforms.examples.devurl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.examples.devurl.Postgres;
import uk.careforms.examples.devurl.RunningDevUrl;
import uk.careforms.examples.devurl.Sample;

/** What people do, in a real Chromium against the real dev URL on PostgreSQL, down to the row in the CRM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserJourneysTest {

    private static final int PATIENCE = 600;
    private static final int LAST = Integer.MAX_VALUE;

    private RunningDevUrl dev;
    private Browser browser;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        dev = RunningDevUrl.startOn(Postgres.newDatabase(), data);
        browser = Browser.open();
    }

    @AfterAll
    void close() {
        browser.close();
        dev.close();
    }

    @Test
    void a_person_asks_for_themself_and_their_locality_team_has_it() throws Exception {
        Page page = browser.visitor(true);
        Journey journey = new Journey(browser, page, "self", Sample.answers("self-all-four-limbs"), true);
        journey.fillIn(dev.form());
        String reference = journey.send();

        assertThat(journey.pages()).contains("danger", "food", "signal").doesNotContain("your-work", "hospital");
        assertThat(worklist("South locality team", reference)).isTrue();
        dev.inTheCrmOnce(reference);
    }

    @Test
    void a_daughter_asks_for_her_mother_and_the_other_locality_team_has_it() throws Exception {
        Page page = browser.visitor(true);
        Journey journey =
                new Journey(browser, page, "daughter", Sample.answers("daughter-dementia-husband-copes"), true);
        journey.fillIn(dev.form());
        String reference = journey.send();

        assertThat(journey.pages()).contains("relationship", "agrees").doesNotContain("your-work");
        assertThat(worklist("North locality team", reference)).isTrue();
        String lastName = String.valueOf(dev.inTheCrmOnce(reference).get("lastname"));
        page.navigate(dev.simulatorPages().get(0));
        assertThat(page.locator("body").innerText()).contains(reference, lastName);
    }

    @Test
    void a_nurse_asks_before_discharge_and_the_hospital_team_has_it() throws Exception {
        Page page = browser.visitor(true);
        Journey journey =
                new Journey(browser, page, "nurse", Sample.answers("nurse-hospital-discharge-with-a-date"), true);
        journey.fillIn(dev.form());
        String reference = journey.send();

        assertThat(journey.pages()).contains("your-work", "hospital", "discharge-date");
        assertThat(worklist("Hospital discharge team", reference)).isTrue();
        dev.inTheCrmOnce(reference);
    }

    @Test
    void a_neighbour_without_scripts_is_not_sure_and_safeguarding_has_it() throws Exception {
        Page page = browser.visitor(false);
        Journey journey =
                new Journey(browser, page, "neighbour", Sample.answers("neighbour-not-sure-about-shouting"), false);
        journey.fillIn(dev.form());
        String reference = journey.send();

        assertThat(journey.pages()).contains("safeguarding", "harm-kinds");
        assertThat(worklist("Safeguarding adults team", reference)).isTrue();
        dev.inTheCrmOnce(reference);
    }

    @Test
    @Order(LAST)
    void every_page_of_the_form_and_its_errors_are_clean_also_where_no_journey_went() throws Exception {
        new OtherPages(dev, browser).look();

        assertThat(dev.pages()).isNotEmpty().allSatisfy(id -> assertThat(browser.hasLooked("form-" + id))
                .as("axe has seen '%s'", id)
                .isTrue());
    }

    @Test
    void axe_would_say_so_if_a_page_were_wrong() {
        Page page = browser.visitor(true);
        page.setContent("<html><body><img src='data:,'><input></body></html>");

        assertThat(browser.violations(page).toString()).contains("image-alt", "label", "document-title", "landmark");
    }

    /** Whether a team's own worklist shows the referral, with a clock. */
    private boolean worklist(String team, String reference) {
        Page staff = signedIn("staff");
        return eventually(() -> {
            staff.reload();
            return staff.locator("tr", new Page.LocatorOptions().setHasText(reference))
                            .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(team))
                            .count()
                    > 0;
        });
    }

    private Page signedIn(String role) {
        Page page = browser.visitor(true);
        page.navigate(dev.address().replace("/care/", "/dev/sign-in"));
        page.locator("button[value='" + role + "']").click();
        page.waitForURL("**/care/staff**");
        return page;
    }

    /** Asks again and again; each question is a round trip, so this neither sleeps nor spins for nothing. */
    private static boolean eventually(BooleanSupplier question) {
        for (int i = 0; i < PATIENCE; i++) {
            if (question.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }
}
