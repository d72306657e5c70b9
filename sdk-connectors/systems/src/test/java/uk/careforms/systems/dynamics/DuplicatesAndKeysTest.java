package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.simulators.dataverse.DataverseSimulator;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.testkit.RemoteFault.Outcome;
import uk.careforms.testkit.Samples;

/** What the council's own rules and keys find: its duplicate rules, and the reference as an alternate key. */
class DuplicatesAndKeysTest {

    private static final PersonDetails NAMESAKE = new PersonDetails(
            Optional.empty(), "Philippa-Canary", "O'Sparrow", Optional.empty(), Optional.empty(), false);

    private SimulatedCouncil council = new SimulatedCouncil();

    @AfterEach
    void close() {
        council.close();
    }

    @Test
    void a_duplicate_rule_is_for_a_person_to_match_with_either_status() {
        for (DataverseSimulator.Builder builder : List.of(
                DataverseSimulator.builder(), DataverseSimulator.builder().duplicatesAsServerError())) {
            restart(builder);
            council.know(NAMESAKE);

            Delivery delivery = council.connect(detecting()).deliver(Samples.dispatch());

            assertThat(delivery).isInstanceOfSatisfying(Delivery.Refused.class, refused -> {
                assertThat(refused.code()).isEqualTo("duplicate-rule");
                assertThat(refused.reason())
                        .startsWith("Dynamics found a possible duplicate by its own rules; look for the person in the"
                                + " case's match review and link the record");
            });
            assertThat(council.simulator().rows("incident")).isEmpty();
        }
    }

    @Test
    void once_a_person_has_linked_the_record_the_rule_is_content() {
        CaseReference known = council.know(NAMESAKE);
        DynamicsCases cases = council.connect(detecting());
        Dispatch dispatch = Samples.dispatch();
        cases.deliver(dispatch);

        Delivery linked = cases.deliver(Samples.linked(dispatch, known));

        assertThat(Outcome.of(linked)).isEqualTo(Outcome.DELIVERED);
        assertThat(council.simulator().rows("contact")).hasSize(1);
    }

    @Test
    void the_rules_are_asked_only_where_the_council_wants_it() {
        council.know(NAMESAKE);

        assertThat(Outcome.of(council.connect().deliver(Samples.dispatch()))).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void a_search_finds_whom_the_rule_would_find() {
        CaseReference known = council.know(NAMESAKE);

        assertThat(found(council.connect())).isEmpty();
        assertThat(found(council.connect(detecting()))).containsExactly(known);
    }

    @Test
    void a_case_that_somebody_else_made_with_our_reference_is_for_a_person_to_look_at() {
        Dispatch dispatch = Samples.dispatch();
        council.know(Samples.person());
        council.simulator()
                .seed(
                        "incident",
                        Map.of(
                                "title",
                                "Typed in by hand",
                                "cf_reference",
                                dispatch.submission().reference().text(),
                                "customerid_contact@odata.bind",
                                "/contacts(" + council.know(NAMESAKE).id() + ")"));
        DynamicsCases cases = council.connect(keyed("cf_reference"));

        Delivery first = cases.deliver(dispatch);
        Delivery again = cases.deliver(Samples.again(dispatch));

        assertThat(List.of(first, again)).allSatisfy(delivery -> assertThat(delivery)
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo("reference-in-use")));
        assertThat(council.simulator().rows("incident")).hasSize(1);
    }

    @Test
    void after_an_unknown_outcome_the_reference_is_looked_for_too() {
        DynamicsCases cases = council.connect(keyed("cf_reference"));
        council.warmUp(cases);
        Dispatch dispatch = Samples.dispatch();
        council.simulator().faults().onTable("incident").next(1, Fault.beforeCommit(Damage.CONNECTION_RESET));

        Outcome lost = Outcome.of(cases.deliver(dispatch));
        Outcome again = Outcome.of(cases.deliver(Samples.again(dispatch)));

        assertThat(lost).isEqualTo(Outcome.UNCERTAIN);
        assertThat(again).isEqualTo(Outcome.DELIVERED);
        assertThat(council.simulator().requests()).anyMatch(call -> call.path()
                .contains("incidents(cf_reference='"
                        + dispatch.submission().reference().text() + "')"));
    }

    @Test
    void a_reference_key_that_is_not_there_or_not_where_the_reference_goes_is_named() {
        assertThat(check(keyed("title")))
                .containsExactly(
                        "dynamics reference-key: 'incidents' has no alternate key on the column 'title' alone; add"
                                + " one there, or leave the setting out");
        assertThat(check(keyed("cf_reference"))).isEmpty();
    }

    @Test
    void a_key_whose_index_is_not_active_is_named_with_its_state() {
        for (String status : List.of("Pending", "InProgress", "Failed")) {
            restart(DataverseSimulator.builder()
                    .tables("{\"incident\": {\"keys\": {\"cf_reference_key\": {\"status\": \"" + status + "\"}}}}"));

            assertThat(check(keyed("cf_reference")))
                    .containsExactly(
                            "m.json /tables/1: Alternate key 'cf_reference_key' of 'incidents' is not enforced: its"
                                    + " index is '" + status + "'; wait for it, or build it again");
        }
    }

    private List<String> check(Map<String, String> settings) {
        return council.connect(settings).check(Map.of("m.json", Samples.mapping())).stream()
                .map(SetupProblem::toString)
                .toList();
    }

    private static List<CaseReference> found(DynamicsCases cases) {
        return cases.find(NAMESAKE)
                .fold(
                        people -> people.people().stream()
                                .map(known -> known.person())
                                .toList(),
                        later -> List.of());
    }

    private Map<String, String> detecting() {
        Map<String, String> settings = council.settings();
        settings.put("duplicate-detection", "true");
        return settings;
    }

    private Map<String, String> keyed(String column) {
        Map<String, String> settings = council.settings();
        settings.put("reference-key", column);
        return settings;
    }

    private void restart(DataverseSimulator.Builder builder) {
        council.close();
        council = new SimulatedCouncil(builder);
    }
}
