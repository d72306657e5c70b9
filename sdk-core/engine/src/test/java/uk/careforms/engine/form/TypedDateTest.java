package uk.careforms.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    27  | 3        | 2025 | 2025-03-27
                    07  | 03       | 2025 | 2025-03-07
                    7   | march    | 2025 | 2025-03-07
                    7   | MAR      | 2025 | 2025-03-07
                    7   | Sept.    | 2025 | 2025-09-07
                    ' 1' | ' jan ' | ' 1950 ' | 1950-01-01
                    29  | 2        | 2024 | 2024-02-29
                    """)
    void a_real_date_becomes_iso_text(String day, String month, String year, String text) {
        TypedDate typed = new TypedDate(day, month, year);

        assertThat(typed.text()).isEqualTo(text);
        assertThat(typed.fault()).isEmpty();
        assertThat(typed.wrongBoxes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    31  | 2   | 2025  | 2025-02-31    | date.not-real              | day month year
                    ''  | 3   | 2025  | 2025-03-      | date.missing-day           | day
                    27  | ''  | 2025  | 2025--27      | date.missing-month         | month
                    27  | 3   | ''    | -03-27        | date.missing-year          | year
                    ''  | ''  | 2025  | 2025--        | date.missing-day-and-month | day month
                    27  | ''  | ''    | --27          | date.missing-month-and-year | month year
                    27  | 3   | 25    | 25-03-27      | date.year-digits           | year
                    27  | 3   | 20255 | 20255-03-27   | date.year-digits           | year
                    x   | 3   | 2025  | 2025-03-x     | date.not-real              | day month year
                    1   | ma  | 2025  | 2025-ma-01    | date.not-real              | day month year
                    1   | 13  | 2025  | 2025-13-01    | date.not-real              | day month year
                    0   | 1   | 2025  | 2025-01-00    | date.not-real              | day month year
                    1   | 1   | year  | year-01-01    | date.not-real              | day month year
                    """)
    void what_is_no_date_is_kept_box_by_box(
            String day, String month, String year, String text, String fault, String boxes) {
        TypedDate typed = new TypedDate(day, month, year);

        assertThat(typed.text()).isEqualTo(text);
        assertThat(typed.fault()).contains(fault);
        assertThat(typed.wrongBoxes()).isEqualTo(List.of(boxes.split(" ")));
        assertThat(TypedDate.fromText(text).fault()).contains(fault);
    }

    @Test
    void the_boxes_can_be_filled_again_from_what_was_kept() {
        assertThat(TypedDate.fromText("2025-03-07")).isEqualTo(new TypedDate("7", "3", "2025"));
        assertThat(TypedDate.fromText("2025-02-31")).isEqualTo(new TypedDate("31", "2", "2025"));
        assertThat(TypedDate.fromText("-03-27")).isEqualTo(new TypedDate("27", "3", ""));
        assertThat(TypedDate.fromText("2025-smarch-1")).isEqualTo(new TypedDate("1", "smarch", "2025"));
    }

    @Test
    void three_empty_boxes_are_no_answer() {
        assertThat(new TypedDate(" ", "", "\t").isBlank()).isTrue();
    }

    @Test
    void dashes_and_floods_in_a_box_do_no_harm() {
        TypedDate typed = new TypedDate("1-2-3", "x".repeat(10_000), "😀".repeat(100));

        assertThat(typed.text().codePointCount(0, typed.text().length())).isLessThanOrEqualTo(62);
        assertThat(typed.fault()).contains("date.not-real");
        assertThat(typed).hasToString("TypedDate[not a date]");
    }
}
