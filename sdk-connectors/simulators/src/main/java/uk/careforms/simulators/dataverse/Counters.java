package uk.careforms.simulators.dataverse;

import java.util.concurrent.atomic.AtomicLong;

/** Counts of what clients had done; what a failed change set wrote is not among them. */
final class Counters {

    final AtomicLong tokens = new AtomicLong();
    final AtomicLong signInPages = new AtomicLong();
    final AtomicLong created = new AtomicLong();
    final AtomicLong updated = new AtomicLong();
    final AtomicLong deleted = new AtomicLong();

    void clear() {
        tokens.set(0);
        signInPages.set(0);
        created.set(0);
        updated.set(0);
        deleted.set(0);
    }
}
