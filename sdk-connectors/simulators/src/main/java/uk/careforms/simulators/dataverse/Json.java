package uk.careforms.simulators.dataverse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.internal.http.StrictJson;

/** JSON as this service meets it: payloads, its own data, merge patches. */
final class Json {

    private Json() {}

    static ObjectNode object() {
        return StrictJson.object();
    }

    /** Reads an object that a client sent. */
    static ObjectNode read(String text) {
        try {
            return StrictJson.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.payload(e.getMessage() + ".");
        }
    }

    /** Reads what comes with this package. */
    static JsonNode resource(String name) {
        try (InputStream in = Json.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Resource '" + name + "' is missing from the simulators' jar");
            }
            return StrictJson.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode of(@Nullable Object value) {
        return value == null ? NullNode.getInstance() : StrictJson.of(value);
    }

    /** RFC 7396: null removes, an object merges, anything else replaces. */
    static void mergePatch(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                target.remove(entry.getKey());
            } else if (entry.getValue() instanceof ObjectNode inner) {
                ObjectNode merged = target.get(entry.getKey()) instanceof ObjectNode old ? old : object();
                mergePatch(merged, inner);
                target.set(entry.getKey(), merged);
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
