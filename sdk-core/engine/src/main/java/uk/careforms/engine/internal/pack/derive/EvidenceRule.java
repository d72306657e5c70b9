package uk.careforms.engine.internal.pack.derive;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.Condition;
import uk.careforms.engine.json.JsonPlace;

/**
 * When which evidence is wanted.
 *
 * @param each the list whose every item asks for it; empty for once
 * @param label the item's part (or the answer) that tells one from another
 * @param labels what that may be, to say it in words
 * @param when on the item, or on the answers
 */
public record EvidenceRule(
        String id,
        String title,
        Optional<JsonPlace> each,
        Optional<JsonPlace> label,
        Optional<AnswerShape> labels,
        Condition when,
        String hint) {

    /** The pieces that these answers ask for. */
    Stream<EvidenceWanted> wanted(Scope scope) {
        List<Scope> scopes = each.map(scope::each).orElse(List.of(scope));
        return scopes.stream().filter(one -> when.holds(one.both())).map(this::piece);
    }

    private EvidenceWanted piece(Scope one) {
        String words = label.flatMap(place -> place.in(one.both()))
                .filter(value -> value != JsonValue.NULL)
                .flatMap(value -> labels.map(shape -> shape.readable(value)))
                .orElse("");
        String at = each.or(() -> label).map(JsonPlace::pointer).orElse("");
        return new EvidenceWanted(id, one.row(), title, words.replace('\n', ' '), at, hint);
    }
}
