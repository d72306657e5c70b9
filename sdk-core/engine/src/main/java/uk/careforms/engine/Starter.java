package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.SubmissionCommits;
import uk.careforms.engine.internal.store.SubmissionTable;
import uk.careforms.engine.internal.store.SubmissionTable.Head;

/**
 * Starts the process of each accepted submission: at once, or, when that failed or the node died in between, from the kept row.
 *
 * <p>The row is marked on the process engine's own connection. Two nodes may try the same row; one mark hits it, and the other
 * node's process is rolled back with its mark.
 */
final class Starter {

    private static final Logger LOG = LoggerFactory.getLogger(Starter.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final WorkflowEngine workflow;

    /** What could not be started here, so that one that never can does not hold up the others. */
    private final Map<Reference, Failed> failed = new ConcurrentHashMap<>();

    Starter(Database database, Clock clock, Forms forms, WorkflowEngine workflow) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
        this.workflow = workflow;
    }

    /** Starts one; true when its process runs because of this call. A failure is left to the sweep. */
    boolean start(Reference reference, FormVersion version) {
        try {
            workflow.start(
                    version, reference, Map.of(), connection -> mark(database.over(connection), reference, version));
            failed.remove(reference);
            return true;
        } catch (SomebodyElses started) {
            failed.remove(reference);
            return false;
        } catch (RuntimeException e) {
            if (isStarted(reference)) {
                return false;
            }
            Failed again = failed.getOrDefault(reference, Failed.NEVER).again(clock.instant());
            failed.put(reference, again);
            LOG.warn(
                    "The process of {} could not be started ({}); it is tried again by {}",
                    reference,
                    e instanceof CareFormsException known
                            ? known.getMessage()
                            : e.getClass().getName(),
                    again.nextTry());
            return false;
        }
    }

    /** Starts everything that was accepted up to a moment and is not started. */
    int sweep(Instant acceptedBy) {
        List<Head> waiting =
                database.with(handle -> SubmissionTable.unstarted(handle, acceptedBy, AT_ONCE + failed.size()));
        int started = 0;
        for (Head head : waiting) {
            Failed before = failed.get(head.reference());
            boolean due = before == null || !before.nextTry().isAfter(clock.instant());
            if (due && start(head.reference(), head.formVersion())) {
                started++;
            }
        }
        return started;
    }

    private void mark(Handle handle, Reference reference, FormVersion version) {
        boolean delivers = !forms.pack(version).mappings().isEmpty();
        JsonObject detail = JsonText.fact("form", version.form())
                .add("version", version.version())
                .build();
        SubmissionCommits.Said started =
                new SubmissionCommits.Said(clock.instant(), "case.started", EventTable.SYSTEM, JsonText.of(detail));
        if (!SubmissionCommits.start(handle, reference, delivers, started)) {
            throw new SomebodyElses();
        }
    }

    private boolean isStarted(Reference reference) {
        try {
            return database.with(handle -> SubmissionTable.unstarted(handle, reference))
                    .isEmpty();
        } catch (CareFormsException notThere) {
            return false;
        }
    }

    /** How often it failed, and when it is tried again. */
    private record Failed(int times, Instant nextTry) {

        static final Failed NEVER = new Failed(0, Instant.MIN);

        Failed again(Instant now) {
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(times, 10));
            return new Failed(times + 1, now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
        }
    }

    /** Another thread or node has marked the row; what was begun here is rolled back. */
    private static final class SomebodyElses extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SomebodyElses() {
            super("The process was started elsewhere", null, false, false);
        }
    }
}
