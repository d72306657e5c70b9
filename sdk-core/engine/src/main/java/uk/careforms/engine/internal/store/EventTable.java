package uk.careforms.engine.internal.store;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CareEvent;

/** The append-only feed. */
public final class EventTable {

    /** The actor of what software does by itself. */
    public static final String SYSTEM = "system";

    /** The actor of what the person who fills in a form does. */
    public static final String PERSON = "person";

    private EventTable() {}

    /** Adds an event; {@code detail} holds routing facts and codes only. */
    public static void add(Handle handle, Instant at, String kind, String subject, String actor, JsonObject detail) {
        add(handle, new SubmissionCommits.Said(at, kind, actor, JsonText.of(detail)), subject);
    }

    static void add(Handle handle, SubmissionCommits.Said event, String subject) {
        handle.createUpdate(
                        "insert into cf_event (at, kind, subject, actor, detail) values (:at, :kind, :subject, :actor, :detail)")
                .bind("at", event.at())
                .bind("kind", event.kind())
                .bind("subject", subject)
                .bind("actor", event.actor())
                .bind("detail", event.detail())
                .execute();
    }

    /** Everything about one subject, the oldest first. */
    public static List<CareEvent> of(Handle handle, String subject) {
        return handle.createQuery(
                        "select number, at, kind, subject, actor, detail from cf_event where subject = :subject order by number")
                .bind("subject", subject)
                .map((row, context) -> new CareEvent(
                        row.getLong("number"),
                        InstantColumns.at(row, "at"),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("actor"),
                        JsonText.object(row.getString("detail"))))
                .list();
    }
}
