package uk.careforms.forms.api;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How the API says things: times with an offset, what is absent as {@code null}. */
final class Said {

    static final JsonProvider JSON = JsonProvider.provider();

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private Said() {}

    /** ISO 8601 with the offset of Europe/London, to the millisecond. */
    static String at(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.MILLIS).atZone(LONDON).toOffsetDateTime());
    }

    static JsonValue orNull(Optional<String> text) {
        return text.<JsonValue>map(JSON::createValue).orElse(JsonValue.NULL);
    }

    static JsonValue atOrNull(Optional<Instant> instant) {
        return orNull(instant.map(Said::at));
    }

    static <T> JsonArrayBuilder list(List<T> items, Function<T, JsonObjectBuilder> each) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        items.forEach(item -> list.add(each.apply(item)));
        return list;
    }

    static JsonArrayBuilder texts(List<String> texts) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        texts.forEach(list::add);
        return list;
    }

    /** A member that is a text; empty when it is absent or something else. */
    static Optional<String> text(JsonObject body, String member) {
        return body.get(member) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
