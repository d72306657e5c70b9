package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.engine.uprating.UpratingLine;
import uk.careforms.engine.uprating.UpratingLine.Outcome;

/** An uprating on figures that nobody has confirmed yet. */
@ParameterizedClass
@EnumSource
class UpratingFiguresTest {

    private static final String MAY = "may@testshire";
    private static final String REASON = "The circular is out, the regulations follow";

    private final TestDesk desk;
    private final UpratedCases tenth = new UpratedCases().unconfirmed();
    private final Upratings upratings;

    UpratingFiguresTest(TestDatabase kind) {
        desk = new TestDesk(kind);
        upratings = new Upratings(
                desk.database, desk.clock, new Calculations(Map.of("tenth", tenth), Map.of()), desk.workflow);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void without_a_reason_every_case_that_needs_such_figures_is_a_persons_and_the_run_counts_them() {
        tenth.decided(desk.database, List.of("200.00", "", "80.00"));

        UUID run = calculated(UpratedCases.APRIL, Optional.empty());

        assertThat(upratings.find(run).orElseThrow()).satisfies(done -> {
            assertThat(done.needsPerson()).isEqualTo(3);
            assertThat(done.needsReason()).as("one lacks its income").isEqualTo(2);
            assertThat(done.provisionalReason()).isEmpty();
        });
        assertThat(upratings.lines(run, Optional.of(Outcome.PERSON), ""))
                .extracting(UpratingLine::why)
                .contains("The rates of 2027/28 are not confirmed yet.");
        assertThat(events("uprating.provisional-allowed")).isEmpty();
    }

    @Test
    void a_reason_lets_them_be_used_under_the_name_of_whoever_started_the_run_and_is_kept_with_each_figure() {
        tenth.decided(desk.database, List.of("200.00"));
        UUID without = calculated(UpratedCases.APRIL, Optional.empty());
        upratings.stop(without, MAY);

        UUID run = calculated(UpratedCases.APRIL, Optional.of("  " + REASON + " "));
        upratings.confirm(run, "ola@testshire");
        upratings.runDue();

        assertThat(upratings.find(run).orElseThrow()).satisfies(over -> {
            assertThat(over.provisionalReason()).contains(REASON);
            assertThat(over.changed()).isEqualTo(1);
            assertThat(over.needsReason()).isZero();
        });
        assertThat(events("uprating.provisional-allowed")).containsExactly(MAY + " " + run);
        JsonObject allowed = factsInForce().getJsonObject("overrides").getJsonObject("provisionalFigures");
        assertThat(allowed.getString("reason")).isEqualTo(REASON);
        assertThat(allowed.getString("by")).isEqualTo(MAY);
        assertThat(desk.count("cf_calculation where in_force = true and reason = '" + REASON + "'"))
                .isEqualTo(1);
    }

    @Test
    void the_reason_holds_for_one_run_only() {
        tenth.decided(desk.database, List.of("200.00"));
        UUID run = calculated(UpratedCases.APRIL, Optional.of(REASON));
        upratings.confirm(run, MAY);
        upratings.runDue();
        LocalDate yearLater = UpratedCases.APRIL.plusYears(1);

        UUID next = calculated(yearLater, Optional.empty());
        assertThat(upratings.find(next).orElseThrow().needsReason()).isEqualTo(1);
        upratings.stop(next, MAY);
        tenth.confirmed();
        UUID last = calculated(yearLater, Optional.empty());
        upratings.confirm(last, MAY);
        upratings.runDue();

        assertThat(factsInForce().getJsonObject("overrides")).isEmpty();
    }

    @Test
    void a_reason_is_a_sentence() {
        for (String bad : List.of("  ", "a\nb", "x".repeat(301))) {
            assertThatThrownBy(() -> upratings.start("tenth", UpratedCases.APRIL, Optional.of(bad), MAY))
                    .isInstanceOf(CareFormsException.class)
                    .hasMessageContaining("1 to 300");
        }
        assertThat(upratings.runs()).isEmpty();
    }

    private UUID calculated(LocalDate asOf, Optional<String> reason) {
        UUID run = upratings.start("tenth", asOf, reason, MAY).orElseThrow().id();
        upratings.runDue();
        return run;
    }

    private JsonObject factsInForce() {
        return JsonText.object(desk.database.with(
                handle -> handle.createQuery("select facts from cf_calculation where in_force = true")
                        .mapTo(String.class)
                        .one()));
    }

    private List<String> events(String kind) {
        return desk.database.with(handle -> handle.createQuery("select actor, subject from cf_event where kind = :kind")
                .bind("kind", kind)
                .map((row, context) -> row.getString(1) + " " + row.getString(2))
                .list());
    }
}
