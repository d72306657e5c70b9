package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.engine.uprating.UpratingLine;
import uk.careforms.engine.uprating.UpratingLine.Afterwards;
import uk.careforms.engine.uprating.UpratingLine.Outcome;
import uk.careforms.engine.uprating.UpratingRun;
import uk.careforms.engine.uprating.UpratingRun.State;

@ParameterizedClass
@EnumSource
class UpratingsTest {

    private static final String MAY = "may@testshire";

    private final TestDesk desk;
    private final UpratedCases tenth = new UpratedCases();
    private final Upratings upratings;

    UpratingsTest(TestDatabase kind) {
        desk = new TestDesk(kind);
        upratings = node();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Upratings node() {
        return new Upratings(
                desk.database, desk.clock, new Calculations(Map.of("tenth", tenth), Map.of()), desk.workflow);
    }

    @Test
    void nothing_changes_for_anybody_before_an_officer_confirms_and_then_each_new_figure_is_in_force() {
        tenth.decided(desk.database, List.of("200.00", "0.00", "80.00"));
        UUID run = started();
        upratings.runDue();

        assertThat(upratings.find(run).orElseThrow()).satisfies(done -> {
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(done.total()).isEqualTo(3);
            assertThat(done.changed()).isEqualTo(2);
            assertThat(done.startedBy()).isEqualTo(MAY);
        });
        assertThat(inForce()).containsExactlyInAnyOrder("FINAL 2000", "FINAL 0", "FINAL 800");
        UpratingLine line = line(run, UpratedCases.reference(0));
        assertThat(line.oldPence()).contains(2000L);
        assertThat(line.newPence()).contains(2500L);
        assertThat(line.difference()).isEqualTo(500);
        assertThat(line.why()).isEqualTo("rates 2026/27 to 2027/28");

        assertThat(upratings.confirm(run, "ola@testshire")).isTrue();
        assertThat(upratings.confirm(run, "ola@testshire")).as("twice").isFalse();
        upratings.runDue();

        assertThat(upratings.find(run).orElseThrow().state()).isEqualTo(State.CONFIRMED);
        assertThat(inForce()).containsExactlyInAnyOrder("UPRATING 2500", "UPRATING 0", "UPRATING 1000");
        assertThat(madeBy()).containsOnly("ola@testshire");
        assertThat(desk.count("cf_event where kind = 'calculation.made'")).isEqualTo(3);
    }

    @Test
    void a_case_that_cannot_be_decided_or_calculated_keeps_its_figure_and_is_listed_for_a_person() {
        tenth.decided(desk.database, List.of("200.00", "", "-5.00", "broken"));
        UUID run = started();
        upratings.runDue();
        upratings.confirm(run, MAY);
        upratings.runDue();

        assertThat(upratings.lines(run, Optional.of(Outcome.PERSON), ""))
                .extracting(UpratingLine::why)
                .containsExactlyInAnyOrder(
                        "Say what the income is.",
                        "Facts that cannot be right: An income must be zero or more, like 123.45",
                        "The calculation failed; calculate the case by hand");
        assertThat(upratings.lines(run, Optional.of(Outcome.PERSON), ""))
                .extracting(line -> line.afterwards().orElseThrow())
                .containsOnly(Afterwards.KEPT);
        assertThat(inForce()).containsExactlyInAnyOrder("UPRATING 2500", "FINAL 1000", "FINAL 1000", "FINAL 1000");
    }

    @Test
    void a_run_whose_node_died_is_taken_up_by_another_and_each_case_is_done_once() {
        tenth.decided(desk.database, Collections.nCopies(1_000, "100.00"));
        UUID run = started();
        Upratings dying = node();
        assertThat(dying.isBatchDone(run)).isTrue();
        assertThat(dying.isBatchDone(run)).isTrue();
        Upratings other = node();

        assertThat(other.isBatchDone(run))
                .as("while the dead one's lease lasts")
                .isFalse();
        desk.clock.advance(Upratings.LEASE.plusSeconds(1));
        assertThat(other.runDue()).isEqualTo(3);

        assertThat(tenth.runs).hasValue(1_000);
        assertThat(tenth.perCase.values()).containsOnly(1);
        assertThat(lines(run)).hasSize(1_000);
        upratings.confirm(run, MAY);
        assertThat(node().isBatchDone(run)).isTrue();
        desk.clock.advance(Upratings.LEASE.plusSeconds(1));
        other.runDue();
        assertThat(inForce()).hasSize(1_000).containsOnly("UPRATING 1250");
        assertThat(desk.count("cf_calculation")).isEqualTo(2_000);
    }

    @Test
    void two_nodes_at_once_never_do_the_same_batch() throws Exception {
        tenth.decided(desk.database, Collections.nCopies(1_200, "100.00"));
        UUID run = started();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (State until : List.of(State.DONE, State.CONFIRMED)) {
                List<Callable<Boolean>> both = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    Upratings node = node();
                    both.add(() -> {
                        while (upratings.find(run).orElseThrow().isMoving()) {
                            node.isBatchDone(run);
                        }
                        return true;
                    });
                }
                for (var future : nodes.invokeAll(both)) {
                    assertThat(future.get()).isTrue();
                }
                assertThat(upratings.find(run).orElseThrow().state()).isEqualTo(until);
                upratings.confirm(run, MAY);
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(tenth.perCase.values()).containsOnly(1);
        assertThat(inForce()).hasSize(1_200).containsOnly("UPRATING 1250");
    }

    @Test
    void a_case_that_was_decided_anew_before_the_confirmation_keeps_that_decision() {
        tenth.decided(desk.database, List.of("200.00"));
        UUID run = started();
        upratings.runDue();
        desk.database.inTransaction(handle -> handle.execute("update cf_calculation set in_force = false"));
        tenth.decided(desk.database, List.of("300.00"));

        upratings.confirm(run, MAY);
        upratings.runDue();

        assertThat(line(run, UpratedCases.reference(0)).afterwards()).contains(Afterwards.SUPERSEDED);
        assertThat(inForce()).containsExactly("FINAL 3000");
    }

    @Test
    void a_second_run_finds_only_what_the_first_has_left() {
        tenth.decided(desk.database, List.of("200.00", ""));
        UUID first = started();
        assertThat(upratings.start("tenth", UpratedCases.APRIL, MAY))
                .as("while the first is open")
                .isEmpty();
        upratings.runDue();
        upratings.confirm(first, MAY);
        upratings.runDue();

        assertThat(upratings.start("tenth", UpratedCases.APRIL, MAY).map(UpratingRun::total))
                .contains(1);
    }

    @Test
    void a_run_can_be_stopped_until_it_is_confirmed_and_changes_nothing_then() {
        tenth.decided(desk.database, List.of("200.00"));
        UUID run = started();
        upratings.runDue();

        assertThat(upratings.stop(run, MAY)).isTrue();
        assertThat(upratings.confirm(run, MAY)).isFalse();
        desk.clock.advance(Duration.ofMinutes(5));
        upratings.runDue();
        assertThat(inForce()).containsExactly("FINAL 2000");
        assertThatThrownBy(() -> upratings.start("no-such", UpratedCases.APRIL, MAY))
                .isInstanceOf(CareFormsException.class)
                .hasMessageContaining("no-such");
    }

    private UUID started() {
        return upratings.start("tenth", UpratedCases.APRIL, MAY).orElseThrow().id();
    }

    private List<UpratingLine> lines(UUID run) {
        return upratings.lines(run, Optional.empty(), "");
    }

    private UpratingLine line(UUID run, String reference) {
        return lines(run).stream()
                .filter(line -> line.reference().text().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private List<String> inForce() {
        return desk.database.with(handle -> handle.createQuery(
                        "select kind, contribution_pence from cf_calculation where in_force = true")
                .map((row, context) -> row.getString(1) + " " + row.getLong(2))
                .list());
    }

    private List<String> madeBy() {
        return desk.database.with(
                handle -> handle.createQuery("select made_by from cf_calculation where kind = 'UPRATING'")
                        .mapTo(String.class)
                        .collect(Collectors.toList()));
    }
}
