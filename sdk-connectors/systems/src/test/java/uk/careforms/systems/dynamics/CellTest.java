package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.careforms.systems.dynamics.Cell.Unfit;
import uk.careforms.systems.dynamics.ColumnSource.Kind;
import uk.careforms.systems.dynamics.TableDefinition.Column;

class CellTest {

    private static final ColumnSource SOURCE = new ColumnSource(Kind.ANSWER, "/a", Map.of(), false);

    @Test
    void numbers_typed_as_text_become_numbers_where_the_column_takes_them() throws Unfit {
        assertThat(cell("Integer", "12")).isEqualTo("12");
        assertThat(cell("Money", "1234.50")).isEqualTo("1234.50");
        assertThat(cell("String", "12")).isEqualTo("\"12\"");
    }

    @Test
    void a_number_that_is_none_or_monstrous_is_refused() {
        assertRefused("Integer", "twelve");
        assertRefused("Integer", "12.5");
        assertRefused("Integer", "99999999999999999999");
        assertRefused("Money", "1e9999999");
        assertRefused("Decimal", "1".repeat(41));
    }

    @Test
    void yes_and_no_become_booleans_and_nothing_else_does() throws Unfit {
        assertThat(cell("Boolean", "yes")).isEqualTo("true");
        assertThat(cell("Boolean", "no")).isEqualTo("false");
        assertRefused("Boolean", "unknown");
    }

    @Test
    void a_day_and_a_moment_change_into_each_other_in_london() throws Unfit {
        assertThat(date(true, "2026-07-01T23:30:00Z")).isEqualTo("\"2026-07-02\"");
        assertThat(date(true, "2026-11-23")).isEqualTo("\"2026-11-23\"");
        assertThat(date(false, "2026-07-02")).isEqualTo("\"2026-07-01T23:00:00Z\"");
        assertThat(date(false, "2026-11-26T09:30:00+01:00")).isEqualTo("\"2026-11-26T08:30:00Z\"");
        assertThatThrownBy(() -> date(true, "31 February")).isInstanceOf(Unfit.class);
    }

    @Test
    void several_answers_become_one_text_or_one_list_of_codes() throws Unfit {
        JsonValue several =
                Json.createArrayBuilder().add("washing").add("meals").build();

        assertThat(Cell.of("c", SOURCE, several, Optional.of(column("Memo", 100)))
                        .toString())
                .isEqualTo("\"washing, meals\"");
    }

    @Test
    void a_group_of_answers_has_no_place_in_one_column() {
        JsonValue group =
                Json.createObjectBuilder().add("line1", "1 High Street").build();

        assertThatThrownBy(() -> Cell.of("'c' of 't'", SOURCE, group, Optional.empty()))
                .isInstanceOf(Unfit.class)
                .hasMessage("Column 'c' of 't' takes one value and the answer is a group of answers");
    }

    @Test
    void without_definitions_a_value_goes_as_it_is() throws Unfit {
        assertThat(Cell.of("c", SOURCE, Json.createValue(2), Optional.empty()).toString())
                .isEqualTo("2");
        assertThat(Cell.of("c", SOURCE, JsonValue.TRUE, Optional.empty()).toString())
                .isEqualTo("true");
        assertThat(Cell.of("c", SOURCE, Json.createValue("text"), Optional.empty())
                        .toString())
                .isEqualTo("\"text\"");
    }

    @Test
    void shortening_never_cuts_a_character_in_two() throws Unfit {
        ColumnSource shorten = new ColumnSource(Kind.ANSWER, "/a", Map.of(), true);

        assertThat(Cell.of("c", shorten, Json.createValue("ab\uD83D\uDE00cd"), Optional.of(column("String", 4)))
                        .stringValue())
                .isEqualTo("ab\u2026");
    }

    private static String cell(String type, String value) throws Unfit {
        return Cell.of("'c' of 't'", SOURCE, Json.createValue(value), Optional.of(column(type, 100)))
                .toString();
    }

    private static String date(boolean dateOnly, String value) throws Unfit {
        Column column = new Column("c", "DateTime", OptionalInt.empty(), dateOnly, true, false, Set.of());
        return Cell.of("'c' of 't'", SOURCE, Json.createValue(value), Optional.of(column))
                .toString();
    }

    private static void assertRefused(String type, String value) {
        assertThatThrownBy(() -> cell(type, value)).isInstanceOf(Unfit.class).hasMessageNotContaining(value);
    }

    private static Column column(String type, int length) {
        return new Column("c", type, OptionalInt.of(length), false, true, false, Set.of());
    }
}
