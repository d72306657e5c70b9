package uk.careforms.engine.internal.store;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;

/** Spells JSON out, letter for letter as Parsson does, because hashes of it are kept; with a quarter of the garbage. */
final class JsonSpelling {

    private static final int USUAL = 1024;
    private static final char FIRST_PLAIN = ' ';

    private final StringBuilder text = new StringBuilder(USUAL);

    private JsonSpelling() {}

    static String of(JsonValue json) {
        JsonSpelling spelling = new JsonSpelling();
        spelling.value(json);
        return spelling.text.toString();
    }

    private void value(JsonValue value) {
        if (value instanceof JsonString string) {
            string(string.getString());
        } else if (value instanceof JsonObject object) {
            object(object);
        } else if (value instanceof JsonArray array) {
            array(array);
        } else {
            text.append(value); // a number, true, false or null
        }
    }

    private void object(JsonObject object) {
        char before = '{';
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            text.append(before);
            string(member.getKey());
            text.append(':');
            value(member.getValue());
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }

    private void array(JsonArray array) {
        char before = '[';
        for (JsonValue element : array) {
            text.append(before);
            value(element);
            before = ',';
        }
        text.append(before == '[' ? "[]" : "]");
    }

    private void string(String string) {
        text.append('"');
        int plainFrom = 0;
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c < FIRST_PLAIN || c == '"' || c == '\\') {
                text.append(string, plainFrom, i);
                escaped(c);
                plainFrom = i + 1;
            }
        }
        text.append(string, plainFrom, string.length()).append('"');
    }

    private void escaped(char c) {
        text.append('\\');
        switch (c) {
            case '\b' -> text.append('b');
            case '\f' -> text.append('f');
            case '\n' -> text.append('n');
            case '\r' -> text.append('r');
            case '\t' -> text.append('t');
            case '"', '\\' -> text.append(c);
            default -> text.append(c < 0x10 ? "u000" : "u00").append(Integer.toHexString(c));
        }
    }
}
