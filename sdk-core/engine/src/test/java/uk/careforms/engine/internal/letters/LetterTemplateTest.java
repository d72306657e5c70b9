package uk.careforms.engine.internal.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.mustachejava.MustacheException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.careforms.api.model.CareFormsException;

class LetterTemplateTest {

    @Test
    void names_sections_and_inverted_sections_are_rendered_as_plain_text() {
        LetterTemplate template =
                LetterTemplate.compile("test", "{{#a}}{{a}} & {{b.c}}{{/a}}{{^d}} no d{{/d}}{{#b}}, {{c}}{{/b}}");

        assertThat(template.render(Map.of("a", "<A>", "b", Map.of("c", "\"C\""))))
                .isEqualTo("<A> & \"C\" no d, \"C\"");
    }

    @Test
    void an_empty_text_counts_as_none() {
        LetterTemplate template = LetterTemplate.compile("test", "{{#a}}some{{/a}}{{^a}}none{{/a}}");

        assertThat(template.render(Map.of("a", ""))).isEqualTo("none");
        assertThat(template.render(Map.of("a", "x"))).isEqualTo("some");
    }

    @Test
    void no_method_or_field_of_any_value_can_be_reached() {
        LetterTemplate template = LetterTemplate.compile(
                "test", "{{#a}}{{length}}{{isEmpty}}{{bytes}}{{class}}{{/a}}{{b.size}}{{b.keySet}}{{n.intValue}}{{n}}");

        assertThat(template.render(Map.of("a", "x", "b", Map.of("c", "d"), "n", 7)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{{a}}}",
                "{{&a}}",
                "{{>a}}",
                "{{> file:///etc/passwd}}",
                "{{>*a}}",
                "{{<a}}{{/a}}",
                "{{$a}}{{/a}}",
                "{{=<% %>=}}",
                "{{%pragma}}",
                "{{!a}}",
                "{{?a}}{{/a}}",
                "{{#a}}",
                "{{/a}}",
                "{{#a}}{{#b}}{{/a}}{{/b}}",
                "{{a",
                "{{}}",
                "{{a b}}",
                "{{.}}",
                "{{#.}}{{/.}}"
            })
    void everything_else_is_refused_before_it_is_compiled(String template) {
        assertThat(LetterTemplate.faults(template, name -> true)).isNotEmpty();
        assertThatExceptionOfType(CareFormsException.class).isThrownBy(() -> LetterTemplate.compile("test", template));
    }

    /** The second wall: what the tag reader did not see is refused by the compiler, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{{a}}}",
                "{{&a}}",
                "{{>a}}",
                "{{>*a}}",
                "{{<a}}{{/a}}",
                "{{$a}}{{/a}}",
                "{{=<% %>=}}",
                "{{%p}}",
                "{{?a}}{{/a}}"
            })
    void the_compiler_itself_knows_nothing_but_names_and_sections(String template) {
        assertThatExceptionOfType(MustacheException.class)
                .isThrownBy(() -> new TextFactory().compile(new StringReader(template), "test"));
    }

    @Test
    void a_fault_says_its_line() {
        assertThat(LetterTemplate.faults("one\ntwo {{x}}\nthree {{{y}}}\n{{#z}}", name -> name.equals("z")))
                .isEqualTo(List.of(
                        "Line 2: 'x' is not a name this letter knows; list answers under 'uses'",
                        "Line 3: unescaped tags are not allowed; write {{name}}",
                        "The section 'z' is never closed; add {{/z}}"));
    }

    @Test
    void a_line_of_tags_that_would_lose_its_end_is_refused() {
        assertThat(LetterTemplate.faults("{{#a}}\nx\n{{/a}}{{b}}\ny", name -> true))
                .containsExactly(
                        "Line 3: a section that goes over several lines begins or ends on this line; give its tag a line"
                                + " of its own");
        assertThat(LetterTemplate.faults("{{#a}}{{b}}\nx\n{{/a}}\ny", name -> true))
                .hasSize(1);
        for (String good : List.of(
                "{{#a}}{{b}}{{/a}}\ny",
                "{{#a}}\nx\n{{/a}}\n{{b}}",
                "{{#a}}\nx\n{{/a}}{{#b}}\nz\n{{/b}}",
                "{{#a}}x\n{{/a}}, {{b}}\n")) {
            assertThat(LetterTemplate.faults(good, name -> true)).as(good).isEmpty();
        }
    }

    @Test
    void a_flood_of_tags_ends_the_reading_not_the_program() {
        assertThat(LetterTemplate.faults("{{#a}}".repeat(200_000), name -> true))
                .isNotEmpty();
        assertThat(LetterTemplate.faults("{{a}}".repeat(200_000), name -> true))
                .containsExactly("Line 1: there are more than 1000 tags");
    }
}
