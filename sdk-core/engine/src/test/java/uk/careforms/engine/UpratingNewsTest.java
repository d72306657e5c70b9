package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.engine.uprating.UpratingLine;
import uk.careforms.engine.uprating.UpratingLine.Told;
import uk.careforms.engine.uprating.UpratingRun.State;

/** Whom a confirmed uprating tells, and how often. */
@ParameterizedClass
@EnumSource
class UpratingNewsTest {

    private static final String MAY = "may@testshire";

    private final TestDesk desk;
    private final UpratedCases tenth = new UpratedCases();
    private final Upratings upratings;

    UpratingNewsTest(TestDatabase kind) {
        desk = new TestDesk(kind);
        desk.workflow.withLetters().writing((reference, message) -> message.equals("Uprated"));
        upratings = node(desk.workflow);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Upratings node(QuietWorkflow workflow) {
        return new Upratings(desk.database, desk.clock, new Calculations(Map.of("tenth", tenth), Map.of()), workflow);
    }

    private QuietWorkflow another() {
        return new QuietWorkflow(desk.pool).writing((reference, message) -> message.equals("Uprated"));
    }

    @Test
    void those_whose_figure_changes_are_told_once_it_is_in_force_and_nobody_else_is() {
        tenth.decided(desk.database, List.of("200.00", "0.00", "", "80.00"));
        UUID run = calculated();
        assertThat(letters()).as("before an officer has confirmed it").isEmpty();

        upratings.confirm(run, "ola@testshire");
        upratings.runDue();

        assertThat(letters()).containsExactlyInAnyOrder(UpratedCases.reference(0), UpratedCases.reference(3));
        assertThat(upratings.find(run).orElseThrow()).satisfies(over -> {
            assertThat(over.state()).isEqualTo(State.CONFIRMED);
            assertThat(over.toTell()).isEqualTo(2);
            assertThat(over.told()).isEqualTo(2);
            assertThat(over.notTold()).isZero();
        });
        assertThat(upratings.lines(run, Optional.empty(), ""))
                .filteredOn(line -> line.told().equals(Optional.of(Told.TOLD)))
                .hasSize(2);
        assertThat(desk.count("cf_event where kind = 'case.message' and actor = 'ola@testshire'"))
                .isEqualTo(2);
        upratings.runDue();
        assertThat(letters()).as("when there is nothing left to do").hasSize(2);
    }

    @Test
    void a_case_whose_process_does_not_wait_for_it_is_listed_for_a_person_and_stops_no_other() {
        Reference busy = new Reference(UpratedCases.reference(1));
        Reference broken = new Reference(UpratedCases.reference(2));
        tenth.decided(desk.database, Collections.nCopies(120, "100.00"));
        desk.workflow.writing((reference, message) -> {
            if (reference.equals(broken)) {
                throw new IllegalStateException("A fault of this one process");
            }
            return !reference.equals(busy);
        });
        UUID run = calculated();
        upratings.confirm(run, MAY);
        upratings.runDue();

        assertThat(letters()).hasSize(118).doesNotContain(busy.text(), broken.text());
        assertThat(upratings.notTold(run, ""))
                .extracting(UpratingLine::reference)
                .containsExactlyInAnyOrder(busy, broken);
        assertThat(upratings.notTold(run, "")).extracting(UpratingLine::told).containsOnly(Optional.of(Told.NOT_TOLD));
        assertThat(upratings.find(run).orElseThrow()).satisfies(over -> {
            assertThat(over.state()).isEqualTo(State.CONFIRMED);
            assertThat(over.told()).isEqualTo(118);
            assertThat(over.notTold()).isEqualTo(2);
        });
    }

    @Test
    void a_node_that_dies_between_batches_and_in_the_middle_of_one_leaves_the_rest_to_another() {
        tenth.decided(desk.database, Collections.nCopies(300, "100.00"));
        UUID run = calculated();
        upratings.confirm(run, MAY);
        AtomicInteger written = new AtomicInteger();
        desk.workflow.writing(new QuietWorkflow.Writer() {
            @Override
            public boolean waits(Reference reference, String message) {
                return true;
            }

            @Override
            public void written(Reference reference) {
                if (written.incrementAndGet() == 75) {
                    throw new NodeDied();
                }
            }
        });
        assertThatThrownBy(upratings::runDue).isInstanceOf(NodeDied.class);
        assertThat(letters()).hasSize(75);
        assertThat(upratings.find(run).orElseThrow().state()).isEqualTo(State.TELLING);

        Upratings other = node(another());
        other.runDue();
        assertThat(letters()).as("while the dead one's lease lasts").hasSize(75);
        desk.clock.advance(Upratings.LEASE.plusSeconds(1));
        other.runDue();

        assertThat(letters()).hasSize(300).doesNotHaveDuplicates();
        assertThat(upratings.find(run).orElseThrow().told()).isEqualTo(300);
    }

    @Test
    void a_failure_of_which_nobody_knows_whether_it_was_committed_writes_no_second_letter() {
        tenth.decided(desk.database, Collections.nCopies(3, "100.00"));
        UUID run = calculated();
        upratings.confirm(run, MAY);
        Reference lost = new Reference(UpratedCases.reference(1));
        desk.workflow.writing(new QuietWorkflow.Writer() {
            @Override
            public boolean waits(Reference reference, String message) {
                return true;
            }

            @Override
            public void written(Reference reference) {
                if (reference.equals(lost)) {
                    throw new IllegalStateException("The connection was lost after the commit");
                }
            }
        });
        upratings.runDue();

        assertThat(letters()).hasSize(3).doesNotHaveDuplicates();
        assertThat(upratings.notTold(run, "")).isEmpty();
    }

    @Test
    void two_nodes_at_the_same_case_write_one_letter() throws Exception {
        tenth.decided(desk.database, Collections.nCopies(200, "100.00"));
        UUID run = calculated();
        upratings.confirm(run, MAY);
        while (upratings.find(run).orElseThrow().state() != State.TELLING) {
            upratings.isBatchDone(run);
        }
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) { // without the lease, as if one had been slower than it
                UpratingNews news = new UpratingNews(desk.database, desk.clock, another());
                both.add(() -> {
                    boolean more = true;
                    while (more) {
                        more = news.isBatchTold(run);
                    }
                    return true;
                });
            }
            for (var future : nodes.invokeAll(both)) {
                assertThat(future.get()).isTrue();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(letters()).hasSize(200).doesNotHaveDuplicates();
        assertThat(upratings.find(run).orElseThrow()).satisfies(over -> {
            assertThat(over.state()).isEqualTo(State.CONFIRMED);
            assertThat(over.told()).isEqualTo(200);
        });
    }

    private UUID calculated() {
        UUID run =
                upratings.start("tenth", UpratedCases.APRIL, MAY).orElseThrow().id();
        upratings.runDue();
        return run;
    }

    private List<String> letters() {
        return desk.database.with(
                handle -> handle.createQuery("select reference from letter_written where message = 'Uprated'")
                        .mapTo(String.class)
                        .list());
    }

    /** Nothing that runs in this node comes after it. */
    private static final class NodeDied extends Error {

        private static final long serialVersionUID = 1L;
    }
}
