package uk.careforms.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonPlaceTest {

    private static final JsonObject ANSWERS =
            json("{\"person\":{\"a/b\":\"slash\",\"c~d\":\"tilde\",\"list\":[\"x\",{\"y\":\"z\"}]},\"n\":null}");

    @Test
    void a_pointer_leads_to_a_value_through_objects_and_lists() {
        assertThat(text("/person/a~1b")).contains("slash");
        assertThat(text("/person/c~0d")).contains("tilde");
        assertThat(text("/person/list/0")).contains("x");
        assertThat(text("/person/list/1/y")).contains("z");
        assertThat(JsonPlace.of("/n").in(ANSWERS)).contains(JsonValue.NULL);
        assertThat(JsonPlace.of("").in(ANSWERS)).contains(ANSWERS);
    }

    @Test
    void where_nothing_is_nothing_is_found() {
        for (String nowhere :
                new String[] {"/x", "/person/x", "/person/list/2", "/person/list/01", "/person/list/-", "/n/x"}) {
            assertThat(JsonPlace.of(nowhere).in(ANSWERS)).as(nowhere).isEmpty();
        }
    }

    @Test
    void putting_a_value_makes_the_objects_on_the_way() {
        JsonObject put = JsonPlace.of("/a/b/c").put(json("{\"a\":{\"x\":1}}"), JsonValue.TRUE);

        assertThat(put).isEqualTo(json("{\"a\":{\"x\":1,\"b\":{\"c\":true}}}"));
        assertThat(JsonPlace.of("/a/b").patch(JsonValue.NULL)).isEqualTo(json("{\"a\":{\"b\":null}}"));
    }

    @Test
    void a_pointer_begins_with_a_slash() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonPlace.of("person"));
        assertThat(JsonPlace.below("/a", "b/c~d")).isEqualTo("/a/b~1c~0d");
    }

    private static Optional<String> text(String pointer) {
        return JsonPlace.of(pointer).in(ANSWERS).map(value -> ((JsonString) value).getString());
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
