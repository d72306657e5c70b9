package uk.careforms.examples.devurl;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;

/** The answers of one of the pack's own samples: the invented person whose journey a test walks. */
public final class Sample {

    private Sample() {}

    /** Reads the answers of {@code forms/adult-referral/samples/<name>.json}. */
    public static JsonObject answers(String name) throws IOException {
        String file = "/forms/adult-referral/samples/" + name + ".json";
        try (InputStream in = Sample.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new AssertionError("There is no sample " + file);
            }
            return Json.createReader(in).readObject().getJsonObject("answers");
        }
    }
}
