package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.careforms.engine.form.Warning;
import uk.careforms.engine.internal.pack.derive.CalculationSpec;

/** Facts, evidence and warnings that a pack derives from answers. */
class DerivedTest {

    private static final String DERIVED =
            """
            "calculations": { "charge": { "calculation": "adding-up", "asOf": { "answer": "/visit/day" }, "facts": {
              "nation": "england",
              "person": { "dateOfBirth": { "answer": "/person/dateOfBirth" }, "told": { "answered": "/needs/story" } },
              "carer": { "answer": "/needs/washing", "codes": { "yes": true, "no": false }, "default": null },
              "people": { "answer": "/visit/people", "as": "number" },
              "lines": { "concat": [
                { "each": "/household", "when": { "/carer": "yes" }, "item": { "row": { "item": "/row" }, "who": { "item": "/name" },
                  "kind": { "item": "/carer", "codes": { "yes": "carer" } }, "age": { "item": "/age" } } },
                [{ "who": "me" }] ] },
              "home": { "when": { "/about/who": "self" }, "then": { "own": true }, "else": { "own": false } },
              "other": { "when": { "/about/who": "other" }, "then": "x" } } } },
            "evidence": [
              { "id": "birth", "title": "Birth certificate" },
              { "id": "letter", "title": "A letter from them", "each": "/household", "label": "/name", "when": { "/carer": "yes" }, "hint": "Any letter" } ],
            "warnings": [{ "id": "alone", "when": { "/visit/people": "0" }, "sentence": "Nobody lives with you?", "at": "/visit/people" }],
            "chasing": { "remindAfterDays": [7, 14, 21], "deadlineDays": 28 },
            """;

    private static final JsonObject ANSWERS = SmallAsk.json(
            """
            {'about': {'who': 'self'}, 'person': {'dateOfBirth': '1950-02-03'}, 'needs': {'washing': 'no'},
             'visit': {'day': '2026-12-01', 'people': '0'},
             'household': [{'row': 'aaaa1111', 'name': 'Bo', 'carer': 'yes'}, {'row': 'bbbb2222', 'name': 'Cy', 'carer': 'no'}]}
            """);

    @Test
    void facts_are_made_of_visible_answers_and_what_is_not_answered_is_left_out() {
        assertThat(charge().facts(ANSWERS))
                .isEqualTo(
                        SmallAsk.json(
                                """
                                {'nation': 'england', 'person': {'dateOfBirth': '1950-02-03', 'told': false}, 'carer': false, 'people': 0,
                                 'lines': [{'row': 'aaaa1111', 'who': 'Bo', 'kind': 'carer'}, {'who': 'me'}], 'home': {'own': true}}
                                """));
    }

    @Test
    void the_day_of_the_rules_is_the_one_that_was_answered_or_today() {
        CalculationSpec charge = charge();

        assertThat(charge.calculation()).isEqualTo("adding-up");
        assertThat(charge.asOf(ANSWERS, SmallAsk.TODAY)).isEqualTo("2026-12-01");
        assertThat(charge.asOf(SmallAsk.json("{'visit': {'day': '2026--01'}}"), SmallAsk.TODAY))
                .isEqualTo(SmallAsk.TODAY);
        assertThat(charge.asOf(SmallAsk.json("{}"), SmallAsk.TODAY)).isEqualTo(SmallAsk.TODAY);
    }

    @Test
    void evidence_is_asked_once_or_for_each_item_by_its_stable_name() {
        assertThat(pack().evidence(ANSWERS))
                .extracting(one -> List.of(one.id(), one.row(), one.label(), one.pointer(), one.hint()))
                .containsExactly(
                        List.of("birth", "", "", "", ""),
                        List.of("letter", "aaaa1111", "Bo", "/household", "Any letter"));
        assertThat(pack().chasing()).hasValueSatisfying(chasing -> {
            assertThat(chasing.remindAfterDays()).containsExactly(7, 14, 21);
            assertThat(chasing.deadlineDays()).isEqualTo(28);
        });
    }

    @Test
    void a_warning_is_said_and_is_no_problem() {
        assertThat(pack().warnings(ANSWERS))
                .containsExactly(new Warning("alone", "Nobody lives with you?", "/visit/people"));
        assertThat(pack().warnings(SmallAsk.json("{}"))).isEmpty();
    }

    @Test
    void an_amount_that_is_not_usual_for_its_kind_is_worth_a_second_look() {
        Map<String, String> files = withUsual();
        FormPack pack = SmallAsk.one(SmallAsk.load(files));

        assertThat(
                        pack.warnings(
                                SmallAsk.json(
                                        """
                                {'household': [{'carer': 'yes', 'pay': '76.70', 'per': 'week'}, {'carer': 'yes', 'pay': '306.80', 'per': 'four-weeks'},
                                  {'carer': 'yes', 'pay': '80.00', 'per': 'week'}, {'carer': 'yes', 'pay': '80.00', 'per': 'month'}, {'carer': 'no', 'pay': '80.00', 'per': 'week'}]}
                                """)))
                .extracting(Warning::pointer)
                .containsExactly("/household/2/pay");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "/visit/day"        | "/person/phone"    | is not a date
                    "/visit/day"        | "/visit/never"     | No page asks '/visit/never'
                    { "item": "/age" }  | { "item": "/size" } | The items of the list have no '/size'
                    "each": "/household", "when" | "each": "/person/firstName", "when" | is not a list of items
                    "codes": { "yes": "carer" } | "codes": { "yep": "carer" } | can never be 'yep'
                    "when": { "/about/who": "self" }, "then" | "when": { "/about/who": "selb" }, "then" | can never be 'selb'
                    "label": "/name"    | "label": "/bank"   | The items of the list have no '/bank'
                    "id": "letter"      | "id": "birth"      | is there twice
                    "at": "/visit/people" }] | "at": "/x" }] | No page asks '/x'
                    [7, 14, 21]         | [7, 14, 30]        | all before the deadline
                    "told": { "answered": "/needs/story" } | "told": { "item": "/name" } | this is in no list
                    "as": "number"      | "as": "euro"       | Only "as": "number" is known
                    """)
    void what_a_rule_names_must_be_there(String from, String to, String fault) {
        Map<String, String> files = files();
        String form = String.valueOf(files.get("small-ask/form.json"));
        int at = form.indexOf("\"calculations\"");
        assertThat(form.substring(at)).contains(from);
        files.put(
                "small-ask/form.json",
                form.substring(0, at) + form.substring(at).replace(from, to));

        assertThat(SmallAsk.load(files).problems())
                .anySatisfy(problem -> assertThat(problem.toString()).contains(fault));
    }

    private static CalculationSpec charge() {
        return Objects.requireNonNull(pack().calculations().get("charge"));
    }

    private static FormPack pack() {
        return SmallAsk.one(SmallAsk.load(files()));
    }

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>(SmallAsk.source().files());
        files.computeIfPresent(
                "small-ask/form.json",
                (name, text) -> text.replace("\"connectors\": {", DERIVED + "  \"connectors\": {"));
        return files;
    }

    private static Map<String, String> withUsual() {
        Map<String, String> files = files();
        files.computeIfPresent(
                "small-ask/schema.json",
                (name, text) -> text.replace(
                        "\"carer\": {",
                        """
                        "pay": { "type": "string", "title": "Pay", "format": "money" },
                        "per": { "type": "string", "title": "For how long", "oneOf": [{ "const": "week", "title": "A week" }, { "const": "four-weeks", "title": "Four weeks" }, { "const": "month", "title": "A month" }] },
                        "carer": {"""));
        files.computeIfPresent(
                "small-ask/form.json",
                (name, text) -> text.replace(
                        "{ \"at\": \"/household\" }",
                        "{ \"at\": \"/household\", \"usual\": { \"file\": \"usual.json\", \"kind\": \"/carer\", \"amount\": \"/pay\", \"period\": \"/per\" } }"));
        files.put("small-ask/usual.json", "{\"source\": \"Invented\", \"weekly\": {\"yes\": [\"73.90\", \"76.70\"]}}");
        return files;
    }
}
