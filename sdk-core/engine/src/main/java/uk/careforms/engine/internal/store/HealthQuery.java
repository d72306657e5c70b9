package uk.careforms.engine.internal.store;

import java.time.Instant;
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

    private record Group(long many, Optional<Instant> oldest) {}
}
