package uk.careforms.forms.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @Test
    void a_form_is_read_as_browsers_write_it() {
        Fields fields = Fields.parse("name=O%27Sample+%C3%A9%F0%9F%98%80&area=washing&area=meals&none=&bare")
                .orElseThrow();

        assertThat(fields.text("name")).isEqualTo("O'Sample é😀");
        assertThat(fields.all("area")).containsExactly("washing", "meals");
        assertThat(fields.first("none")).contains("");
        assertThat(fields.first("bare")).contains("");
        assertThat(fields.first("absent")).isEmpty();
    }

    @Test
    void line_ends_become_single_line_feeds() {
        assertThat(Fields.parse("story=one%0D%0Atwo%0Dthree%0A").orElseThrow().text("story"))
                .isEqualTo("one\ntwo\nthree\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%00", "a=%C3", "a=%ED%A0%80", "a=%zz", "a=%4", "%00=a", "a=%C0%80"})
    void what_is_not_utf8_text_is_refused(String encoded) {
        assertThat(Fields.parse(encoded)).isEmpty();
    }

    @Test
    void more_fields_than_any_form_has_are_refused() {
        assertThat(Fields.parse("a=1&".repeat(600) + "a=1")).isEmpty();
    }

    @Test
    void a_log_line_never_shows_what_was_typed() {
        assertThat(Fields.parse("secret=hunter2").orElseThrow()).hasToString("Fields[secret]");
    }
}
