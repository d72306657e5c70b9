package uk.careforms.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardsTest {

    @ParameterizedTest
    @ValueSource(strings = {"9990000018", "999 000 0018", " 999-000-0018 ", "999\u00a0000\u00a00018"})
    void an_nhs_number_is_read_with_spaces_and_dashes(String typed) {
        assertThat(NhsNumber.parse(typed)).map(NhsNumber::spaced).contains("999 000 0018");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9990000019", "999 123 4567", "0000000000", "9999999999", "99900000181", "", "٩٩٩٠٠٠٠٠١٨"})
    void a_wrong_check_digit_a_placeholder_or_another_script_is_not_an_nhs_number(String typed) {
        assertThat(NhsNumber.parse(typed)).isEmpty();
    }

    @Test
    void an_nhs_number_never_shows_itself_in_a_log() {
        assertThat(NhsNumber.parse("9990000018").orElseThrow().toString()).isEqualTo("NhsNumber[*******018]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls14ap", "LS1 4AP", " l.s-1 4 a(p) ", "LS1\u00a04AP"})
    void a_postcode_is_read_in_any_case_space_and_punctuation(String typed) {
        assertThat(Postcode.parse(typed)).map(Postcode::text).contains("LS1 4AP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB", "GIR 0AA", "ZZ99 3VZ"})
    void every_published_shape_of_postcode_is_known(String typed) {
        assertThat(Postcode.parse(typed)).map(Postcode::text).contains(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LS1", "12345", "LS1 4A", "QQ1 1AA", "LS1 4CK", "LS111 4AP", "", "LONDON"})
    void what_is_not_a_postcode_is_not_read_as_one(String typed) {
        assertThat(Postcode.parse(typed)).isEmpty();
    }

    @Test
    void the_district_is_the_part_before_the_space() {
        assertThat(new Postcode("EC1A 1BB").district()).isEqualTo("EC1A");
    }

    @Test
    void answers_are_found_by_pointer_and_never_shown() {
        var answers = new Answers(Json.createObjectBuilder()
                .add("person", Json.createObjectBuilder().add("firstName", "Ada"))
                .build());

        assertThat(answers.text("/person/firstName")).contains("Ada");
        assertThat(answers.text("/person/firstName/0")).isEmpty();
        assertThat(answers.text("/needs/meals")).isEmpty();
        assertThat(answers.toString()).doesNotContain("Ada");
    }

    @Test
    void a_form_id_with_a_path_in_it_is_refused() {
        assertThatThrownBy(() -> new FormVersion("../secrets", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FormVersion("adult-referral", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
