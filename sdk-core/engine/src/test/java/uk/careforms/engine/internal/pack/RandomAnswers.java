package uk.careforms.engine.internal.pack;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import uk.careforms.api.model.Answers;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.Question;

/** Makes up answers: mostly good ones, some left out, some wrong in every way an answer can be. */
final class RandomAnswers {

    private static final List<String> TEXTS = List.of(
            "Ada",
            "2025-02-28",
            "2025-02-31",
            "2031-01-01",
            "1950-06-01",
            "9990000018",
            "9990000019",
            "ZZ99 3VZ",
            "07700 900 982",
            "a@b.example",
            "AB1234",
            "12",
            "two\nlines",
            "😀",
            "x".repeat(60),
            "x".repeat(300),
            "--27",
            "yes",
            "");

    private final Random random;

    RandomAnswers(Random random) {
        this.random = random;
    }

    Answers some(FormDefinition form) {
        JsonObject answers = JsonValue.EMPTY_JSON_OBJECT;
        for (Page page : form.pages()) {
            for (Question question : page.questions()) {
                if (random.nextInt(10) < 8) {
                    answers = question.place().put(answers, value(question.shape()));
                }
            }
        }
        return new Answers(answers);
    }

    JsonValue value(AnswerShape shape) {
        return random.nextInt(12) == 0 ? wrong() : fitting(shape);
    }

    JsonValue wrong() {
        return switch (random.nextInt(7)) {
            case 0 -> JsonValue.TRUE;
            case 1 -> JsonValue.EMPTY_JSON_OBJECT;
            case 2 -> JsonValue.EMPTY_JSON_ARRAY;
            case 3 -> Json.createValue(random.nextInt(100));
            case 4 -> Json.createArrayBuilder().add("x").add("x").build();
            case 5 -> Json.createArrayBuilder().add(JsonValue.EMPTY_JSON_OBJECT).build();
            default -> Json.createValue(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    private JsonValue fitting(AnswerShape shape) {
        return switch (shape.kind()) {
            case CHOICE -> Json.createValue(choice(shape));
            case YES_NO -> random.nextInt(5) == 0 ? JsonValue.FALSE : JsonValue.TRUE;
            case CHOICES -> {
                JsonArrayBuilder some = Json.createArrayBuilder();
                shape.choices().stream()
                        .filter(choice -> random.nextBoolean())
                        .forEach(choice -> some.add(choice.value()));
                yield some.build();
            }
            case TEXT -> Json.createValue(text(shape.format().orElseThrow()));
            case ITEMS -> {
                JsonArrayBuilder items = Json.createArrayBuilder();
                for (int i = random.nextInt(4); i > 0; i--) {
                    JsonObjectBuilder item = Json.createObjectBuilder();
                    shape.parts().forEach(part -> {
                        if (random.nextInt(5) > 0) {
                            item.add(part.key(), value(part.shape()));
                        }
                    });
                    items.add(item);
                }
                yield items.build();
            }
            case FILES ->
                Json.createArrayBuilder()
                        .add(Json.createObjectBuilder()
                                .add("id", new UUID(random.nextLong(), random.nextLong()).toString())
                                .add("name", "letter.pdf")
                                .add("mediaType", random.nextBoolean() ? "application/pdf" : "text/html")
                                .add("size", random.nextInt(3) * 4_000_000))
                        .build();
        };
    }

    private String choice(AnswerShape shape) {
        return shape.choices().get(random.nextInt(shape.choices().size())).value();
    }

    private String text(AnswerFormat format) {
        return switch (random.nextInt(4)) {
            case 0 -> TEXTS.get(random.nextInt(TEXTS.size()));
            default ->
                switch (format) {
                    case DATE, PAST_DATE, BIRTH_DATE, ADULT_BIRTH_DATE -> "1960-0" + (1 + random.nextInt(9)) + "-11";
                    case FUTURE_DATE -> "2027-01-0" + (1 + random.nextInt(9));
                    case NHS_NUMBER -> "999 000 0018";
                    case POSTCODE -> "ls1 4ap";
                    case PHONE -> "01632 960 001";
                    case EMAIL -> "ada@testshire.example";
                    case PERSON_NAME, ONE_LINE -> "Ada";
                    case TEXT -> "One\nand more";
                    case NUMBER_TEXT -> "7";
                    case MONEY -> "£1,234.5";
                    case PERCENT -> "50 %";
                    case NATIONAL_INSURANCE_NUMBER -> "ab 12 34 56 c";
                };
        };
    }
}
