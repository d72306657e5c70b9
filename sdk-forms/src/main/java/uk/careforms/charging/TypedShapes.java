package uk.careforms.charging;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.Problem;

/** The shapes of money, shares and days, and how each is read. */
final class TypedShapes {

    private static final Pattern FIGURES = Pattern.compile("-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\\.[0-9]+)?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final BigDecimal MOST = new BigDecimal("10000000000");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private TypedShapes() {}

    /** The figure of a number or of a text like {@code £1,234.50}; {@code null} when it is neither. */
    static @Nullable BigDecimal figure(@Nullable JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue();
        }
        if (value instanceof JsonString text) {
            String figures =
                    text.getString().strip().replace("£", "").replace("%", "").strip();
            return figures.length() < 30 && FIGURES.matcher(figures).matches()
                    ? new BigDecimal(figures.replace(",", ""))
                    : null;
        }
        return null;
    }

    /** A day; {@code null} when there is no such day. */
    static @Nullable LocalDate day(String text) {
        try {
            return DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    private static boolean isScalar(JsonValue value) {
        return value instanceof JsonNumber || value instanceof JsonString || value.getValueType() == ValueType.NULL;
    }

    record Amount() implements Shape {

        @Override
        public boolean takes(JsonValue value) {
            return isScalar(value);
        }

        @Override
        public void check(JsonValue value, String at, List<Problem> problems) {
            if (value.getValueType() == ValueType.NULL) {
                return;
            }
            BigDecimal figure = figure(value);
            if (figure == null) {
                problems.add(new Problem(
                        at,
                        "amount.not-a-figure",
                        "Give the amount in figures only, like 200.00, without words such as 'about'"));
            } else if (figure.signum() < 0) {
                problems.add(new Problem(
                        at, "amount.negative", "An amount cannot be negative; give it without a minus sign"));
            } else if (figure.stripTrailingZeros().scale() > 2) {
                problems.add(new Problem(
                        at, "amount.decimals", "An amount has at most two decimals, the pennies, like 12.50"));
            } else if (figure.compareTo(MOST) > 0) {
                problems.add(new Problem(at, "amount.too-large", "An amount is at most 10,000,000,000"));
            }
        }
    }

    record Percent() implements Shape {

        @Override
        public boolean takes(JsonValue value) {
            return isScalar(value);
        }

        @Override
        public void check(JsonValue value, String at, List<Problem> problems) {
            if (value.getValueType() == ValueType.NULL) {
                return;
            }
            BigDecimal figure = figure(value);
            if (figure == null) {
                problems.add(new Problem(at, "percent.not-a-figure", "Give the share in figures, like 50 for half"));
            } else if (figure.signum() < 0 || figure.compareTo(HUNDRED) > 0) {
                problems.add(
                        new Problem(at, "percent.out-of-range", "A share is from 0 to 100 percent; all of it is 100"));
            } else if (figure.stripTrailingZeros().scale() > 4) {
                problems.add(new Problem(at, "percent.decimals", "A share has at most four decimals, like 33.3333"));
            }
        }
    }

    record Day() implements Shape {

        @Override
        public boolean takes(JsonValue value) {
            return isScalar(value);
        }

        @Override
        public void check(JsonValue value, String at, List<Problem> problems) {
            if (value.getValueType() == ValueType.NULL) {
                return;
            }
            if (!(value instanceof JsonString text) || day(text.getString()) == null) {
                problems.add(new Problem(
                        at, "date.not-real", "Give a day that is in the calendar, as year-month-day like 2025-04-06"));
            }
        }
    }
}
