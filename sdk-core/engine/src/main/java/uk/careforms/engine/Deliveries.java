package uk.careforms.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What has to reach other systems and people, as an operator sees it. Thread-safe. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class Deliveries {

    /**
     * Lists deliveries, the newest first.
     *
     * @param limit the most to list, 1 to 1,000
     */
    public List<DeliveryRecord> list(Optional<DeliveryState> state, int limit) {
        throw new UnsupportedOperationException();
    }

    /** One delivery. */
    public Optional<DeliveryRecord> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Lets a parked delivery run again, at once. Safe: it carries the same key as every try before.
     *
     * @return false when it is not parked
     */
    public boolean retry(UUID id, String actor) {
        throw new UnsupportedOperationException();
    }

    /**
     * Says that a person has done what a parked delivery should have done; the case goes on.
     *
     * @param note what was done, and where it can be found
     * @return false when it is not parked
     */
    public boolean completeByHand(UUID id, String note, String actor) {
        throw new UnsupportedOperationException();
    }
}
