package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.careforms.api.model.Channel;
import uk.careforms.forms.web.CsvText;

/** Measures as a manager sees them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsightTest {

    private static final String FORM = "every-widget";

    private RunningPages pages;
    private Visitor may;
    private Caller program;

    @BeforeAll
    void open() {
        pages = RunningPages.start();
        may = pages.signedIn("may@testshire", "manager");
        program = pages.caller("may@testshire", "manager");
        for (int i = 0; i < 12; i++) {
            pages.forms.drafts().start(FORM, Channel.WEB);
        }
        for (int i = 0; i < 3; i++) {
            pages.forms.drafts().start(FORM, Channel.ASSISTED);
        }
        pages.clock.advance(Duration.ofDays(10));
        pages.forms.runDue();
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void a_chart_stands_beside_the_table_with_the_same_figures_and_small_ones_are_withheld_in_both() {
        Answer page = may.get(may.get("/insight").link(title()));

        assertThat(page.heading()).startsWith("Measures: ");
        assertThat(page.texts("#pages-chart-title")).containsExactly("Where people stop: Drop-out");
        assertThat(page.text("[aria-labelledby=forms-heading]"))
                .contains("All 15 0 0 15", "Assisted by staff fewer than 5", "Self, on the web withheld");
        assertThat(page.text("[aria-labelledby=pages-heading] desc")).contains("100.0%");
        assertThat(page.body()).doesNotContain("<script").doesNotContain("style=");
        assertThat(may.cookieNames()).as("nothing but the session").doesNotContain(",");
    }

    @Test
    void a_program_gets_the_same_as_json_and_as_a_table_for_spreadsheets() {
        JsonObject report = program.get("/insight/" + FORM).json();
        Caller.Said csv = program.call("GET", "/insight/" + FORM, "", Map.of("Accept", "text/csv"));

        assertThat(report.getValue("/tables/1/id").toString()).isEqualTo("\"forms\"");
        assertThat(report.getValue("/tables/1/rows/0/figures/begun").toString())
                .isEqualTo("{\"value\":15,\"suppressed\":false}");
        assertThat(report.getValue("/tables/1/rows/1/figures/begun").toString())
                .isEqualTo("{\"value\":null,\"suppressed\":true}");
        assertThat(csv.type()).startsWith("text/csv");
        assertThat(csv.text())
                .startsWith("table,row,row title,measure,unit,value,suppressed\r\n")
                .contains("forms,all,All,begun,count,15,false\r\n")
                .contains("forms,web,\"Self, on the web\",begun,count,,true\r\n");
        assertThat(program.get("/insight/" + FORM + "?format=csv").text()).isEqualTo(csv.text());
    }

    @Test
    void a_period_that_cannot_be_has_a_sentence_each() {
        String path = "/insight/" + FORM;
        assertThat(may.get(path + "?from=2026-02-30").errors())
                .containsExactly("The first day must be a real date, like 2026-04-01");
        assertThat(may.get(path + "?from=2026-05-01&to=2026-04-01").errors())
                .containsExactly("The first day must not be after the last day");
        assertThat(may.get(path + "/words?from=2020-01-01&to=2026-04-01").errors())
                .containsExactly("The period must be no longer than 5 years; choose a later first day");
        assertThat(program.get(path + "?to=yesterday").status()).isEqualTo(400);
        assertThat(program.get(path + "?to=yesterday").text())
                .contains("The last day must be a real date, like 2026-04-01");
        assertThat(program.get(path + "?format=xml").status()).isEqualTo(400);
        assertThat(program.get("/insight/no-such-form").status()).isEqualTo(404);
        assertThat(may.get("/insight/no-such-form").status()).isEqualTo(404);
    }

    @Test
    void measures_are_for_managers_only() {
        assertThat(pages.signedIn("sam@testshire", "staff").get("/insight").status())
                .isEqualTo(403);
        assertThat(pages.visitor().once("/insight/" + FORM).status()).isIn(401, 303);
        assertThat(may.get("/insight").text(".cf-nav__list")).isEqualTo("Measures Uprating");
    }

    @Test
    void a_cell_that_a_spreadsheet_would_run_is_made_harmless() throws Exception {
        assertThat(csv("=1+1")).isEqualTo("'=1+1\r\n");
        assertThat(csv("@cmd")).isEqualTo("'@cmd\r\n");
        assertThat(csv("-5.20")).as("a number").isEqualTo("-5.20\r\n");
        assertThat(csv("-5,\"x\"")).isEqualTo("\"'-5,\"\"x\"\"\"\r\n");
        assertThat(csv("two\nlines")).isEqualTo("\"two\nlines\"\r\n");
    }

    private static String csv(String cell) {
        return new CsvText().line(java.util.List.of(cell)).text();
    }

    private String title() {
        return pages.forms.form(FORM).orElseThrow().title();
    }
}
