package uk.careforms.api.model;

import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a source of prefill knows of a person. Values are advice, never truth: the person sees them and may change each one. */
public sealed interface Prefill {

    /**
     * One record that surely is the person's.
     *
     * @param values laid out as answers are, like {@code {"person": {"firstName": …}}}; what a form does not ask is not taken
     * @param provenance where values came from in plain words, like {@code your GP's record}, by the JSON Pointer of a value or
     *     of a group of them; the longest pointer that fits counts, the empty one is for all that has no other
     */
    record Found(JsonObject values, Map<String, String> provenance) implements Prefill {

        public Found {
            provenance = Map.copyOf(provenance);
        }

        /** Where the value at a JSON Pointer came from. */
        public Optional<String> from(String pointer) {
            return provenance.keySet().stream()
                    .filter(place -> pointer.equals(place) || pointer.startsWith(place + "/"))
                    .max(Comparator.comparingInt(String::length))
                    .map(provenance::get);
        }

        /** Never shows a value. */
        @Override
        public String toString() {
            return "Found[hidden]";
        }
    }

    /** No record. */
    record NotFound() implements Prefill {}

    /** More than one record could be the person's; nobody chooses for them. */
    record Ambiguous() implements Prefill {}

    /**
     * The source could not be asked, or took too long.
     *
     * @param reason for an operator: one sentence without personal data
     */
    record Unavailable(String reason) implements Prefill {}

    /** There is a record that must not be passed on, like a restricted one. The person is told the same as for no record. */
    record Withheld() implements Prefill {}

    /** What the person is told. It does not tell whether there is a record that was withheld. */
    default String sentence() {
        return fold(
                found -> "We have filled in some answers for you. Check them, and change what is wrong.",
                none -> "We could not find your details, so nothing is filled in. Answer the questions yourself.",
                several -> "We could not be sure which details are yours, so nothing is filled in. Answer the questions"
                        + " yourself.",
                away -> "We cannot look up your details at the moment, so nothing is filled in. Answer the questions"
                        + " yourself.",
                withheld -> new NotFound().sentence());
    }

    /** Handles every outcome. */
    default <T> T fold(
            Function<Found, T> found,
            Function<NotFound, T> notFound,
            Function<Ambiguous, T> ambiguous,
            Function<Unavailable, T> unavailable,
            Function<Withheld, T> withheld) {
        if (this instanceof Found record) {
            return found.apply(record);
        }
        if (this instanceof NotFound none) {
            return notFound.apply(none);
        }
        if (this instanceof Ambiguous several) {
            return ambiguous.apply(several);
        }
        if (this instanceof Unavailable away) {
            return unavailable.apply(away);
        }
        return withheld.apply((Withheld) this);
    }
}
