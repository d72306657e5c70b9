package uk.careforms.engine.internal.pack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proof may miss a good answer, which the validator then finds good; it must never show a bad one good. */
class ProofTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string','minLength':2,'maxLength':3}|'ab'|true",
                "{'type':'string','minLength':2,'maxLength':3}|'a'|false",
                "{'type':'string','minLength':2,'maxLength':3}|'abcd'|false",
                "{'type':'string','minLength':2,'maxLength':3}|'𝄞𝄞𝄞'|true",
                "{'type':'string','minLength':2,'maxLength':3}|'𝄞'|false",
                "{'type':'string','pattern':'^[a-z]+$'}|'abc'|true",
                "{'type':'string','pattern':'^[a-z]+$'}|'Abc'|false",
                "{'type':'string','format':'birth-date'}|'1950-02-28'|true",
                "{'type':'string','format':'birth-date'}|'1950-02-31'|false",
                "{'type':'string','format':'never-heard-of'}|'x'|false",
                "{'type':'string','oneOf':[{'const':'yes','title':'Yes'}]}|'yes'|true",
                "{'type':'string','oneOf':[{'const':'yes','title':'Yes'}]}|'no'|false",
                "{'type':'string','oneOf':[{'minLength':1}]}|'yes'|false",
                "{'type':'boolean','const':true}|true|true",
                "{'type':'boolean','const':true}|false|false",
                "{'type':'boolean'}|'true'|false",
                "{'type':'array','minItems':1,'maxItems':2,'uniqueItems':true,'items':{'type':'string'}}|['a','b']|true",
                "{'type':'array','minItems':1,'maxItems':2,'uniqueItems':true,'items':{'type':'string'}}|['a','a']|false",
                "{'type':'array','minItems':1,'maxItems':2}|[]|false",
                "{'type':'array','minItems':1,'maxItems':2}|['a','b','c']|false",
                "{'type':'array','items':{'type':'string','maxLength':1}}|['ab']|false",
                "{'type':'object','properties':{'a':{'type':'string'}},'required':['a'],'additionalProperties':false}|{'a':'x'}|true",
                "{'type':'object','properties':{'a':{'type':'string'}},'required':['a'],'additionalProperties':false}|{}|false",
                "{'type':'object','properties':{'a':{'type':'string'}},'additionalProperties':false}|{'b':'x'}|false",
                "{'type':'object','properties':{'a':{'type':'string'}}}|{'a':'x'}|false",
                "{'type':'integer','minimum':1}|3|false"
            })
    void what_is_shown_is_so(String schema, String answer, boolean shown) {
        JsonValue value = json("{'it':" + answer + "}").getOrDefault("it", JsonValue.NULL);

        assertThat(Proof.of(json(schema)).holds(value, TODAY)).isEqualTo(shown);
    }

    @Test
    void a_keyword_that_is_not_known_shows_nothing() {
        assertThat(Proof.of(json("{'type':'string','if':{}}")).holds(Json.createValue("x"), TODAY))
                .isFalse();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
