package uk.careforms.engine.internal.uprating;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.ZoneId;
import java.util.Map;
import uk.careforms.engine.uprating.UpratingRun;

/**
 * The facts on file as a run calculates on them. That somebody let figures pass once that nobody had confirmed was for that
 * decision only; whether they may be used now is what the run says.
 */
public final class RunFacts {

    private static final String OVERRIDES = "overrides";
    private static final String PROVISIONAL_FIGURES = "provisionalFigures";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private RunFacts() {}

    /** Facts as they are kept with what they came to. */
    public static JsonObject of(JsonObject onFile, UpratingRun run) {
        boolean any = onFile.get(OVERRIDES) instanceof JsonObject;
        if (!any && run.provisionalReason().isEmpty()) {
            return onFile;
        }
        JsonObjectBuilder overrides = JSON.createObjectBuilder(
                        any ? onFile.getJsonObject(OVERRIDES) : JsonValue.EMPTY_JSON_OBJECT)
                .remove(PROVISIONAL_FIGURES);
        run.provisionalReason()
                .ifPresent(reason -> overrides.add(
                        PROVISIONAL_FIGURES,
                        JSON.createObjectBuilder()
                                .add("reason", reason)
                                .add("by", run.startedBy())
                                .add(
                                        "on",
                                        run.startedAt()
                                                .atZone(LONDON)
                                                .toLocalDate()
                                                .toString())));
        return JSON.createObjectBuilder(onFile).add(OVERRIDES, overrides).build();
    }

    /** Facts to be decided on. */
    public static JsonObject asked(JsonObject onFile, UpratingRun run) {
        return JSON.createObjectBuilder(of(onFile, run)).add("purpose", "final").build();
    }
}
