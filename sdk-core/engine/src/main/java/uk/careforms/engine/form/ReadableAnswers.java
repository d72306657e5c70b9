package uk.careforms.engine.form;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.careforms.api.model.NhsNumber;

/** An answer as a person reads it. */
final class ReadableAnswers {

    private static final DateTimeFormatter IN_WORDS = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private ReadableAnswers() {}

    static String text(AnswerShape shape, JsonValue answer) {
        return switch (shape.kind()) {
            case CHOICE, CHOICES -> String.join("\n", titles(shape, answer));
            case YES_NO -> title(shape, answer.toString());
            case TEXT ->
                Question.texts(answer).stream()
                        .map(text -> formatted(shape, text))
                        .reduce("", String::concat);
            case ITEMS -> answer instanceof JsonArray items ? items(shape, items) : "";
            case FILES -> answer instanceof JsonArray files ? files(files) : "";
        };
    }

    private static List<String> titles(AnswerShape shape, JsonValue answer) {
        return Question.texts(answer).stream().map(value -> title(shape, value)).toList();
    }

    private static String title(AnswerShape shape, String value) {
        return shape.choice(value).map(Choice::title).orElse(value);
    }

    private static String formatted(AnswerShape shape, String text) {
        AnswerFormat format = shape.format().orElse(AnswerFormat.TEXT);
        if (format == AnswerFormat.NHS_NUMBER) {
            return NhsNumber.parse(text).map(NhsNumber::spaced).orElse(text);
        }
        if (format == AnswerFormat.MONEY) {
            return Amount.pounds(text);
        }
        if (format == AnswerFormat.NATIONAL_INSURANCE_NUMBER) {
            return InsuranceNumber.spaced(text);
        }
        if (format == AnswerFormat.PERCENT) {
            return AnswerFormat.PERCENT.fault(text, LocalDate.EPOCH).isEmpty() ? text + "%" : text;
        }
        return format.isDate()
                ? TypedDate.fromText(text).date().map(ReadableAnswers::words).orElse(text)
                : text;
    }

    private static String words(LocalDate day) {
        return IN_WORDS.format(day);
    }

    private static String files(JsonArray files) {
        List<String> names = new ArrayList<>();
        for (JsonValue file : files) {
            if (file instanceof JsonObject object) {
                names.add(object.getString("name", ""));
            }
        }
        return String.join("\n", names);
    }

    private static String items(AnswerShape shape, JsonArray items) {
        List<String> lines = new ArrayList<>();
        for (JsonValue item : items) {
            List<String> parts = new ArrayList<>();
            for (AnswerShape.Part part : shape.parts()) {
                JsonValue value = item instanceof JsonObject object ? object.get(part.key()) : null;
                if (value != null) {
                    parts.add(part.title() + ": " + text(part.shape(), value).replace('\n', ' '));
                }
            }
            lines.add(String.join(", ", parts));
        }
        return String.join("\n", lines);
    }
}
