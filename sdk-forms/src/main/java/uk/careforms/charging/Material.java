package uk.careforms.charging;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The data files beside this code. */
final class Material {

    static final JsonProvider JSON = JsonProvider.provider();

    private Material() {}

    static JsonObject read(String file) {
        try (InputStream in = Material.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The file '" + file + "' is missing from the jar of sdk-forms");
            }
            try (JsonReader reader = JSON.createReader(in)) {
                return reader.readObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
