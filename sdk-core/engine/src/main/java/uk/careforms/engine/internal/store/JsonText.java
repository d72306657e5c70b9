package uk.careforms.engine.internal.store;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Map;

/** JSON in columns: written and read by us only. The factory is kept because making one costs more than reading. */
public final class JsonText {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonParserFactory PARSERS = JSON.createParserFactory(Map.of());

    private JsonText() {}

    /** Begins an object of facts, as events and process steps need it. */
    public static JsonObjectBuilder fact(String name, String value) {
        return JSON.createObjectBuilder().add(name, value);
    }

    /** The text of an object or array. */
    public static String of(JsonStructure json) {
        return JsonSpelling.of(json);
    }

    /** The object of a text that was written by us. */
    public static JsonObject object(String text) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            if (parser.next() != Event.START_OBJECT) {
                throw new JsonException("A column holds no JSON object");
            }
            return object(parser);
        }
    }

    /** As the library's reader, whose texts are spelled out again each time they are looked at. */
    private static JsonObject object(JsonParser parser) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String key = parser.getString();
            object.add(key, value(parser, parser.next()));
        }
        return object.build();
    }

    private static JsonArray array(JsonParser parser) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            array.add(value(parser, event));
        }
        return array.build();
    }

    private static JsonValue value(JsonParser parser, Event event) {
        return switch (event) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> JSON.createValue(parser.getString());
            default -> parser.getValue();
        };
    }
}
