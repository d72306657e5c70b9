package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.simulators.dataverse.DataverseSimulator;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.testkit.Leaks;
import uk.careforms.testkit.RemoteFault.Outcome;
import uk.careforms.testkit.Samples;

class DynamicsOutcomesTest {

    private SimulatedCouncil council = new SimulatedCouncil();

    @AfterEach
    void close() {
        council.close();
    }

    @Test
    void everything_about_a_case_hangs_together_at_the_far_end() {
        Dispatch dispatch = Samples.dispatch();

        council.connect().deliver(dispatch);

        DataverseSimulator far = council.simulator();
        Map<String, Object> person = far.rows("contact").get(0);
        Map<String, Object> incident = far.rows("incident").get(0);
        Map<String, Object> task = far.rows("task").get(0);
        assertThat(person)
                .containsEntry("firstname", "Philippa-Canary")
                .containsEntry("birthdate", "1941-03-27")
                .containsEntry("gendercode", 2)
                .doesNotContainKey("mobilephone");
        assertThat(incident)
                .containsEntry("cf_reference", dispatch.submission().reference().text())
                .containsEntry(
                        "title",
                        "Adult social care referral " + dispatch.submission().reference())
                .containsEntry("_customerid_value", person.get("contactid"));
        assertThat(far.rows("annotation").get(0)).containsEntry("_objectid_value", incident.get("incidentid"));
        assertThat(task)
                .containsEntry("_regardingobjectid_value", incident.get("incidentid"))
                .containsEntry("scheduledend", "2026-11-26T09:30:00Z");
        assertThat(far.rows("queueitem").get(0))
                .containsEntry("_queueid_value", SimulatedCouncil.QUEUE)
                .containsEntry("_objectid_value", task.get("activityid"));
    }

    @Test
    void a_linked_person_becomes_the_customer_of_the_case() {
        CaseReference known = council.know(Samples.person());

        council.connect().deliver(Samples.linked(Samples.dispatch(), known));

        assertThat(council.simulator().rows("incident").get(0)).containsEntry("_customerid_value", known.id());
        assertThat(council.simulator().rows("contact")).hasSize(1);
    }

    @Test
    void a_linked_person_who_is_gone_is_for_a_person_to_look_at() {
        CaseReference gone = new CaseReference("dynamics", UUID.randomUUID().toString(), "gone");

        Delivery delivery = council.connect().deliver(Samples.linked(Samples.dispatch(), gone));

        assertThat(code(delivery)).isEqualTo("0x80040217");
    }

    @Test
    void a_linked_person_whose_id_is_no_id_never_reaches_an_address() {
        CaseReference odd = new CaseReference("dynamics", "1)/evil(2", "odd");

        Delivery delivery = council.connect().deliver(Samples.linked(Samples.dispatch(), odd));

        assertThat(code(delivery)).isEqualTo("bind-not-an-id");
    }

    @Test
    void somebody_else_with_the_same_nhs_number_is_for_a_person_to_match() {
        DynamicsCases cases = council.connect();
        Dispatch dispatch = Samples.dispatch();
        cases.deliver(dispatch);

        Delivery delivery = cases.deliver(underAnotherKey(dispatch));

        assertThat(code(delivery)).isEqualTo("0x80060892");
        assertThat(council.rows()).isEqualTo(5);
    }

    @Test
    void a_record_under_our_id_with_another_reference_is_not_taken_for_ours() {
        DynamicsCases cases = council.connect();
        Dispatch dispatch = Samples.dispatch();
        cases.deliver(dispatch);
        council.edit("incidents", "cf_reference", "AR-OTHER");

        assertThat(code(cases.deliver(Samples.again(dispatch)))).isEqualTo("reference-differs");
        assertThat(code(cases.deliver(dispatch))).isEqualTo("reference-differs");
    }

    @Test
    void a_failed_change_set_is_understood_in_either_shape() {
        restart(DataverseSimulator.builder().plainFailedChangeSets());

        assertThatTheSecondIsAlreadyThere();
    }

    @Test
    void an_error_without_a_code_is_understood() {
        restart(DataverseSimulator.builder().emptyErrorCodes());

        assertThatTheSecondIsAlreadyThere();
    }

    private void assertThatTheSecondIsAlreadyThere() {
        DynamicsCases cases = council.connect();
        Dispatch dispatch = Samples.dispatch();
        cases.deliver(dispatch);

        assertThat(Outcome.of(cases.deliver(dispatch))).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(council.rows()).isEqualTo(5);
    }

    @Test
    void a_refusal_whose_look_up_is_lost_stays_open() {
        DynamicsCases cases = council.connect();
        council.warmUp(cases);
        Dispatch dispatch = Samples.dispatch();
        cases.deliver(dispatch);
        council.simulator().faults().onPath("incidents(").next(1, Fault.beforeCommit(Damage.CONNECTION_RESET));

        assertThat(Outcome.of(cases.deliver(dispatch))).isEqualTo(Outcome.UNCERTAIN);
        assertThat(Outcome.of(cases.deliver(dispatch))).isEqualTo(Outcome.ALREADY_THERE);
    }

    @Test
    void a_redirect_to_a_sign_in_page_is_never_followed() {
        DynamicsCases cases = council.connect();
        council.warmUp(cases);
        council.simulator().faults().next(1, Fault.beforeCommit(Damage.SIGN_IN_REDIRECT_302));

        Delivery delivery = cases.deliver(Samples.dispatch());

        assertThat(code(delivery)).isEqualTo("http-302");
        assertThat(council.simulator().totals().signInPages()).isZero();
    }

    @Test
    void a_text_too_long_for_its_column_is_refused_by_name_and_never_by_value() {
        Delivery delivery = council.connect().deliver(Samples.dispatch(mappingWithSummaryInTitle(""), "x".repeat(201)));

        assertThat(delivery)
                .isEqualTo(new Delivery.Refused(
                        "too-long",
                        "Column 'title' of 'incidents' takes 200 characters at most and what is to go there is longer;"
                                + " use a longer column, or set 'shorten' in the mapping"));
        assertThat(council.rows()).isZero();
    }

    @Test
    void a_text_that_may_be_shortened_is_and_says_so() {
        JsonObject mapping = mappingWithSummaryInTitle(", \"shorten\": true");

        council.connect().deliver(Samples.dispatch(mapping, "x".repeat(198) + "\uD83D\uDE00" + "tail"));

        assertThat(council.texts("incidents", "title")).containsExactly("x".repeat(198) + "\u2026");
    }

    @Test
    void an_answer_without_a_code_leaves_its_column_empty_and_the_log_says_which() {
        JsonObject mapping = changed(Samples.mapping(), "\"female\":2", "\"other\":2");
        try (Leaks log = new Leaks()) {
            Delivery delivery = council.connect().deliver(Samples.dispatch(mapping, "text"));

            assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
            assertThat(council.simulator().rows("contact").get(0)).doesNotContainKey("gendercode");
            log.assertHeard("Column 'gendercode' of 'contacts' has no code for what was answered in AR-");
        }
    }

    @Test
    void a_column_that_is_not_there_is_refused_by_name_until_it_is_added() {
        JsonObject mapping = changed(Samples.mapping(), "cf_nhsnumber", "cf_nhs_number");

        Delivery delivery = council.connect().deliver(Samples.dispatch(mapping, "text"));

        assertThat(delivery)
                .isEqualTo(new Delivery.Refused(
                        "not-there",
                        "Dynamics has no column 'cf_nhs_number' of 'contacts'; add it there, or correct the mapping"));
    }

    @Test
    void a_team_without_a_queue_uses_the_default_one_and_without_that_says_what_to_do() {
        Map<String, String> settings = council.settings();
        settings.put("queue", SimulatedCouncil.QUEUE);

        Delivery without = council.connect().deliver(withoutQueue());
        Delivery with = council.connect(settings).deliver(withoutQueue());

        assertThat(without)
                .isEqualTo(new Delivery.Refused(
                        "bind-missing",
                        "'queueid' of 'queueitems' has nothing to refer to; give the team a 'queue', or the connector a"
                                + " default one"));
        assertThat(Outcome.of(with)).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void a_mapping_that_would_change_the_address_is_refused_before_anything_is_sent() {
        JsonObject mapping = changed(Samples.mapping(), "\"set\":\"incidents\"", "\"set\":\"incidents(1)/x\"");

        Delivery delivery = council.connect().deliver(Samples.dispatch(mapping, "text"));

        assertThat(code(delivery)).isEqualTo("mapping");
        assertThat(council.simulator().requests()).isEmpty();
    }

    @Test
    void a_person_is_looked_for_without_anything_personal_in_an_address() {
        council.know(Samples.person());

        council.connect().find(Samples.person());

        assertThat(council.simulator().requests())
                .isNotEmpty()
                .noneMatch(call -> call.path().contains("contacts"))
                .noneMatch(call -> Samples.CANARIES.stream().anyMatch(call.path()::contains));
    }

    @Test
    void an_inactive_record_is_nobody_to_link_to() {
        Map<String, Object> row = new HashMap<>();
        row.put("cf_nhsnumber", "9990000018");
        row.put("statecode", 1);
        council.simulator().seed("contact", row);

        assertThat(council.connect().find(Samples.person())).hasToString("Found[people=[]]");
    }

    private static JsonObject mappingWithSummaryInTitle(String more) {
        return changed(
                Samples.mapping(),
                "\"title\":{\"text\":\"Adult social care referral {{reference}}\"}",
                "\"title\":{\"fact\":\"summary\"" + more + "}");
    }

    private static JsonObject changed(JsonObject mapping, String from, String to) {
        String text = mapping.toString();
        assertThat(text).contains(from);
        try (var reader = Json.createReader(new StringReader(text.replace(from, to)))) {
            return reader.readObject();
        }
    }

    private static Dispatch withoutQueue() {
        Dispatch dispatch = Samples.dispatch();
        JsonObject facts =
                Json.createObjectBuilder(dispatch.facts()).remove("queue").build();
        return new Dispatch(dispatch.key(), dispatch.submission(), facts, dispatch.mapping(), Optional.empty(), true);
    }

    private static Dispatch underAnotherKey(Dispatch dispatch) {
        return new Dispatch(
                UUID.randomUUID(),
                dispatch.submission(),
                dispatch.facts(),
                dispatch.mapping(),
                dispatch.person(),
                true);
    }

    private static String code(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Refused.class);
        return ((Delivery.Refused) delivery).code();
    }

    private void restart(DataverseSimulator.Builder builder) {
        council.close();
        council = new SimulatedCouncil(builder);
    }
}
