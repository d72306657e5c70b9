package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.forms.AssessmentCase.ANN;
import static uk.careforms.forms.AssessmentCase.CHARGE;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.careforms.engine.AssessmentRecord;
import uk.careforms.engine.CaseLink;

/** The yearly uprating of the financial assessment that is shipped, from the manager's button to the letter on the person's page. */
class UpratingLettersTest {

    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 2);
    private static final String APRIL = "2026-04-06";
    private static final String REASON = "The circular is out, the regulations follow";

    private RunningPages pages;
    private Visitor may;

    @BeforeEach
    void open() {
        pages = RunningPages.shipped();
        may = pages.signedIn("may@westmere", "manager");
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void everybody_whose_charge_changes_finds_one_letter_on_their_page_and_who_is_being_dealt_with_is_listed() {
        AssessmentCase ivy = decided();
        AssessmentCase second = decided();
        AssessmentCase busy = decided();
        busy.says("ChangeReported");

        Answer blocked = started("");
        assertThat(blocked.text("main"))
                .contains(
                        "For 3 cases a person has to look because national figures for this day are not confirmed yet",
                        "stop this run and start it again with a reason");
        may.pressIn(blocked, "/stop", Map.of());
        Answer done = started(REASON);
        assertThat(done.text("main"))
                .contains("3 new figures come into force", "may@westmere allowed them for this run: " + REASON)
                .doesNotContain("a person has to look because");
        assertThat(ivy.letters("uprating")).as("before it is confirmed").isEmpty();
        may.pressIn(done, "/confirm", Map.of());
        ivy.goOn();
        ivy.goOn();

        for (AssessmentCase told : List.of(ivy, second)) {
            assertThat(told.letters("uprating")).hasSize(1);
            String owed = pounds(told);
            assertThat(told.letters("uprating").get(0))
                    .contains("you pay £" + owed, "Some of these figures are not confirmed yet");
            assertThat(ownPage(told).text("main")).contains("you pay £" + owed);
            assertThat(told.record().status()).isEqualTo("active");
        }
        assertThat(busy.letters("uprating")).isEmpty();
        assertThat(busy.tasks()).containsExactly("look-at-change");
        Answer over = may.get(done.path());
        assertThat(over.text("main"))
                .contains("In force", "Told of their new figure 2 of 3", "1 with a new figure were not told");
        Answer listed = may.get(over.link("look at each of them"));
        assertThat(listed.texts("tbody tr")).hasSize(1);
        assertThat(listed.text("tbody tr")).startsWith(busy.reference.text()).contains("Not told: look at it");
    }

    @Test
    void a_program_gives_the_reason_and_reads_who_was_told() {
        AssessmentCase ivy = decided();
        Caller program = pages.caller("may@westmere", "manager");
        String asked = "{\"calculation\": \"charging\", \"asOf\": \"" + APRIL + "\", \"provisionalReason\": \"";
        assertThat(program.post("/upratings", asked + "x".repeat(301) + "\"}").status())
                .isEqualTo(422);
        String path = program.post("/upratings", asked + REASON + "\"}")
                .header("Location")
                .replaceFirst(".*/api", "");
        ivy.goOn();
        program.post(path + "/confirm");
        ivy.goOn();

        JsonObject run = program.get(path).json();
        assertThat(run.getString("provisionalReason")).isEqualTo(REASON);
        assertThat(List.of(run.getInt("needsReason"), run.getInt("toTell"), run.getInt("told"), run.getInt("notTold")))
                .containsExactly(0, 1, 1, 0);
        assertThat(program.get(path + "/cases?only=changed")
                        .json()
                        .getJsonArray("cases")
                        .getJsonObject(0)
                        .getString("told"))
                .isEqualTo("told");
        assertThat(program.get(path + "/cases?only=not-told").json().getJsonArray("cases"))
                .isEmpty();
        assertThat(program.get(path + "/cases?only=not-told&format=csv").text()).doesNotContain(ivy.reference.text());
    }

    private Answer started(String reason) {
        Answer run = may.press(
                may.get("/uprating"), Map.of("calculation", "charging", "asOf", APRIL, "provisionalReason", reason));
        pages.forms.runDue();
        return may.get(run.path());
    }

    /** Decided on the figures of the year before. */
    private AssessmentCase decided() {
        JsonObject typed = AssessmentCase.answers("self-pension-and-savings");
        JsonObject answers = Json.createObjectBuilder(typed)
                .add(
                        "care",
                        Json.createObjectBuilder(typed.getJsonObject("care")).add("startDate", "2025-05-12"))
                .build();
        AssessmentCase sent = AssessmentCase.sent(pages, answers).withAllPapers();
        pages.forms.assessments().recalculate(sent.reference, CHARGE, BEFORE, "As it was then", ANN);
        return sent.decided("contribution");
    }

    private Answer ownPage(AssessmentCase one) {
        CaseLink way = pages.forms.caseLinks().make(one.reference, ANN).orElseThrow();
        Visitor person = pages.visitor();
        Answer asked = person.get(URI.create(way.link()).getPath().replaceFirst("/care", ""));
        return person.press(asked, Map.of("code", way.code()));
    }

    private String pounds(AssessmentCase one) {
        AssessmentRecord now = pages.forms.assessments().history(one.reference).stream()
                .filter(AssessmentRecord::inForce)
                .findFirst()
                .orElseThrow();
        assertThat(now.kind()).isEqualTo(AssessmentRecord.Kind.UPRATING);
        return BigDecimal.valueOf(now.pence().orElseThrow(), 2).toPlainString();
    }
}
