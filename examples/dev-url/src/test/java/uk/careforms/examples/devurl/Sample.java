package uk.careforms.examples.devurl;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The answers of one of the pack's own samples: the invented person whose journey a test walks. */
public final class Sample {

    private Sample() {}

    /** The names of all samples of the pack, in order. */
    public static List<String> names() throws IOException {
        String folder = "adult-referral/samples/";
        try (InputStream in = Sample.class.getResourceAsStream("/forms/index.json");
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject().getJsonArray("files").getValuesAs(JsonString::getString).stream()
                    .filter(file -> file.startsWith(folder))
                    .map(file -> file.substring(folder.length()).replace(".json", ""))
                    .toList();
        }
    }

    /** Reads the answers of {@code forms/adult-referral/samples/<name>.json}. */
    public static JsonObject answers(String name) throws IOException {
        return answers("adult-referral", name);
    }

    /** Reads the answers of {@code forms/<form>/samples/<name>.json}. */
    public static JsonObject answers(String form, String name) throws IOException {
        String file = "/forms/" + form + "/samples/" + name + ".json";
        try (InputStream in = Sample.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new AssertionError("There is no sample " + file);
            }
            return Json.createReader(in).readObject().getJsonObject("answers");
        }
    }
}
