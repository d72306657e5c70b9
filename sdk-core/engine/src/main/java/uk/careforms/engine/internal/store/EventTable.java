package uk.careforms.engine.internal.store;

import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CareEvent;

/** The append-only feed. */
public final class EventTable {

    /** The actor of what software does by itself. */
    public static final String SYSTEM = "system";

    /** The actor of what the person who fills in a form does. */
    public static final String PERSON = "person";

    static final String INSERT =
            "insert into cf_event (at, kind, subject, actor, detail) values (:at, :kind, :subject, :actor, :detail)";

    private EventTable() {}

    /** Adds an event; {@code detail} holds routing facts and codes only. */
    public static void add(Handle handle, Instant at, String kind, String subject, String actor, JsonObject detail) {
        add(handle, new SubmissionCommits.Said(at, kind, actor, JsonText.of(detail)), subject);
    }

    static void add(Handle handle, SubmissionCommits.Said event, String subject) {
        handle.createUpdate(INSERT)
                .bind("at", event.at())
                .bind("kind", event.kind())
                .bind("subject", subject)
                .bind("actor", event.actor())
                .bind("detail", event.detail())
                .execute();
    }

    /** Adds an event that is an act of an operator, and is listed as one. */
    public static void addAct(
            Handle handle, Instant at, String kind, String subject, String operator, JsonObject detail) {
        long number = handle.createUpdate(INSERT)
                .bind("at", at)
                .bind("kind", kind)
                .bind("subject", subject)
                .bind("actor", operator)
                .bind("detail", JsonText.of(detail))
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
        handle.createUpdate("insert into cf_operator_act (event) values (:number)")
                .bind("number", number)
                .execute();
    }

    /** What operators did, the newest first. */
    public static List<CareEvent> acts(Handle handle, int limit) {
        return handle.createQuery("select e.number, e.at, e.kind, e.subject, e.actor, e.detail from cf_operator_act a"
                        + " join cf_event e on e.number = a.event order by a.event desc fetch first :limit rows only")
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Everything about one subject, the oldest first. */
    public static List<CareEvent> of(Handle handle, String subject) {
        return handle.createQuery(
                        "select number, at, kind, subject, actor, detail from cf_event where subject = :subject order by number")
                .bind("subject", subject)
                .map((row, context) -> read(row))
                .list();
    }

    /** What was written after an event, the oldest first. */
    static List<CareEvent> after(Handle handle, long number, int most) {
        return handle.createQuery("select number, at, kind, subject, actor, detail from cf_event where number > :number"
                        + " order by number fetch first :most rows only")
                .bind("number", number)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list();
    }

    /** Who completed any of these tasks last, each for itself. */
    public static Set<String> lastOfTasks(Handle handle, String subject, Collection<String> tasks) {
        Map<String, String> last = new HashMap<>();
        of(handle, subject).stream()
                .filter(event -> event.kind().equals("task.completed"))
                .forEach(event -> last.put(event.detail().getString("task", ""), event.actor()));
        last.keySet().retainAll(tasks);
        return Set.copyOf(last.values());
    }

    private static CareEvent read(ResultSet row) throws SQLException {
        return new CareEvent(
                row.getLong("number"),
                InstantColumns.at(row, "at"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("actor"),
                JsonText.object(row.getString("detail")));
    }
}
