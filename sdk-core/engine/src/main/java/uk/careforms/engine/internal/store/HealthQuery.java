package uk.careforms.engine.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What an operator watches, counted. */
public final class HealthQuery {

    private HealthQuery() {}

    /**
     * Counts and the oldest of each.
     *
     * @param unstarted submissions whose process has not been started
     * @param inFlight deliveries that software goes on trying
     * @param parked deliveries that wait for a person
     * @param openDrafts drafts that were neither sent nor have expired
     */
    public record Counts(
            long unstarted,
            Optional<Instant> oldestUnstarted,
            long inFlight,
            Optional<Instant> oldestInFlight,
            long parked,
            Optional<Instant> oldestParked,
            long openDrafts) {}

    public static Counts run(Handle handle, Instant now) {
        Group unstarted = handle.createQuery(
                        "select count(*) as many, min(submitted_at) as oldest from cf_submission where state = 'ACCEPTED'")
                .map((row, context) -> new Group(row.getLong("many"), InstantColumns.maybeAt(row, "oldest")))
                .one();
        Group inFlight = deliveries(handle, "IN_FLIGHT");
        Group parked = deliveries(handle, "PARKED");
        long drafts = handle.createQuery(
                        "select count(*) from cf_draft where submitted_at is null and expires_at > :now")
                .bind("now", now)
                .mapTo(Long.class)
                .one();
        return new Counts(
                unstarted.many, unstarted.oldest, inFlight.many, inFlight.oldest, parked.many, parked.oldest, drafts);
    }

    private static Group deliveries(Handle handle, String state) {
        return handle.createQuery(
                        "select count(*) as many, min(created_at) as oldest from cf_delivery where state = :state")
                .bind("state", state)
                .map((row, context) -> new Group(row.getLong("many"), InstantColumns.maybeAt(row, "oldest")))
                .one();
    }

    /**
     * What waits, by where it goes.
     *
     * @param parked for a person; otherwise software goes on trying
     */
    public record Waiting(String target, boolean parked, long many, Instant oldest) {}

    public static List<Waiting> waiting(Handle handle) {
        return handle.createQuery("select target, state, count(*) as many, min(created_at) as oldest from cf_delivery"
                        + " where state in ('IN_FLIGHT', 'PARKED') group by target, state order by target, state")
                .map((row, context) -> new Waiting(
                        row.getString("target"),
                        row.getString("state").equals("PARKED"),
                        row.getLong("many"),
                        InstantColumns.at(row, "oldest")))
                .list();
    }

    private record Group(long many, Optional<Instant> oldest) {}
}
