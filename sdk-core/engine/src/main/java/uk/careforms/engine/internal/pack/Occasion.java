package uk.careforms.engine.internal.pack;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.Map;
import uk.careforms.api.model.Channel;

/**
 * When and how a form was sent, and what has been calculated since.
 *
 * @param submittedOn the day in Europe/London
 * @param figures of the newest calculation, by what the form calls it
 */
public record Occasion(Channel channel, LocalDate submittedOn, Map<String, JsonObject> figures) {

    public Occasion {
        figures = Map.copyOf(figures);
    }

    /** An occasion on which nothing has been calculated. */
    public Occasion(Channel channel, LocalDate submittedOn) {
        this(channel, submittedOn, Map.of());
    }
}
