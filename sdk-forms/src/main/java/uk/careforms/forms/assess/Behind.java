package uk.careforms.forms.assess;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.Walk;
import uk.careforms.engine.form.Warning;
import uk.careforms.forms.templates.View;

/**
 * The answers behind facts, and what the form itself finds worth a second look among them.
 *
 * @param walk of the answers that were sent
 * @param facts places of facts, each with the place of its answer
 */
record Behind(Walk walk, Map<String, String> facts) {

    /** What was answered to single questions about a fact, or about a part of it. */
    List<String> answers(String fact) {
        return facts.entrySet().stream()
                .filter(entry -> isIn(entry.getKey(), fact))
                .map(Map.Entry::getValue)
                .distinct()
                .flatMap(pointer -> walk.questions().stream()
                        .filter(question -> question.at().equals(pointer))
                        .flatMap(question -> words(question).stream()))
                .toList();
    }

    private static Optional<String> words(QuestionView question) {
        return question.answer()
                .map(answer -> question.title()
                        + (question.title().endsWith("?") ? " " : ": ")
                        + question.question().readable(answer));
    }

    /** One view for each warning: where it is, what it says, and where the fact that the answer made is corrected. */
    List<View> looks(List<Warning> warnings, String correct) {
        return warnings.stream()
                .map(warning -> new View()
                        .text("lookPlace", place(warning.pointer()))
                        .text("lookSentence", warning.sentence())
                        .text(
                                "lookHref",
                                fact(warning.pointer()).map(at -> correct + at).orElse("")))
                .toList();
    }

    private Optional<String> fact(String answer) {
        return facts.entrySet().stream()
                .filter(entry -> entry.getValue().equals(answer))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private String place(String pointer) {
        return walk.questions().stream()
                .filter(question -> isIn(pointer, question.at()))
                .findFirst()
                .map(question -> place(question, pointer.substring(question.at().length())))
                .orElse("");
    }

    /** The question; of a list also which item and which part of it. */
    private static String place(QuestionView list, String rest) {
        String[] keys = rest.split("/", 3);
        if (keys.length < 2 || !keys[1].matches("[0-9]{1,4}")) {
            return list.title();
        }
        StringBuilder words = new StringBuilder(list.title());
        item(list, Integer.parseInt(keys[1])).ifPresent(item -> {
            List<AnswerShape.Part> parts = list.question().shape().parts();
            parts.stream()
                    .filter(part -> item.containsKey(part.key()))
                    .findFirst()
                    .ifPresent(part -> words.append(" – ")
                            .append(part.shape().readable(item.getOrDefault(part.key(), JsonValue.NULL))));
            parts.stream()
                    .filter(part -> keys.length == 3 && part.key().equals(keys[2]))
                    .forEach(part -> words.append(" – ").append(part.title()));
        });
        return words.toString();
    }

    private static Optional<JsonObject> item(QuestionView list, int at) {
        return list.answer().orElse(JsonValue.NULL) instanceof JsonArray items
                        && at < items.size()
                        && items.get(at) instanceof JsonObject item
                ? Optional.of(item)
                : Optional.empty();
    }

    private static boolean isIn(String pointer, String whole) {
        return pointer.equals(whole) || pointer.startsWith(whole + "/");
    }

    /** Never shows an answer. */
    @Override
    public String toString() {
        return "Behind[" + facts.size() + " facts]";
    }
}
