package uk.careforms.engine.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    /** With the meaning of draft-07: a keyword says nothing about a value of another type. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'properties': {'a': {'const': 'x'}}}                    | {'a': 'x'}        | true
                    {'properties': {'a': {'const': 'x'}}}                    | {'a': 'y'}        | false
                    {'properties': {'a': {'const': 'x'}}}                    | {}                | true
                    {'properties': {'a': {'const': 'x'}}, 'required': ['a']} | {}                | false
                    {'properties': {'a': {'const': true}}}                   | {'a': true}       | true
                    {'properties': {'a': {'const': true}}}                   | {'a': 'true'}     | false
                    {'properties': {'a': {'const': 1}}}                      | {'a': 1.0}        | true
                    {'properties': {'a': {'enum': ['x', 'y']}}}              | {'a': 'y'}        | true
                    {'properties': {'a': {'enum': ['x', 'y']}}}              | {'a': 'z'}        | false
                    {'properties': {'a': {'contains': {'const': 'x'}}}}      | {'a': ['y', 'x']} | true
                    {'properties': {'a': {'contains': {'const': 'x'}}}}      | {'a': []}         | false
                    {'properties': {'a': {'contains': {'const': 'x'}}}}      | {'a': 'y'}        | true
                    {'properties': {'a': {'type': 'array', 'contains': {'const': 'x'}}}} | {'a': 'x'} | false
                    {'properties': {'a': {'type': 'array'}}}                 | {'a': []}         | true
                    {'properties': {'a': {'type': 'object'}}}                | {'a': {}}         | true
                    {'properties': {'a': {'type': 'string'}}}                | {'a': true}       | false
                    {'properties': {'a': {'type': 'boolean'}}}               | {'a': true}       | true
                    {'properties': {'a': {'not': {'const': 'x'}}}}           | {'a': 'y'}        | true
                    {'properties': {'a': {'not': {'const': 'x'}}}}           | {'a': 'x'}        | false
                    {'anyOf': [{'required': ['a']}, {'required': ['b']}]}    | {'b': 1}          | true
                    {'anyOf': [{'required': ['a']}, {'required': ['b']}]}    | {}                | false
                    {'allOf': [{'required': ['a']}, {'required': ['b']}]}    | {'b': 1}          | false
                    {'oneOf': [{'required': ['a']}, {'required': ['b']}]}    | {'a': 1, 'b': 1}  | false
                    {'oneOf': [{'required': ['a']}, {'required': ['b']}]}    | {'a': 1}          | true
                    {}                                                       | {}                | true
                    """)
    void a_fragment_holds_as_any_validator_would_say(String fragment, String answers, boolean holds) {
        assertThat(Condition.of(json(fragment)).holds(json(answers))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'pattern': 'x'}",
                "{'$ref': '#'}",
                "{'if': {}}",
                "{'type': 'number'}",
                "{'type': ['array']}",
                "{'properties': []}",
                "{'properties': {'a': true}}",
                "{'required': 'a'}",
                "{'required': []}",
                "{'required': [1]}",
                "{'enum': []}",
                "{'anyOf': [1]}",
                "{'not': 'x'}"
            })
    void anything_else_is_refused(String fragment) {
        assertThatIllegalArgumentException().isThrownBy(() -> Condition.of(json(fragment)));
    }

    @Test
    void an_empty_fragment_always_applies() {
        assertThat(Condition.of(json("{}"))).isSameAs(Condition.ALWAYS);
        assertThat(Condition.ALWAYS.isAlways()).isTrue();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
