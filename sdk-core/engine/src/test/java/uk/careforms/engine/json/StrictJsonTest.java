package uk.careforms.engine.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.careforms.api.model.Problem;

class StrictJsonTest {

    @Test
    void plain_json_is_read_as_it_is() {
        JsonObject json = good(
                "{\"a\": {\"b\": [1, -2.50, 1E+20, true, false, null, \"x\\n\\u00e9\\ud83d\\ude00\"]}, \"\": {}}\n");

        assertThat(json).hasToString("{\"a\":{\"b\":[1,-2.50,1E+20,true,false,null,\"x\\né😀\"]},\"\":{}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                          | json.empty
                    '  '                        | json.empty
                    []                          | json.not-an-object
                    1                           | json.not-an-object
                    "text"                      | json.not-an-object
                    null                        | json.not-an-object
                    {                           | json.syntax
                    {"a"}                       | json.syntax
                    {"a":1,}                    | json.syntax
                    {"a":[1,]}                  | json.syntax
                    {,"a":1}                    | json.syntax
                    {"a":01}                    | json.syntax
                    {"a":.5}                    | json.syntax
                    {"a":1.}                    | json.syntax
                    {"a":+1}                    | json.syntax
                    {"a":1e}                    | json.syntax
                    {"a":0x10}                  | json.unquoted
                    {"a":"b}                    | json.syntax
                    {"a":"\\x"}                 | json.syntax
                    {"a":"\\u12"}               | json.syntax
                    {"a":1}}                    | json.trailing-text
                    {"a":1} {"b":2}             | json.trailing-text
                    {"a":1} true                | json.trailing-text
                    {"a":1},                    | json.trailing-text
                    {"a":1,"a":2}               | json.duplicate-key
                    {"a":1,"\\u0061":2}         | json.duplicate-key
                    {"b":[{"a":1,"a":1}]}       | json.duplicate-key
                    {"a":NaN}                   | json.not-a-number
                    {"a":-Infinity}             | json.not-a-number
                    {"a":Infinity}              | json.not-a-number
                    {a:1}                       | json.unquoted
                    {"a":yes}                   | json.unquoted
                    {"a":True}                  | json.unquoted
                    {"a":undefined}             | json.unquoted
                    // no                       | json.comment
                    {"a":1 /* no */}            | json.comment
                    {"a":"b" # no               | json.comment
                    {"a":1;}                    | json.syntax
                    {“a”:1}                     | json.unquoted
                    {"a":"\\u0000"}             | json.nul
                    {"\\u0000":1}               | json.nul
                    {"a":"\\ud83d"}             | json.lone-surrogate
                    {"a":"\\ud83dx"}            | json.lone-surrogate
                    {"a":"\\ude00\\ud83d"}      | json.lone-surrogate
                    {"\\ud83d":1}               | json.lone-surrogate
                    {"a":1e21}                  | json.number-too-large
                    {"a":1e-21}                 | json.number-too-large
                    {"a":1e9999999}             | json.number-too-large
                    {"a":1E+0000000021}         | json.number-too-large
                    """)
    void what_parsers_disagree_on_is_refused(String text, String code) {
        assertThat(bad(text).code()).isEqualTo(code);
    }

    @Test
    void single_quotes_are_no_quotes() {
        assertThat(bad("{'a':1}").code()).isEqualTo("json.single-quotes");
    }

    @Test
    void raw_control_characters_are_refused_in_and_outside_of_texts() {
        assertThat(bad("{\"a\":\"x\ny\"}").code()).isEqualTo("json.control-character");
        assertThat(bad("{\"a\":\"x\ty\"}").code()).isEqualTo("json.control-character");
        assertThat(bad("{\"a\":\"x\0y\"}").code()).isEqualTo("json.nul");
        assertThat(bad("{\"a\":\0}").code()).isEqualTo("json.nul");
        assertThat(bad("{\"a\":\u000b1}").code()).isEqualTo("json.syntax");
        assertThat(bad("{\"a\":\u00a01}").code()).isEqualTo("json.syntax");
        assertThat(bad("{\"a\":\"\ud83d\"}").code()).isEqualTo("json.lone-surrogate");
    }

    @Test
    void the_sentence_says_the_line_and_the_column_and_never_what_stands_there() {
        Problem problem = bad("{\n  \"secret\": 1,\n  \"other\": gibberish\n}");

        assertThat(problem.pointer()).isEmpty();
        assertThat(problem.sentence()).endsWith("(line 3, column 12)").doesNotContain("gibberish");
        assertThat(bad("{\"mum\": 1, \"mum\": 2}").sentence()).doesNotContain("mum");
    }

    @Test
    void sixty_four_levels_are_read_and_one_more_is_not() {
        assertThat(good(nested(64))).hasSize(1);
        assertThat(bad(nested(65)).code()).isEqualTo("json.too-deep");
        assertThat(bad("{\"a\":" + "[".repeat(100_000)).code()).isEqualTo("json.too-deep");
        assertThat(bad("{\"a\":".repeat(40_000)).code()).isEqualTo("json.too-deep");
    }

    private static String nested(int levels) {
        return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }

    @Test
    void numbers_have_at_most_forty_characters() {
        assertThat(good("{\"a\":" + "9".repeat(40) + "}")).hasSize(1);
        assertThat(bad("{\"a\":" + "9".repeat(41) + "}").code()).isEqualTo("json.number-too-long");
        assertThat(bad("{\"a\":-" + "9".repeat(200_000) + "}").code()).isEqualTo("json.number-too-long");
        assertThat(bad("{\"a\":0." + "0".repeat(60) + "1}").code()).isEqualTo("json.number-too-long");
        assertThat(good("{\"a\":1e20,\"b\":1E-20}")).hasSize(2);
    }

    @Test
    void a_quarter_of_a_mebibyte_is_read_and_one_byte_more_is_not() {
        String most = "{\"a\":\"" + "x".repeat(StrictJson.MAX_BYTES - 8) + "\"}";

        assertThat(StrictJson.read(most.getBytes(UTF_8))).isInstanceOf(StrictJson.Read.Good.class);
        assertThat(bad((most + " ").getBytes(UTF_8)).code()).isEqualTo("json.too-large");
        assertThat(bad(most + " ").code()).isEqualTo("json.too-large");
    }

    @Test
    void no_more_of_a_stream_is_read_than_the_limit() throws IOException {
        byte[] endless = " ".repeat(StrictJson.MAX_BYTES * 2).getBytes(UTF_8);
        try (InputStream stream = new ByteArrayInputStream(endless)) {
            assertThat(StrictJson.read(stream)).isInstanceOf(StrictJson.Read.Bad.class);
            assertThat(stream.available()).isEqualTo(endless.length - StrictJson.MAX_BYTES - 1);
        }
        assertThat(StrictJson.read(new ByteArrayInputStream("{}".getBytes(UTF_8))))
                .isInstanceOf(StrictJson.Read.Good.class);
    }

    @Test
    void only_utf_8_without_a_byte_order_mark_is_read() {
        assertThat(bad("\uFEFF{}".getBytes(UTF_8)).code()).isEqualTo("json.byte-order-mark");
        assertThat(bad("{}".getBytes(UTF_16)).code()).isEqualTo("json.not-utf8");
        assertThat(bad(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}).code())
                .isEqualTo("json.not-utf8");
        assertThat(bad(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'})
                        .code())
                .as("an overlong U+0000")
                .isEqualTo("json.not-utf8");
        assertThat(bad(new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0xBD, '"', ':', '1', '}'})
                        .code())
                .as("a surrogate written as UTF-8")
                .isEqualTo("json.not-utf8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${7*191}", "<script>alert(1)</script>", "O’Brien \\\" \\\\ /", "مرحبا", "😀", "' or 1=1 --"})
    void what_people_write_comes_through_unchanged(String text) {
        JsonObject json = good("{\"a\":\"" + text + "\"}");

        assertThat(json.getString("a")).isEqualTo(text.replace("\\\"", "\"").replace("\\\\", "\\"));
    }

    private static JsonObject good(String text) {
        return StrictJson.read(text).fold(StrictJson.Read.Good::json, bad -> {
            throw new AssertionError(bad.problem().sentence());
        });
    }

    private static Problem bad(String text) {
        return problem(StrictJson.read(text));
    }

    private static Problem bad(byte[] bytes) {
        return problem(StrictJson.read(bytes));
    }

    private static Problem problem(StrictJson.Read read) {
        return read.fold(
                good -> {
                    throw new AssertionError("read " + good.json());
                },
                StrictJson.Read.Bad::problem);
    }
}
