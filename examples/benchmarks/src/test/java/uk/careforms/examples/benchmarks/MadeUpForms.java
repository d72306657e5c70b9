package uk.careforms.examples.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;

/** Looks into the made-up forms. */
final class MadeUpForms {

    private MadeUpForms() {}

    static JsonObject json(MadeUpForm form) {
        String text = Objects.requireNonNull(form.files().get(form.id() + "/form.json"));
        return Json.createReader(new StringReader(text)).readObject();
    }

    static List<JsonObject> questions(JsonObject form) {
        return form.getJsonArray("pages").getValuesAs(JsonObject.class).stream()
                .flatMap(page -> page.getJsonArray("questions").getValuesAs(JsonObject.class).stream())
                .toList();
    }
}
