package uk.careforms.engine;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Attachment;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Question;
import uk.careforms.engine.json.MergePatch;

/** The answers that name files: only adding and removing a file changes them, whatever else is saved. */
final class FileAnswers {

    private static final JsonProvider JSON = JsonProvider.provider();

    private FileAnswers() {}

    /**
     * Answers with those that name files as they were.
     *
     * @param problems one for each of them that somebody tried to change
     */
    record Kept(Answers answers, List<Problem> problems) {}

    static Kept kept(FormDefinition form, Answers before, Answers after) {
        JsonObject answers = after.json();
        List<Problem> problems = new ArrayList<>();
        for (Question question : questions(form)) {
            Optional<JsonValue> was = question.in(before.json());
            if (!question.in(answers).equals(was)) {
                answers = MergePatch.apply(answers, question.place().patch(JsonValue.NULL));
                answers = was.isPresent() ? question.place().put(answers, was.get()) : answers;
                problems.add(new Problem(
                        question.at(),
                        "file.not-added",
                        "Files are added and removed one at a time; this change to them was not made"));
            }
        }
        return problems.isEmpty() ? new Kept(after, problems) : new Kept(new Answers(answers), problems);
    }

    /** The ids of all files that these answers name. */
    static List<UUID> ids(FormDefinition form, Answers answers) {
        List<UUID> ids = new ArrayList<>();
        for (Question question : questions(form)) {
            for (JsonValue file : files(question, answers)) {
                id(file).ifPresent(ids::add);
            }
        }
        return ids;
    }

    /** How many files answer a question. */
    static int count(Question question, Answers answers) {
        return files(question, answers).size();
    }

    static Answers with(Question question, Answers answers, Attachment file) {
        JsonArrayBuilder files = JSON.createArrayBuilder(files(question, answers));
        files.add(JSON.createObjectBuilder()
                .add("id", file.id().toString())
                .add("name", file.name())
                .add("mediaType", file.mediaType())
                .add("size", file.size()));
        return new Answers(question.place().put(answers.json(), files.build()));
    }

    static Answers without(Question question, Answers answers, UUID id) {
        JsonArrayBuilder files = JSON.createArrayBuilder();
        files(question, answers).stream()
                .filter(file -> !id(file).equals(Optional.of(id)))
                .forEach(files::add);
        JsonArray left = files.build();
        return new Answers(
                left.isEmpty()
                        ? MergePatch.apply(answers.json(), question.place().patch(JsonValue.NULL))
                        : question.place().put(answers.json(), left));
    }

    private static List<Question> questions(FormDefinition form) {
        return form.pages().stream()
                .flatMap(page -> page.questions().stream())
                .filter(question -> question.shape().kind() == AnswerShape.Kind.FILES)
                .toList();
    }

    private static JsonArray files(Question question, Answers answers) {
        return question.in(answers.json())
                .filter(JsonArray.class::isInstance)
                .map(JsonValue::asJsonArray)
                .orElse(JsonValue.EMPTY_JSON_ARRAY);
    }

    private static Optional<UUID> id(JsonValue file) {
        try {
            return file instanceof JsonObject object
                    ? Optional.of(UUID.fromString(object.getString("id", "")))
                    : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
