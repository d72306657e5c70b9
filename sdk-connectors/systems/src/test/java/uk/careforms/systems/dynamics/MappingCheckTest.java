package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.testkit.Samples;

class MappingCheckTest {

    private final SimulatedCouncil council = new SimulatedCouncil();

    @AfterEach
    void close() {
        council.close();
    }

    @Test
    void every_fault_of_a_mapping_is_listed_at_once_with_its_place() {
        assertThat(check(
                        """
                        { "tables": [
                          { "set": "contacts", "row": "person", "columns": {
                              "firstname": {"fact": "summary"},
                              "FirstName": {"answer": "/person/firstName"},
                              "fullname": {"answer": "/person/firstName"},
                              "gendercode": {"answer": "/person/sex", "codes": {"female": 7, "male": "1"}},
                              "preferredcontactmethodcode": {"answer": "/person/contact"} } },
                          { "set": "incident", "row": "wrong-set", "columns": {} },
                          { "set": "incidents", "row": "case", "columns": {
                              "title": {"text": "%s"},
                              "customerid": {"answer": "/person/id"} },
                            "binds": { "CustomerId_contact": {"row": "person"}, "parentcaseid": {"row": "person"} } } ],
                          "case": "case", "label": "cf_ref" }
                        """
                                .formatted("x".repeat(201))))
                .map(SetupProblem::toString)
                .containsExactlyInAnyOrder(
                        "m.json /tables/0/columns/firstname: Column 'firstname' takes 50 characters, and up to 10000 are to"
                                + " go there; use a longer column, or set 'shorten'",
                        "m.json /tables/0/columns/FirstName: Dynamics has no column 'FirstName' in 'contacts'; similar:"
                                + " 'firstname'",
                        "m.json /tables/0/columns/fullname: Column 'fullname' cannot be set on a new row",
                        "m.json /tables/0/columns/gendercode/codes/female: must be the number of a choice of column"
                                + " 'gendercode': [1, 2]",
                        "m.json /tables/0/columns/gendercode/codes/male: must be the number of a choice of column"
                                + " 'gendercode': [1, 2]",
                        "m.json /tables/0/columns/preferredcontactmethodcode: Column 'preferredcontactmethodcode' is a"
                                + " choice; give a number for each answer in 'codes'",
                        "m.json /tables/1/set: Dynamics has no set 'incident'; a set is named in the plural, like"
                                + " 'incidents'; similar: 'incidents'",
                        "m.json /tables/2/columns/title: Column 'title' takes 200 characters, and up to 201 are to go there;"
                                + " use a longer column, or set 'shorten'",
                        "m.json /tables/2/columns/customerid: Column 'customerid' refers to another record; use 'binds'",
                        "m.json /tables/2/binds/CustomerId_contact: Dynamics has no navigation property 'CustomerId_contact'"
                                + " there; names are exact to the case: write 'customerid_contact'",
                        "m.json /tables/2/binds/parentcaseid: 'parentcaseid' leads to 'incident' and not to 'contact'",
                        "m.json /tables/2: 'label' names the column 'cf_ref', which 'incidents' does not have",
                        "m.json /tables/2/columns: No column of the case takes the fact 'reference'; staff could not find it,"
                                + " and we could not tell ours");
    }

    @Test
    void constants_that_do_not_fit_and_required_columns_left_out_are_found_before_the_first_case() {
        assertThat(
                        check(
                                """
                        { "tables": [
                          { "set": "contcats", "row": "person", "columns": {} },
                          { "set": "incidents", "row": "case", "columns": {
                              "cf_reference": {"fact": "reference"},
                              "cf_formversion": {"text": "first"},
                              "prioritycode": {"text": "9"},
                              "caseorigincode": {"text": "3"},
                              "cf_safeguarding": {"text": "perhaps"},
                              "cf_receivedon": {"text": "yesterday"},
                              "cf_form": {"text": "adult-referral"},
                              "cf_signall": {"text": "x"} } } ],
                          "case": "case" }
                        """))
                .map(SetupProblem::toString)
                .containsExactlyInAnyOrder(
                        "m.json /tables/0/set: Dynamics has no set 'contcats'; a set is named in the plural, like"
                                + " 'incidents'; similar: 'contacts'",
                        "m.json /tables/1/columns/cf_formversion: Column 'cf_formversion' takes a number and got something"
                                + " else; the mapping may need 'codes'",
                        "m.json /tables/1/columns/prioritycode: 'text' must be the number of a choice of column"
                                + " 'prioritycode': [1, 2, 3]",
                        "m.json /tables/1/columns/cf_safeguarding: Column 'cf_safeguarding' takes yes or no; the mapping may"
                                + " need 'codes'",
                        "m.json /tables/1/columns/cf_receivedon: Column 'cf_receivedon' takes a date and time with offset,"
                                + " like 2026-11-23T09:00:00Z",
                        "m.json /tables/1/columns/cf_signall: Dynamics has no column 'cf_signall' in 'incidents'; similar:"
                                + " 'cf_signal'",
                        "m.json /tables/1/columns: Column 'customerid' of 'incidents' is required in Dynamics and the mapping"
                                + " leaves it out; map it, or make it optional there");
    }

    @Test
    void what_is_put_beside_a_case_that_is_there_needs_no_reference_of_its_own() {
        assertThat(
                        check(
                                """
                        { "tables": [ { "set": "annotations", "row": "note",
                            "columns": { "notetext": {"fact": "letter", "shorten": true} },
                            "binds": { "objectid_incident": {"set": "incidents", "fact": "caseId"} } } ],
                          "case": "note" }
                        """))
                .isEmpty();
    }

    @Test
    void a_limit_of_files_above_the_organisations_is_named() {
        Map<String, String> settings = council.settings();
        settings.put("max-attachment-bytes", "20000000");

        assertThat(council.connect(settings).check(Map.of()))
                .containsExactly(new SetupProblem(
                        "dynamics max-attachment-bytes",
                        "Setting 'max-attachment-bytes' is 20000000 and Dynamics takes 5242880; lower the setting, or raise"
                                + " the limit there"));
    }

    @Test
    void a_mapping_that_is_wrong_in_itself_is_said_so_without_the_remote() {
        assertThat(
                        check(
                                """
                        { "tables": [
                          { "set": "contacts(1)", "row": "person", "colums": {}, "columns": {
                              "firstname": {"answer": "person/firstName"}, "lastname": {}, "birthdate": "1941" } },
                          { "set": "contacts", "row": "person", "columns": {}, "skipWhenLinked": true },
                          { "set": "tasks", "row": "task", "columns": {}, "skipWhenLinked": true,
                            "binds": {"regardingobjectid_incident_task": {"row": "case"}} } ],
                          "case": "task" }
                        """))
                .map(SetupProblem::where)
                .containsExactly(
                        "m.json /tables/0/colums",
                        "m.json /tables/0/set",
                        "m.json /tables/0/columns/firstname/answer",
                        "m.json /tables/0/columns/lastname",
                        "m.json /tables/0/columns/birthdate",
                        "m.json /tables/1/row",
                        "m.json /tables/2/binds/regardingobjectid_incident_task",
                        "m.json /tables",
                        "m.json /case");
    }

    @Test
    void a_default_queue_must_be_there() {
        Map<String, String> settings = council.settings();
        settings.put("queue", UUID.randomUUID().toString());

        assertThat(council.connect(settings).check(Map.of()))
                .containsExactly(
                        new SetupProblem(
                                "dynamics queue",
                                "Setting 'queue' names a queue that Dynamics does not have; open the queue there and copy its id"));
    }

    @Test
    void a_wrong_secret_is_one_problem_that_says_what_to_do() {
        assertThat(council.withBadSecret().check(Map.of("m.json", Samples.mapping())))
                .containsExactly(new SetupProblem(
                        "dynamics",
                        "Dynamics sign-in was refused (invalid_client); check client id, secret or certificate, and their"
                                + " expiry"));
    }

    @Test
    void a_column_added_since_is_seen_by_the_next_check() {
        DynamicsCases cases = council.connect();
        cases.deliver(Samples.dispatch());
        int before = council.simulator().requests().size();

        cases.check(Map.of("m.json", Samples.mapping()));
        int checked = council.simulator().requests().size();
        cases.deliver(Samples.dispatch());
        int delivered = council.simulator().requests().size();
        council.clock().advance(Duration.ofMinutes(16));
        cases.deliver(Samples.dispatch());

        assertThat(checked - before)
                .as("who am I, the limit of files, tables, their columns")
                .isEqualTo(4);
        assertThat(delivered - checked).as("tables, columns, change set").isEqualTo(3);
        assertThat(council.simulator().requests().size() - delivered)
                .as("definitions are a quarter of an hour old")
                .isEqualTo(3);
    }

    private List<SetupProblem> check(String mapping) {
        try (var reader = Json.createReader(new StringReader(mapping))) {
            JsonObject json = reader.readObject();
            return council.connect().check(Map.of("m.json", json));
        }
    }
}
