package uk.careforms.engine.internal.pack.derive;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import uk.careforms.engine.form.Warning;
import uk.careforms.engine.json.JsonPlace;

/**
 * Amounts that are usual for each kind of item in a list, like the rates of benefits. People get odd awards, so another amount is
 * worth a second look and no more.
 *
 * @param list the list
 * @param kind the part of an item that says which kind it is
 * @param amount the part with the amount, of the format {@code money}
 * @param period the part that says for how long the amount is; empty where all are for a week
 * @param weeks how many weeks each period is; a period that is not named is not looked at
 * @param weekly the amounts a week by kind; a kind that is not named is not looked at
 */
public record UsualAmounts(
        JsonPlace list,
        JsonPlace kind,
        JsonPlace amount,
        Optional<JsonPlace> period,
        Map<String, Integer> weeks,
        Map<String, List<BigDecimal>> weekly,
        String sentence) {

    static final String ID = "usual-amount";

    public UsualAmounts {
        weeks = Map.copyOf(weeks);
        weekly = Map.copyOf(weekly);
    }

    /** One warning for each item whose amount is not a usual one. */
    Stream<Warning> found(JsonObject visible) {
        return Scope.of(visible).each(list).stream()
                .filter(item -> isUnusual(item.item()))
                .map(item -> new Warning(ID, sentence, item.at() + amount.pointer()));
    }

    private boolean isUnusual(JsonObject item) {
        List<BigDecimal> usual = weekly.getOrDefault(text(kind, item), List.of());
        int length =
                period.map(place -> weeks.getOrDefault(text(place, item), 0)).orElse(1);
        String given = text(amount, item);
        if (usual.isEmpty() || length == 0 || !given.matches("[0-9]{1,8}\\.[0-9]{2}")) {
            return false;
        }
        BigDecimal pounds = new BigDecimal(given);
        return usual.stream()
                .noneMatch(week -> week.multiply(BigDecimal.valueOf(length)).compareTo(pounds) == 0);
    }

    private static String text(JsonPlace place, JsonObject item) {
        return place.in(item)
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .orElse("");
    }
}
