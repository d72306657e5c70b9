package uk.careforms.engine.internal.pack;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Amounts of money as calculations write them: text in pounds, or a number. */
public final class Amounts {

    private Amounts() {}

    /** The amount; empty when it is none. */
    public static Optional<BigDecimal> of(@Nullable JsonValue value) {
        if (value instanceof JsonNumber number) {
            return Optional.of(number.bigDecimalValue());
        }
        try {
            return value instanceof JsonString text ? Optional.of(new BigDecimal(text.getString())) : Optional.empty();
        } catch (NumberFormatException notAnAmount) {
            return Optional.empty();
        }
    }
}
