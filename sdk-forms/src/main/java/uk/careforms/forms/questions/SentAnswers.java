package uk.careforms.forms.questions;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.TypedDate;
import uk.careforms.engine.form.Widget;
import uk.careforms.engine.json.MergePatch;

/** Fields as the answers they stand for. */
public final class SentAnswers {

    private static final JsonProvider JSON = JsonProvider.provider();

    private SentAnswers() {}

    /** A merge patch that sets what was answered on a page and takes away what was left blank. */
    public static JsonObject patch(PageView page, Typed typed) {
        JsonObject whole = JsonValue.EMPTY_JSON_OBJECT;
        for (QuestionView question : page.questions()) {
            if (question.question().widget() == Widget.FILE
                    || question.question().widget() == Widget.LIST) {
                continue; // files and items of lists are added and removed one by one, never with the page
            }
            JsonValue value = answer(question, typed).orElse(JsonValue.NULL);
            whole = joined(whole, question.question().place().patch(value));
        }
        return whole;
    }

    /** Both patches in one; unlike applying, it keeps the members that take something away. */
    private static JsonObject joined(JsonObject one, JsonObject other) {
        JsonObjectBuilder both = JSON.createObjectBuilder(one);
        other.forEach((key, value) -> both.add(
                key, one.get(key) instanceof JsonObject a && value instanceof JsonObject b ? joined(a, b) : value));
        return both.build();
    }

    /** The answers as they would be with this page's. */
    public static JsonObject with(JsonObject answers, JsonObject patch) {
        return MergePatch.apply(answers, patch);
    }

    /** The answer to one question; empty when it was left blank. */
    static Optional<JsonValue> answer(QuestionView question, Typed typed) {
        if (question.question().widget() == Widget.ITEMS) {
            return items(question, typed);
        }
        Asked asked = Asked.question(question);
        if (asked.widget() != Widget.DATE) {
            return question.question().answer(typed.all(asked.id()));
        }
        TypedDate date = typed.date(asked.id());
        return date.isBlank() ? Optional.empty() : question.question().answer(List.of(date.text()));
    }

    /** Items with nothing in them are left out. */
    private static Optional<JsonValue> items(QuestionView question, Typed typed) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        boolean some = false;
        for (int i = 0; i < ItemCount.standing(question, typed); i++) {
            JsonObject made = item(question, question.at() + "/" + i, typed);
            if (!made.isEmpty()) {
                items.add(named(made, typed.first(ItemCount.row(question.at() + "/" + i))));
                some = true;
            }
        }
        return some ? Optional.of(items.build()) : Optional.empty();
    }

    static JsonObject item(QuestionView question, String place, Typed typed) {
        JsonObjectBuilder item = JSON.createObjectBuilder();
        for (AnswerShape.Part part : question.question().shape().parts()) {
            part(Asked.part(place, part), typed).ifPresent(value -> item.add(part.key(), value));
        }
        return item.build();
    }

    private static JsonObject named(JsonObject item, String row) {
        return AnswerShape.isRow(row)
                ? JSON.createObjectBuilder(item).add(AnswerShape.ROW, row).build()
                : item;
    }

    private static Optional<JsonValue> part(Asked asked, Typed typed) {
        if (asked.widget() == Widget.DATE) {
            TypedDate date = typed.date(asked.id());
            return date.isBlank() ? Optional.empty() : Optional.of(JSON.createValue(date.text()));
        }
        List<String> given =
                typed.all(asked.id()).stream().filter(text -> !text.isBlank()).toList();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (asked.shape().kind()) {
                    case CHOICES -> JSON.createArrayBuilder(given).build();
                    case YES_NO -> yesOrNo(given.get(0));
                    case TEXT, CHOICE, ITEMS, FILES -> JSON.createValue(given.get(0));
                });
    }

    private static JsonValue yesOrNo(String text) {
        return switch (text) {
            case "true" -> JsonValue.TRUE;
            case "false" -> JsonValue.FALSE;
            default -> JSON.createValue(text);
        };
    }
}
