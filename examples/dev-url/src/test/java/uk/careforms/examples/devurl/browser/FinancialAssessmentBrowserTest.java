package uk.careforms.examples.devurl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.examples.devurl.Postgres;
import uk.careforms.examples.devurl.RunningDevUrl;
import uk.careforms.examples.devurl.Sample;

/** The financial assessment in a real Chromium: every page, every list and every error checked with axe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FinancialAssessmentBrowserTest {

    private static final String FORM = "financial-assessment";

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
    void a_person_with_a_disability_tells_all_and_sees_an_estimate_before_the_declaration() throws Exception {
        Page page = browser.visitor(true);
        Journey journey = journey(page, "assessment-self", "dre-heavy-younger-adult");
        journey.fillIn(form());

        assertThat(journey.pages())
                .containsSubsequence("benefits", "accounts", "disability-costs", "papers", "estimate", "declaration");
        assertThat(journey.send()).startsWith("FA");
    }

    @Test
    void an_attorney_fills_it_in_for_her_mother() throws Exception {
        Page page = browser.visitor(true);
        Journey journey = journey(page, "assessment-attorney", "attorney-permanent-with-a-house-and-12-weeks");
        journey.fillIn(form());

        assertThat(journey.pages()).contains("authority", "home-owned", "upkeep", "estimate");
        assertThat(journey.send()).startsWith("FA");
    }

    @Test
    void who_declines_or_lives_under_other_rules_has_a_short_way() throws Exception {
        Journey declines = journey(browser.visitor(true), "assessment-declines", "declines-to-tell-us");
        declines.fillIn(form());
        Journey wales = journey(browser.visitor(true), "assessment-wales", "wales-is-not-calculated");
        wales.fillIn(form());

        assertThat(declines.pages()).contains("declining").doesNotContain("income", "estimate");
        assertThat(wales.pages()).contains("other-nation").doesNotContain("care-where", "estimate");
    }

    private Journey journey(Page page, String name, String sample) throws Exception {
        return new Journey(browser, page, name, Sample.answers(FORM, sample), true);
    }

    private String form() {
        return dev.form().replace("adult-referral", FORM);
    }
}
