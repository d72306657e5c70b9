package uk.careforms.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    /** The examples of RFC 7386, appendix A, as far as target and patch are objects, and some of our own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":"b"}             | {"a":"c"}               | {"a":"c"}
                    {"a":"b"}             | {"b":"c"}               | {"a":"b","b":"c"}
                    {"a":"b"}             | {"a":null}              | {}
                    {"a":"b","b":"c"}     | {"a":null}              | {"b":"c"}
                    {"a":["b"]}           | {"a":"c"}               | {"a":"c"}
                    {"a":"c"}             | {"a":["b"]}             | {"a":["b"]}
                    {"a":{"b":"c"}}       | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
                    {"a":[{"b":"c"}]}     | {"a":[1]}               | {"a":[1]}
                    {"e":null}            | {"a":1}                 | {"e":null,"a":1}
                    {}                    | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
                    {"a":"b"}             | {"a":{"c":1}}           | {"a":{"c":1}}
                    {"a":{"b":1,"c":2}}   | {"a":{"b":3}}           | {"a":{"b":3,"c":2}}
                    {"a":1}               | {}                      | {"a":1}
                    """)
    void a_patch_puts_in_and_takes_away(String target, String patch, String result) {
        assertThat(MergePatch.apply(json(target), json(patch))).isEqualTo(json(result));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
