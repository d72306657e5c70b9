package uk.careforms.engine.internal.pack.derive;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import uk.careforms.engine.form.Condition;
import uk.careforms.engine.json.JsonPlace;

/** One piece of a template. Empty is not known: whatever holds it leaves it out, because unanswered is never zero. */
public sealed interface Fact {

    /** What it comes to. */
    Optional<JsonValue> value(Scope scope);

    /**
     * Says which answer stands behind each fact, unanswered ones included.
     *
     * @param at JSON Pointer of this fact
     * @param found told the pointer of a fact and the pointer of its answer
     */
    default void trace(Scope scope, String at, BiConsumer<String, String> found) {
        // plain JSON has no answer behind it
    }

    /** JSON as it stands. */
    record Plain(JsonValue json) implements Fact {
        @Override
        public Optional<JsonValue> value(Scope scope) {
            return Optional.of(json);
        }
    }

    /** An object; members that are not known are left out. */
    record Members(Map<String, Fact> members) implements Fact {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public Optional<JsonValue> value(Scope scope) {
            JsonObjectBuilder object = Scope.JSON.createObjectBuilder();
            members.forEach((key, fact) -> fact.value(scope).ifPresent(value -> object.add(key, value)));
            return Optional.of(object.build());
        }

        @Override
        public void trace(Scope scope, String at, BiConsumer<String, String> found) {
            members.forEach((key, fact) -> fact.trace(scope, JsonPlace.below(at, key), found));
        }
    }

    /** A list; what is not known is left out. */
    record Listed(List<Fact> items) implements Fact {
        public Listed {
            items = List.copyOf(items);
        }

        @Override
        public Optional<JsonValue> value(Scope scope) {
            JsonArrayBuilder list = Scope.JSON.createArrayBuilder();
            items.forEach(fact -> fact.value(scope).ifPresent(list::add));
            return Optional.of(list.build());
        }

        @Override
        public void trace(Scope scope, String at, BiConsumer<String, String> found) {
            int index = 0;
            for (Fact fact : items) {
                fact.trace(scope, at + "/" + index, found);
                index += fact.value(scope).isPresent() ? 1 : 0;
            }
        }
    }

    /**
     * An answer, or a part of the item.
     *
     * @param codes what stands for a choice; a choice that is not named stands for itself
     * @param otherwise where it is not answered
     * @param number whether the text becomes a number
     */
    record Answer(
            JsonPlace place,
            boolean ofItem,
            Map<String, JsonValue> codes,
            Optional<JsonValue> otherwise,
            boolean number)
            implements Fact {
        public Answer {
            codes = Map.copyOf(codes);
        }

        @Override
        public Optional<JsonValue> value(Scope scope) {
            return place.in(ofItem ? scope.item() : scope.visible())
                    .map(this::coded)
                    .or(() -> otherwise);
        }

        private JsonValue coded(JsonValue answer) {
            if (answer instanceof JsonArray several) {
                JsonArrayBuilder list = Scope.JSON.createArrayBuilder();
                several.forEach(one -> list.add(coded(one)));
                return list.build();
            }
            String text = answer instanceof JsonString string ? string.getString() : answer.toString();
            JsonValue code = codes.get(text);
            if (code != null) {
                return code;
            }
            boolean digits = number && text.matches("[0-9]{1,15}(\\.[0-9]{1,4})?");
            return digits ? Json.createValue(new BigDecimal(text)) : answer;
        }

        @Override
        public void trace(Scope scope, String at, BiConsumer<String, String> found) {
            found.accept(at, (ofItem ? scope.at() : "") + place.pointer());
        }
    }

    /** Whether something was answered. */
    record Answered(JsonPlace place) implements Fact {
        @Override
        public Optional<JsonValue> value(Scope scope) {
            return Optional.of(place.in(scope.visible()).isPresent() ? JsonValue.TRUE : JsonValue.FALSE);
        }

        @Override
        public void trace(Scope scope, String at, BiConsumer<String, String> found) {
            found.accept(at, place.pointer());
        }
    }

    /** One fact for each item of a list; not known when the list is not answered. */
    record Each(JsonPlace list, Condition when, Fact item) implements Fact {
        @Override
        public Optional<JsonValue> value(Scope scope) {
            if (list.in(scope.visible()).isEmpty()) {
                return Optional.empty();
            }
            JsonArrayBuilder facts = Scope.JSON.createArrayBuilder();
            scope.each(list).stream().filter(one -> when.holds(one.both())).forEach(one -> item.value(one)
                    .ifPresent(facts::add));
            return Optional.of(facts.build());
        }

        @Override
        public void trace(Scope scope, String at, BiConsumer<String, String> found) {
            found.accept(at, list.pointer());
            int index = 0;
            for (Scope one : scope.each(list)) {
                if (when.holds(one.both())) {
                    item.trace(one, at + "/" + index, found);
                    index += item.value(one).isPresent() ? 1 : 0;
                }
            }
        }
    }

    /** Lists joined to one; what is not a list is added as one item. Not known when none of them is. */
    record Concat(List<Fact> parts) implements Fact {
        public Concat {
            parts = List.copyOf(parts);
        }

        @Override
        public Optional<JsonValue> value(Scope scope) {
            JsonArrayBuilder joined = Scope.JSON.createArrayBuilder();
            boolean known = false;
            for (Fact part : parts) {
                Optional<JsonValue> value = part.value(scope);
                known |= value.isPresent();
                if (value.isPresent() && value.get() instanceof JsonArray list) {
                    list.forEach(joined::add);
                } else {
                    value.ifPresent(joined::add);
                }
            }
            return known ? Optional.of(joined.build()) : Optional.empty();
        }

        @Override
        public void trace(Scope scope, String at, BiConsumer<String, String> found) {
            int before = 0;
            for (Fact part : parts) {
                int offset = before;
                Optional<JsonValue> value = part.value(scope);
                boolean list = value.filter(JsonArray.class::isInstance).isPresent();
                part.trace(
                        scope,
                        list ? "" : "/" + offset,
                        (fact, answer) -> found.accept(at + (list ? moved(fact, offset) : fact), answer));
                before += list ? value.get().asJsonArray().size() : value.isPresent() ? 1 : 0;
            }
        }

        /** {@code /2/amount} behind three others is {@code /5/amount}. */
        private static String moved(String fact, int offset) {
            if (fact.isEmpty()) {
                return "";
            }
            int end = fact.indexOf('/', 1);
            String index = end < 0 ? fact.substring(1) : fact.substring(1, end);
            return "/" + (Integer.parseInt(index) + offset) + (end < 0 ? "" : fact.substring(end));
        }
    }

    /** One of two, by a condition; not known where there is no other. */
    record When(Condition when, Fact then, Optional<Fact> otherwise) implements Fact {
        @Override
        public Optional<JsonValue> value(Scope scope) {
            return when.holds(scope.both()) ? then.value(scope) : otherwise.flatMap(fact -> fact.value(scope));
        }

        @Override
        public void trace(Scope scope, String at, BiConsumer<String, String> found) {
            if (when.holds(scope.both())) {
                then.trace(scope, at, found);
            } else {
                otherwise.ifPresent(fact -> fact.trace(scope, at, found));
            }
        }
    }

    /** What it comes to, as an object. */
    default JsonObject object(Scope scope) {
        return value(scope)
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }
}
