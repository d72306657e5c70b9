package uk.careforms.engine.form;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.engine.json.JsonPlace;

/**
 * One question of a form.
 *
 * @param place where its answer is kept
 * @param required whether it must be answered when it is visible
 * @param when the condition of the question itself; its page has another
 * @param words title, hint and error sentences where no variant applies
 * @param variants other words for other people; the first that applies is used
 * @param shape what the answer may be
 * @param widget how it is asked
 * @param look hints for the page
 */
public record Question(
        JsonPlace place,
        boolean required,
        Condition when,
        Words words,
        List<Variant> variants,
        AnswerShape shape,
        Widget widget,
        Look look) {

    public Question {
        variants = List.copyOf(variants);
    }

    /**
     * What a person reads.
     *
     * @param errors sentences by problem code, like {@code required} or {@code date.in-future}, or by {@code format} for
     *     every code of its format
     */
    public record Words(String title, Optional<String> hint, Map<String, String> errors) {
        public Words {
            errors = Map.copyOf(errors);
        }
    }

    /** Words that replace the question's own when the condition holds; what is empty stays as it is. */
    public record Variant(Condition when, Optional<String> title, Optional<String> hint, Map<String, String> errors) {
        public Variant {
            errors = Map.copyOf(errors);
        }

        Words over(Words words) {
            Map<String, String> all = new java.util.HashMap<>(words.errors());
            all.putAll(errors);
            return new Words(title.orElse(words.title()), hint.or(words::hint), all);
        }
    }

    /**
     * Hints for the page.
     *
     * @param width in characters
     * @param autocomplete the HTML token, like {@code given-name}
     * @param inputmode the HTML word, like {@code numeric}
     * @param item what one item of a list is called, like {@code benefit}
     */
    public record Look(
            Optional<Integer> width, Optional<String> autocomplete, Optional<String> inputmode, Optional<String> item) {

        /** Of a question that is no list. */
        public Look(Optional<Integer> width, Optional<String> autocomplete, Optional<String> inputmode) {
            this(width, autocomplete, inputmode, Optional.empty());
        }
    }

    /** Where its answer is kept: a JSON Pointer, which also is the question's name. */
    public String at() {
        return place.pointer();
    }

    /**
     * The answer that a web form's fields stand for, in its normal form.
     *
     * @param fields what was posted under the question's name; three-box dates are put together with {@link TypedDate}
     *     first; items are not posted this way
     * @return empty when nothing was answered, which is not the same as any choice
     */
    public Optional<JsonValue> answer(List<String> fields) {
        return PostedFields.answer(shape, fields);
    }

    /** The answer as a person reads it: titles of choices, dates in words, spaced NHS numbers; line feeds are kept. */
    public String readable(JsonValue answer) {
        return ReadableAnswers.text(shape, answer);
    }

    /** The answers with this one in its normal form, as {@link AnswerFormat#normalise} makes it; blank is taken away. */
    Optional<JsonValue> normal(JsonValue answer) {
        return NormalAnswers.normal(shape, answer);
    }

    /** The texts of a list answer, or of the one text. */
    static List<String> texts(JsonValue answer) {
        if (answer instanceof JsonArray array) {
            return array.stream()
                    .filter(JsonString.class::isInstance)
                    .map(item -> ((JsonString) item).getString())
                    .toList();
        }
        return answer instanceof JsonString text ? List.of(text.getString()) : List.of();
    }

    /** The answer in these answers. */
    public Optional<JsonValue> in(JsonObject answers) {
        return place.in(answers);
    }
}
