package uk.careforms.engine.internal.pack.derive;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;
import uk.careforms.engine.form.Condition;
import uk.careforms.engine.form.Warning;
import uk.careforms.engine.json.JsonPlace;

/**
 * When to say that something may be wrong.
 *
 * @param each the list whose items are looked at one by one; empty for the answers as a whole
 * @param at the answer it is about, or a part of the item
 */
public record WarningRule(String id, Condition when, String sentence, Optional<JsonPlace> each, String at) {

    /** What there is to say of these answers. */
    Stream<Warning> found(JsonObject visible) {
        if (each.isEmpty()) {
            return when.holds(visible) ? Stream.of(new Warning(id, sentence, at)) : Stream.empty();
        }
        return Scope.of(visible).each(each.get()).stream()
                .filter(item -> when.holds(item.both()))
                .map(item -> new Warning(id, sentence, item.at() + at));
    }
}
