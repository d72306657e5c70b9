package uk.careforms.engine.internal.migrate;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.careforms.api.model.Answers;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.Question;
import uk.careforms.engine.json.JsonPlace;

/**
 * How drafts of one earlier version are brought to this one: a pure function of their answers.
 *
 * @param from the earlier version
 */
public record DraftMigration(int from, List<Step> steps) {

    public DraftMigration {
        steps = List.copyOf(steps);
    }

    /**
     * Brings answers over.
     *
     * @param target the form that declares this migration
     * @param today the day in Europe/London
     */
    public Migrated apply(Answers answers, FormDefinition target, LocalDate today) {
        Moving moving = new Moving(answers.json());
        try {
            steps.forEach(moving::take);
            settle(moving, target, today);
        } catch (CannotTell unclear) {
            return new Migrated.NeedsAPerson(String.valueOf(unclear.getMessage()));
        }
        Answers moved = target.normalised(new Answers(moving.answers()));
        return moving.again().isEmpty()
                ? new Migrated.Clean(moved, moving.dropped())
                : new Migrated.AskAgain(moved, moving.again(), moving.dropped());
    }

    /** Looks that every answer has a question now, and marks those that do not fit theirs. */
    private static void settle(Moving moving, FormDefinition target, LocalDate today) {
        Map<String, AnswerShape> shapes = new LinkedHashMap<>();
        for (Page page : target.pages()) {
            for (Question question : page.questions()) {
                shapes.put(question.at(), question.shape());
            }
        }
        for (String pointer : leaves("", moving.answers(), shapes)) {
            AnswerShape shape = shapes.get(pointer);
            if (shape == null) {
                throw new CannotTell("There is an answer at '" + pointer + "', which version "
                        + target.formVersion().version() + " does not ask and its migration does not name");
            }
            JsonValue value = JsonPlace.of(pointer).in(moving.answers()).orElse(JsonValue.NULL);
            if (!hasKind(shape, value)) {
                throw new CannotTell("The answer at '" + pointer + "' is of another kind than version "
                        + target.formVersion().version() + " asks for");
            }
            if (!fits(shape, value, today)) {
                moving.askAgain(pointer);
            }
        }
    }

    private static List<String> leaves(String at, JsonObject object, Map<String, AnswerShape> questions) {
        List<String> leaves = new ArrayList<>();
        object.forEach((key, value) -> {
            String pointer = JsonPlace.below(at, key);
            if (value instanceof JsonObject inner && !questions.containsKey(pointer)) {
                leaves.addAll(leaves(pointer, inner, questions));
            } else if (value != JsonValue.NULL) {
                leaves.add(pointer);
            }
        });
        return leaves;
    }

    /** Whether a page can show it at all. */
    private static boolean hasKind(AnswerShape shape, JsonValue value) {
        return switch (shape.kind()) {
            case TEXT, CHOICE -> value instanceof JsonString;
            case YES_NO -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            case CHOICES -> value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance);
            case ITEMS -> value instanceof JsonArray array && array.stream().allMatch(item -> isItem(shape, item));
            case FILES -> value instanceof JsonArray array && array.stream().allMatch(JsonObject.class::isInstance);
        };
    }

    private static boolean isItem(AnswerShape shape, JsonValue item) {
        List<String> keys = Stream.concat(shape.parts().stream().map(AnswerShape.Part::key), Stream.of(AnswerShape.ROW))
                .toList();
        return item instanceof JsonObject object && keys.containsAll(object.keySet());
    }

    private static boolean fits(AnswerShape shape, JsonValue value, LocalDate today) {
        return switch (shape.kind()) {
            case TEXT -> text(shape, ((JsonString) value).getString(), today);
            case CHOICE -> shape.choice(((JsonString) value).getString()).isPresent();
            case CHOICES ->
                value.asJsonArray().getValuesAs(JsonString.class).stream()
                        .allMatch(one -> shape.choice(one.getString()).isPresent());
            case YES_NO -> shape.choice(value.toString()).isPresent();
            case ITEMS, FILES -> value.asJsonArray().size() <= shape.maxItems();
        };
    }

    private static boolean text(AnswerShape shape, String text, LocalDate today) {
        boolean wellFormed =
                shape.format().flatMap(format -> format.fault(text, today)).isEmpty();
        boolean shortEnough = shape.maxLength() == 0 || text.codePointCount(0, text.length()) <= shape.maxLength();
        return wellFormed && shortEnough;
    }
}
