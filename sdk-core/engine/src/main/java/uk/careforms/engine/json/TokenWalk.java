package uk.careforms.engine.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.util.HashSet;
import java.util.Set;

/** Builds one object from a parser's tokens and refuses what a grammar alone lets pass. */
final class TokenWalk {

    private final JsonParser parser;
    private int depth;

    TokenWalk(JsonParser parser) {
        this.parser = parser;
    }

    JsonObject wholeText() throws NotStrict {
        if (parser.next() != Event.START_OBJECT) {
            throw new NotStrict("json.not-an-object", "A JSON object was expected; begin with { and end with }");
        }
        JsonObject whole = object();
        try {
            if (!parser.hasNext()) {
                return whole;
            }
        } catch (JsonParsingException more) {
            throw trailing();
        }
        throw trailing();
    }

    private JsonObject object() throws NotStrict {
        deeper();
        JsonObjectBuilder object = StrictJson.PROVIDER.createObjectBuilder();
        Set<String> keys = new HashSet<>();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String key = whole(parser.getString());
            if (!keys.add(key)) {
                throw wrong("json.duplicate-key", "A key is given twice in the same object; give each key once");
            }
            object.add(key, value(parser.next()));
        }
        depth--;
        return object.build();
    }

    private JsonArray array() throws NotStrict {
        deeper();
        JsonArrayBuilder array = StrictJson.PROVIDER.createArrayBuilder();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            array.add(value(event));
        }
        depth--;
        return array.build();
    }

    private JsonValue value(Event event) throws NotStrict {
        return switch (event) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> StrictJson.PROVIDER.createValue(whole(parser.getString()));
            case VALUE_NUMBER -> StrictJson.PROVIDER.createValue(parser.getBigDecimal());
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            case KEY_NAME, END_OBJECT, END_ARRAY -> throw wrong("json.syntax", "This is not well-formed JSON");
        };
    }

    private void deeper() throws NotStrict {
        depth++;
        if (depth > StrictJson.MAX_DEPTH) {
            throw wrong("json.too-deep", "Objects and arrays may be at most " + StrictJson.MAX_DEPTH + " levels deep");
        }
    }

    private String whole(String text) throws NotStrict {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0') {
                throw wrong("json.nul", "The character U+0000 is not allowed in a text");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw wrong(
                        "json.lone-surrogate", "Half of a surrogate pair is not a character; send whole characters");
            }
        }
        return text;
    }

    private NotStrict trailing() {
        return wrong("json.trailing-text", "Something follows after the JSON object; send one object and nothing else");
    }

    private NotStrict wrong(String code, String sentence) {
        return new NotStrict(
                code,
                sentence,
                parser.getLocation().getLineNumber(),
                parser.getLocation().getColumnNumber());
    }
}
