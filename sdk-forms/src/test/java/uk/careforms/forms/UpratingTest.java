package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Reference;

/** The yearly uprating as a manager does it. */
class UpratingTest {

    private RunningPages pages;
    private Visitor may;
    private Reference one;
    private Reference unknown;

    @BeforeEach
    void open() {
        pages = RunningPages.start();
        may = pages.signedIn("may@testshire", "manager");
        one = TenthOfIncome.decided(pages, "AAAAAAA", true);
        unknown = TenthOfIncome.decided(pages, "BBBBBBB", false);
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void a_run_is_started_watched_looked_through_and_confirmed() {
        Answer run = may.press(may.get("/uprating"), Map.of("calculation", "tenth", "asOf", "2027-04-05"));
        assertThat(run.text("main")).contains("Being calculated", "0 of 2");
        assertThat(run.page().select("progress[value=0][max=2]")).hasSize(1);
        pages.forms.runDue();

        Answer done = may.get(run.link("Look again"));
        assertThat(done.text("main")).contains("Waiting to be confirmed", "1 new figures come into force");
        assertThat(done.text("tbody tr"))
                .isEqualTo(one.text() + " contribution, £20.00 contribution, £25.00 +£5.00 rates (not named) to 2027");
        assertThat(may.get(run.path() + "?only=person").text("tbody tr"))
                .startsWith(unknown.text() + " contribution, £20.00 cannot decide It cannot be decided");

        Answer confirmed = may.pressIn(done, "/confirm", Map.of());
        assertThat(confirmed.text("main")).contains("Coming into force");
        pages.forms.runDue();
        assertThat(may.get(run.path()).text("main"))
                .contains(
                        "In force",
                        "by may@testshire",
                        "Told of their new figure 0 of 1",
                        "1 with a new figure were not told");
        assertThat(may.pressIn(done, "/stop", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void what_cannot_be_started_has_a_sentence() {
        Answer page = may.get("/uprating");

        assertThat(may.press(page, Map.of("calculation", "tenth", "asOf", "2027-02-30"))
                        .errors())
                .containsExactly("The day of the new rates must be a real date, like 2027-04-05");
        assertThat(may.press(page, Map.of("calculation", "tenth", "asOf", "2099-04-05"))
                        .errors())
                .containsExactly("The day of the new rates must be no more than two years from today");
        Answer tooLong = may.press(
                page, Map.of("calculation", "tenth", "asOf", "2027-04-05", "provisionalReason", "x".repeat(301)));
        assertThat(tooLong.errors()).containsExactly("The reason must be one line of 300 characters or fewer");
        assertThat(tooLong.page().select("#provisionalReason.govuk-input--error"))
                .hasSize(1);
        may.press(page, Map.of("calculation", "tenth", "asOf", "2027-04-05"));
        assertThat(may.press(page, Map.of("calculation", "tenth", "asOf", "2027-04-05"))
                        .errors())
                .containsExactly("Another run of this calculation is not over; confirm or stop it first");
    }

    @Test
    void a_program_does_the_same() {
        Caller program = pages.caller("may@testshire", "manager");
        Caller.Said started = program.post("/upratings", "{\"calculation\": \"tenth\", \"asOf\": \"2027-04-05\"}");
        assertThat(started.status()).isEqualTo(201);
        String path = started.header("Location").replaceFirst(".*/api", "");
        assertThat(program.post(path + "/confirm").status())
                .as("before it is done")
                .isEqualTo(409);
        pages.forms.runDue();

        JsonObject changed = program.get(path + "/cases?only=changed")
                .json()
                .getJsonArray("cases")
                .getJsonObject(0);
        assertThat(changed.getString("newAmount")).isEqualTo("25.00");
        assertThat(program.get(path + "/cases?format=csv").text())
                .contains(one.text() + ",contribution,20.00,contribution,25.00,5.00,changed,")
                .contains(unknown.text() + ",contribution,20.00,cannot-decide,,0.00,person,");
        assertThat(program.post(path + "/confirm").json().getString("state")).isEqualTo("confirming");
        pages.forms.runDue();
        assertThat(program.get(path).json().getString("state")).isEqualTo("confirmed");
        assertThat(program.post("/upratings", "{\"calculation\": \"none\", \"asOf\": \"soon\"}")
                        .json()
                        .getJsonArray("problems"))
                .hasSize(2);
        assertThat(program.get("/upratings/x").status()).isEqualTo(404);
        assertThat(program.get(path + "/cases?only=few").status()).isEqualTo(400);
    }
}
