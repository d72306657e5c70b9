package uk.careforms.forms.questions;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.TypedDate;
import uk.careforms.engine.form.Widget;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Fields;

/**
 * What stands in the fields of a page: what a person has just typed, letter by letter, or what was kept before. Immutable;
 * {@link #toString()} shows nothing of it.
 */
public final class Typed {

    private final Map<String, List<String>> values;

    private Typed(Map<String, List<String>> values) {
        this.values = values;
    }

    /** What was just sent for these questions. */
    public static Typed sent(PageView page, Fields fields) {
        Map<String, List<String>> values = new TreeMap<>();
        for (QuestionView question : page.questions()) {
            if (question.question().widget() == Widget.ITEMS) {
                int items = ItemCount.sent(question, fields);
                values.put(ItemCount.field(question.at()), List.of(String.valueOf(items)));
                for (int i = 0; i < items; i++) {
                    String row = ItemCount.row(question.at() + "/" + i);
                    values.put(row, fields.all(row));
                    for (AnswerShape.Part part : question.question().shape().parts()) {
                        take(values, fields, Asked.part(question.at() + "/" + i, part));
                    }
                }
            } else {
                take(values, fields, Asked.question(question));
            }
        }
        return new Typed(values);
    }

    /** What was just sent for one item that stands on a page of its own. */
    static Typed sentItem(QuestionView list, String item, Fields fields) {
        Map<String, List<String>> values = new TreeMap<>();
        for (AnswerShape.Part part : list.question().shape().parts()) {
            take(values, fields, Asked.part(item, part));
        }
        return new Typed(values);
    }

    /** What was kept for one item that stands on a page of its own. */
    static Typed keptItem(QuestionView list, String item, JsonObject kept) {
        Map<String, List<String>> values = new TreeMap<>();
        putItem(values, list, item, kept);
        return new Typed(values);
    }

    private static void take(Map<String, List<String>> values, Fields fields, Asked asked) {
        if (asked.widget() == Widget.DATE) {
            for (String part : FieldName.DATE_PARTS) {
                String box = FieldName.part(asked.id(), part);
                values.put(box, fields.all(box));
            }
        } else {
            values.put(asked.id(), fields.all(asked.id()));
        }
    }

    /** What was kept for these questions. */
    public static Typed kept(PageView page) {
        Map<String, List<String>> values = new TreeMap<>();
        for (QuestionView question : page.questions()) {
            JsonValue answer = question.answer().orElse(JsonValue.NULL);
            if (question.question().widget() == Widget.ITEMS && answer instanceof JsonArray items) {
                values.put(ItemCount.field(question.at()), List.of(String.valueOf(items.size())));
                for (int i = 0; i < items.size(); i++) {
                    putItem(values, question, question.at() + "/" + i, items.get(i));
                }
            } else {
                put(values, Asked.question(question), answer);
            }
        }
        return new Typed(values);
    }

    private static void putItem(Map<String, List<String>> values, QuestionView question, String place, JsonValue item) {
        if (item instanceof JsonObject object && object.get(AnswerShape.ROW) instanceof JsonString row) {
            values.put(ItemCount.row(place), List.of(row.getString()));
        }
        for (AnswerShape.Part part : question.question().shape().parts()) {
            JsonValue value = item instanceof JsonObject object
                    ? object.getOrDefault(part.key(), JsonValue.NULL)
                    : JsonValue.NULL;
            put(values, Asked.part(place, part), value);
        }
    }

    private static void put(Map<String, List<String>> values, Asked asked, JsonValue answer) {
        List<String> texts = texts(answer);
        if (asked.widget() == Widget.DATE && !texts.isEmpty()) {
            TypedDate date = TypedDate.fromText(texts.get(0));
            values.put(FieldName.part(asked.id(), "day"), List.of(date.day()));
            values.put(FieldName.part(asked.id(), "month"), List.of(date.month()));
            values.put(FieldName.part(asked.id(), "year"), List.of(date.year()));
        } else {
            values.put(asked.id(), texts);
        }
    }

    private static List<String> texts(JsonValue answer) {
        if (answer instanceof JsonArray array) {
            return array.stream().flatMap(item -> texts(item).stream()).toList();
        }
        if (answer instanceof JsonString text) {
            return List.of(text.getString());
        }
        return answer.getValueType() == JsonValue.ValueType.NULL ? List.of() : List.of(answer.toString());
    }

    /** Every field with what stands in it, to be carried along unseen: {@code name} and {@code value}. */
    public List<View> fields() {
        return values.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> new View().text("name", entry.getKey()).text("value", value)))
                .toList();
    }

    /** The texts in the fields of this name. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The text in the field of this name; empty when there is none. */
    String first(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /** The three boxes of a date. */
    TypedDate date(String name) {
        return new TypedDate(
                first(FieldName.part(name, "day")),
                first(FieldName.part(name, "month")),
                first(FieldName.part(name, "year")));
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "Typed" + values.keySet();
    }
}
