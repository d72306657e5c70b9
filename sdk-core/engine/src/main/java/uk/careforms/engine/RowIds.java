package uk.careforms.engine;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uk.careforms.api.model.Answers;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.Question;
import uk.careforms.engine.internal.tokens.Token;

/**
 * The stable names of the items of lists. An item gets its {@code row} when it is first saved and keeps it, whatever is changed,
 * added or taken away around it: documents, lines of a calculation and messages hang on it.
 *
 * <p>An item that comes without one is taken for the item that said the same before, then for the one that stood in its place. A
 * name that is no name, or stands twice, is replaced; no item is ever lost for it.
 */
final class RowIds {

    private static final JsonProvider JSON = JsonProvider.provider();

    private RowIds() {}

    /** Answers in which every item of every list has a name of its own. */
    static Answers given(FormDefinition form, Answers before, Answers after) {
        JsonObject answers = after.json();
        for (Page page : form.pages()) {
            for (Question question : page.questions()) {
                if (question.shape().kind() == AnswerShape.Kind.ITEMS
                        && question.in(answers).orElse(JsonValue.NULL) instanceof JsonArray items) {
                    JsonArray named = named(list(question, before), items);
                    answers = named.equals(items) ? answers : question.place().put(answers, named);
                }
            }
        }
        return new Answers(answers);
    }

    private static JsonArray list(Question question, Answers answers) {
        return question.in(answers.json()).orElse(JsonValue.NULL) instanceof JsonArray items
                ? items
                : JsonValue.EMPTY_JSON_ARRAY;
    }

    private static JsonArray named(JsonArray before, JsonArray items) {
        Set<String> taken = new HashSet<>();
        List<Optional<String>> names = new ArrayList<>();
        for (JsonValue item : items) {
            names.add(nameOf(item).filter(taken::add));
        }
        for (int i = 0; i < items.size(); i++) {
            if (names.get(i).isEmpty()) {
                names.set(i, alike(before, items.get(i), taken));
            }
        }
        JsonArrayBuilder all = JSON.createArrayBuilder();
        for (int i = 0; i < items.size(); i++) {
            String name = names.get(i).or(inPlace(before, i, taken)).orElseGet(() -> fresh(taken));
            all.add(items.get(i) instanceof JsonObject item ? with(item, name) : items.get(i));
        }
        return all.build();
    }

    private static Optional<String> alike(JsonArray before, JsonValue item, Set<String> taken) {
        return before.stream()
                .filter(old -> without(old).equals(without(item)))
                .flatMap(old -> nameOf(old).stream())
                .filter(name -> !taken.contains(name))
                .findFirst()
                .filter(taken::add);
    }

    private static java.util.function.Supplier<Optional<String>> inPlace(
            JsonArray before, int index, Set<String> taken) {
        return () -> index < before.size() ? nameOf(before.get(index)).filter(taken::add) : Optional.empty();
    }

    private static String fresh(Set<String> taken) {
        String name = Token.letters(8);
        return taken.add(name) ? name : fresh(taken);
    }

    private static Optional<String> nameOf(JsonValue item) {
        return item instanceof JsonObject object
                        && object.get(AnswerShape.ROW) instanceof JsonString name
                        && AnswerShape.isRow(name.getString())
                ? Optional.of(name.getString())
                : Optional.empty();
    }

    private static JsonObject with(JsonObject item, String name) {
        return name.equals(nameOf(item).orElse(""))
                ? item
                : JSON.createObjectBuilder(item).add(AnswerShape.ROW, name).build();
    }

    private static JsonValue without(JsonValue item) {
        return item instanceof JsonObject object
                ? JSON.createObjectBuilder(object).remove(AnswerShape.ROW).build()
                : item;
    }
}
