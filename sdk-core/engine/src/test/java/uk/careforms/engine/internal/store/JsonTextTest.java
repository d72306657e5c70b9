package uk.careforms.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringWriter;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void a_text_in_a_column_is_spelt_as_the_library_spells_it_because_hashes_of_it_are_kept() {
        StringBuilder everyLetter = new StringBuilder();
        for (char c = 0; c < 0x500; c++) {
            everyLetter.append(c);
        }
        everyLetter.append("\u2028\uFEFF\uFFFF😀");
        JsonObject json = Json.createObjectBuilder()
                .add("key \" \\ \n " + everyLetter, everyLetter.toString())
                .add(
                        "numbers",
                        Json.createArrayBuilder()
                                .add(1)
                                .add(-2.50)
                                .add(new BigDecimal("1E+20"))
                                .add(Long.MAX_VALUE))
                .add(
                        "rest",
                        Json.createArrayBuilder()
                                .add(true)
                                .add(false)
                                .addNull()
                                .add("")
                                .add(JsonValue.EMPTY_JSON_OBJECT))
                .add("empty", JsonValue.EMPTY_JSON_ARRAY)
                .build();
        StringWriter library = new StringWriter();
        try (var writer = Json.createWriter(library)) {
            writer.write(json);
        }

        String ours = JsonText.of(json);

        assertThat(ours).isEqualTo(library.toString());
        assertThat(JsonText.object(ours)).isEqualTo(json);
    }
}
