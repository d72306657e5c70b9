package uk.careforms.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.testkit.RemoteFault.Outcome;

/**
 * What every case connector must do: extend this class and say where the far end is.
 *
 * <p>The far end must be empty, or at least well, before each test; rows are counted from where they were.
 */
public abstract class CaseConnectorContract extends CaseFilesContract {

    /** The secrets that the connectors of this test were given: they must never be shown. */
    protected abstract List<String> secrets();

    /** A mapping of contact, case, note, task and queue item, whose note text is the fact {@code summary}. */
    protected JsonObject mapping() {
        return Samples.mapping();
    }

    /** The set that the mapping's note is in. */
    protected String noteSet() {
        return "annotations";
    }

    /** The column that the mapping's note text is in. */
    protected String noteColumn() {
        return "notetext";
    }

    @Override
    protected CaseReference delivered() {
        return reference(connector().deliver(dispatch()));
    }

    /** A mapping that cannot work. */
    protected JsonObject badMapping() {
        return Json.createReader(
                        new StringReader(mapping().toString().replace("{\"row\":\"person\"}", "{\"row\":\"nobody\"}")))
                .readObject();
    }

    @Test
    void a_case_is_delivered_once_with_all_its_rows() {
        int before = remote().rows();

        Delivery delivery = connector().deliver(dispatch());

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
        assertThat(reference(delivery).id()).isNotBlank();
        assertThat(reference(delivery).label()).isNotBlank();
        assertThat(remote().rows() - before).isEqualTo(rowsOfOne());
    }

    @Test
    void the_same_key_again_is_already_there_under_the_same_reference() {
        Dispatch dispatch = dispatch();
        int before = remote().rows();

        Delivery first = connector().deliver(dispatch);
        Delivery again = connector().deliver(Samples.again(dispatch));
        Delivery asIfFirst = connector().deliver(dispatch);

        assertThat(Outcome.of(again)).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(Outcome.of(asIfFirst)).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(List.of(reference(again), reference(asIfFirst))).containsOnly(reference(first));
        assertThat(remote().rows() - before).isEqualTo(rowsOfOne());
    }

    @Test
    void a_second_try_whose_first_never_arrived_delivers() {
        Delivery delivery = connector().deliver(Samples.again(dispatch()));

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void another_key_is_another_case() {
        int before = remote().rows();

        Delivery one = connector().deliver(dispatch());
        Delivery other = connector().deliver(dispatch());

        assertThat(reference(one)).isNotEqualTo(reference(other));
        assertThat(remote().rows() - before).isEqualTo(2 * rowsOfOne());
    }

    @Test
    void ten_at_once_with_the_same_key_make_one_case() throws Exception {
        Dispatch dispatch = dispatch();
        int before = remote().rows();

        List<Delivery> deliveries = Crowd.atOnce(10, () -> connector().deliver(dispatch));

        assertThat(deliveries).map(Outcome::of).containsOnlyOnce(Outcome.DELIVERED);
        assertThat(deliveries).map(Outcome::of).containsOnly(Outcome.DELIVERED, Outcome.ALREADY_THERE);
        assertThat(deliveries).map(CaseConnectorContract::reference).containsOnly(reference(deliveries.get(0)));
        assertThat(remote().rows() - before).isEqualTo(rowsOfOne());
    }

    @Test
    void what_staff_changed_since_is_not_overwritten_by_a_replay() {
        Dispatch dispatch = dispatch();
        connector().deliver(dispatch);
        remote().edit(noteSet(), noteColumn(), "Rang her daughter on Monday");

        connector().deliver(dispatch);
        connector().deliver(Samples.again(dispatch));

        assertThat(remote().texts(noteSet(), noteColumn())).contains("Rang her daughter on Monday");
        assertThat(remote().texts(noteSet(), noteColumn())).doesNotContain("A note to be told apart");
    }

    @Test
    void a_linked_person_is_bound_to_and_not_made_again() {
        CaseReference person = remote().know(Samples.person());
        int before = remote().rows();

        Delivery delivery = connector().deliver(Samples.linked(dispatch(), person));

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
        assertThat(remote().rows() - before).isEqualTo(rowsOfOne() - 1);
    }

    @TestFactory
    Stream<DynamicTest> no_fault_of_the_far_end_makes_two_cases_or_none() {
        return remote().faults().stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> survives(fault)));
    }

    private void survives(RemoteFault fault) {
        Dispatch dispatch = dispatch();
        int before = remote().rows();

        remote().arm(fault);
        Delivery disturbed = connector().deliver(dispatch);
        remote().heal();
        Delivery settled = connector().deliver(Samples.again(dispatch));
        Delivery asIfFirst = connector().deliver(dispatch);

        assertThat(fault.expected()).as("right outcomes of " + fault).contains(Outcome.of(disturbed));
        assertThat(Outcome.of(settled)).isIn(Outcome.DELIVERED, Outcome.ALREADY_THERE);
        assertThat(Outcome.of(asIfFirst)).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(reference(asIfFirst)).isEqualTo(reference(settled));
        assertThat(remote().rows() - before).isEqualTo(rowsOfOne());
    }

    @Test
    void nobody_there_is_a_reason_to_try_later_not_an_exception() {
        Delivery delivery = unreachable().deliver(dispatch());

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.TRY_LATER);
    }

    @Test
    void a_wrong_secret_is_refused_and_writes_nothing() {
        int before = remote().rows();

        Delivery delivery = withBadSecret().deliver(dispatch());

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.REFUSED);
        assertThat(remote().rows()).isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> every_text_arrives_as_it_was_sent() {
        return Texts.awkward().entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(text.getKey(), () -> arrivesUnchanged(text.getValue())));
    }

    @Test
    void line_breaks_arrive_as_they_were_sent() {
        arrivesUnchanged(Texts.ofSeveralLines());
    }

    private void arrivesUnchanged(String text) {
        Delivery delivery = connector().deliver(Samples.dispatch(mapping(), text));

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
        assertThat(remote().texts(noteSet(), noteColumn())).contains(text);
    }

    @Test
    void a_check_finds_nothing_wrong_with_a_good_set_up_and_changes_nothing() {
        int before = remote().rows();

        assertThat(connector().check(Map.of("mappings/sample.json", mapping()))).isEmpty();
        assertThat(remote().rows()).isEqualTo(before);
    }

    @Test
    void a_check_finds_a_wrong_secret() {
        assertThat(withBadSecret().check(Map.of("mappings/sample.json", mapping())))
                .isNotEmpty();
    }

    @Test
    void a_check_finds_a_mapping_that_cannot_work_and_says_where() {
        assertThat(connector().check(Map.of("mappings/sample.json", mapping(), "mappings/bad.json", badMapping())))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.where()).contains("mappings/bad.json"));
    }

    @Test
    void a_check_says_once_that_nobody_is_there() {
        assertThat(unreachable().check(Map.of("mappings/sample.json", mapping())))
                .hasSize(1);
    }

    @Test
    void nothing_personal_and_no_secret_is_ever_logged_or_shown() {
        List<String> canaries = new ArrayList<>(secrets());
        try (Leaks leaks = new Leaks()) {
            for (CaseConnector each : List.of(connector(), withBadSecret(), unreachable())) {
                Dispatch dispatch = Samples.dispatch(mapping(), "Cannot wash without her neighbour");
                canaries.addAll(Samples.canaries(dispatch));
                leaks.hear(each);
                leaks.hear(each.deliver(dispatch));
                leaks.hear(each.deliver(Samples.again(dispatch)));
                leaks.hear(each.check(Map.of("mappings/sample.json", mapping(), "mappings/bad.json", badMapping())));
            }
            for (RemoteFault fault : remote().faults()) {
                Dispatch dispatch = Samples.dispatch(mapping(), "Cannot wash without her neighbour");
                canaries.addAll(Samples.canaries(dispatch));
                remote().arm(fault);
                leaks.hear(connector().deliver(dispatch));
                remote().heal();
            }
            leaks.assertNone(canaries);
        }
    }

    private Dispatch dispatch() {
        return Samples.dispatch(mapping(), "A note to be told apart");
    }

    private int rowsOfOne() {
        return mapping().getJsonArray("tables").size();
    }
}
