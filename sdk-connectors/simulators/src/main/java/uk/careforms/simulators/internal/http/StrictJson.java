package uk.careforms.simulators.internal.http;

import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One strict JSON reader for all simulators: no doubled names, nothing after the end, decimals exact. */
public final class StrictJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Reads an object.
     *
     * @throws IllegalArgumentException if the text is no JSON object; its message holds nothing of the text's values
     */
    public static ObjectNode parse(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The JSON cannot be read", e);
        }
        throw new IllegalArgumentException("A JSON object is expected");
    }

    public static JsonNode read(InputStream in) {
        return MAPPER.readTree(in);
    }

    public static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }
}
