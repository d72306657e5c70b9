package uk.careforms.engine.internal.store;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonStructure;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;

/** JSON in columns: written and read by us only. The factory is kept because making one costs more than reading. */
public final class JsonText {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonReaderFactory READERS = JSON.createReaderFactory(Map.of());

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
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
