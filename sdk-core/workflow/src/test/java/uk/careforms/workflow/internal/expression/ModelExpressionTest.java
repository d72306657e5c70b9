package uk.careforms.workflow.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.careforms.api.spi.ProcessSource.VariableType;

class ModelExpressionTest {

    private static final Map<String, Object> FACTS =
            Map.of("signal", "LIKELY", "count", 3L, "urgent", true, "calm", false);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "${signal == 'LIKELY'}; true",
                "${signal == 'likely'}; false",
                "${signal != 'HUMAN'}; true",
                "${count == 3}; true",
                "${count == -3}; false",
                "${urgent}; true",
                "${!urgent}; false",
                "${!!urgent}; true",
                "${urgent && calm}; false",
                "${urgent || calm}; true",
                "${calm || urgent && calm}; false",
                "${(calm || urgent) && urgent}; true",
                "${!(calm || urgent)}; false",
                "${urgent == true}; true",
                "${calm != false}; false",
                "${ urgent  &&\t signal == 'LIKELY' }; true",
                "${'a' == 'a'}; true"
            })
    void a_condition_is_read_as_people_read_it(String text, boolean expected) throws ExpressionFault {
        assertThat(ModelExpression.parse(text).value(FACTS::get)).isEqualTo(expected);
    }

    @Test
    void a_variable_that_is_not_set_equals_nothing() throws ExpressionFault {
        assertThat(ModelExpression.parse("${later == 'x'}").value(FACTS::get)).isEqualTo(false);
        assertThat(ModelExpression.parse("${later != 'x'}").value(FACTS::get)).isEqualTo(true);
        assertThat(ModelExpression.parse("${later == other}").value(FACTS::get)).isEqualTo(false);
    }

    @Test
    void a_yes_or_no_that_is_not_set_is_an_error_not_a_no() {
        for (String text : new String[] {"${!later}", "${later && urgent}", "${calm || later}", "${!signal}"}) {
            assertThatThrownBy(() -> ModelExpression.parse(text).value(FACTS::get))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void what_does_not_matter_any_more_is_not_read() throws ExpressionFault {
        assertThat(ModelExpression.parse("${calm && later}").value(FACTS::get)).isEqualTo(false);
        assertThat(ModelExpression.parse("${urgent || later}").value(FACTS::get))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "urgent",
                "${}",
                "${ }",
                "${urgent",
                "urgent}",
                "x${urgent}",
                "${urgent}x",
                "#{urgent}",
                "${urgent}${calm}",
                "${7*191}",
                "${7}${*}",
                "${a.b}",
                "${a . b}",
                "${a[0]}",
                "${a()}",
                "${a ()}",
                "${a:b(c)}",
                "${a b}",
                "${a == }",
                "${== a}",
                "${a = b}",
                "${a === b}",
                "${a == b == c}",
                "${a < b}",
                "${a & b}",
                "${a | b}",
                "${(a}",
                "${a)}",
                "${()}",
                "${'a}",
                "${'a\\'b'}",
                "${\"a\"}",
                "${'${x}'}",
                "${'#{x}'}",
                "${1.5}",
                "${1e9}",
                "${99999999999999999999}",
                "${a -> b}",
                "${a ? b : c}",
                "${empty a}",
                "${not a}",
                "${a and b}",
                "${@class}",
                "${_a}",
                "${a;b}",
                "${{a}}",
                "${a\u00e9}"
            })
    void anything_else_is_no_expression(String text) {
        assertThatThrownBy(() -> ModelExpression.parse(text)).isInstanceOf(ExpressionFault.class);
    }

    @Test
    void an_expression_has_limits() {
        assertThatThrownBy(() -> ModelExpression.parse("${" + "!".repeat(500) + "a}"))
                .isInstanceOf(ExpressionFault.class)
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> ModelExpression.parse("${" + "(".repeat(5000) + "a}"))
                .isInstanceOf(ExpressionFault.class)
                .hasMessageContaining("longer");
    }

    @Test
    void types_are_checked_before_anything_runs() throws ExpressionFault {
        Map<String, VariableType> declared =
                Map.of("signal", VariableType.TEXT, "count", VariableType.NUMBER, "urgent", VariableType.BOOLEAN);

        assertThat(ModelExpression.parse("${urgent && signal == 'x'}").faults(VariableType.BOOLEAN, declared))
                .isEmpty();
        assertThat(ModelExpression.parse("${signal == count}").faults(VariableType.BOOLEAN, declared))
                .hasSize(1);
        assertThat(ModelExpression.parse("${signal && urgent}").faults(VariableType.BOOLEAN, declared))
                .hasSize(1);
        assertThat(ModelExpression.parse("${signal}").faults(VariableType.BOOLEAN, declared))
                .hasSize(1);
        assertThat(ModelExpression.parse("${unknown || other}").faults(VariableType.BOOLEAN, declared))
                .hasSize(2);
    }
}
