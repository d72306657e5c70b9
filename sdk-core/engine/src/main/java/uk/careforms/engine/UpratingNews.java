package uk.careforms.engine;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.SqlWork;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.UpratingNewsTable;
import uk.careforms.engine.internal.store.UpratingTable;
import uk.careforms.engine.uprating.UpratingRun;

/**
 * Tells the process of each case that a new figure is in force for, once. The message and its mark are one commit of the process
 * engine, so it does not matter where a node dies, nor whether another one is at the same case. Thread-safe.
 */
final class UpratingNews {

    private static final Logger LOG = LoggerFactory.getLogger(UpratingNews.class);

    /** What a process that writes to the person waits for. */
    private static final String MESSAGE = "Uprated";

    /** One more than the first: the mark makes it safe. */
    private static final int TRIES = 2;

    private static final int AT_ONCE = 50;

    private final Database database;
    private final Clock clock;
    private final WorkflowEngine workflow;

    UpratingNews(Database database, Clock clock, WorkflowEngine workflow) {
        this.database = database;
        this.clock = clock;
        this.workflow = workflow;
    }

    /** Tells the next cases of a run; false when none is left, and the run is over. */
    boolean isBatchTold(UUID run) {
        List<Reference> batch = database.with(handle -> UpratingNewsTable.waiting(handle, run, AT_ONCE));
        if (!batch.isEmpty()) {
            String actor = database.with(handle -> UpratingTable.find(handle, run))
                    .flatMap(UpratingRun::decidedBy)
                    .orElseThrow();
            batch.forEach(reference -> tell(run, reference, actor));
        }
        database.inTransaction(handle -> {
            UpratingTable.told(handle, run);
            if (batch.isEmpty()) {
                UpratingTable.over(handle, run, clock.instant());
            }
            return run;
        });
        return !batch.isEmpty();
    }

    /** A case that cannot be told is a person's, and never stops the others. A database that is away stops them all for a while. */
    private void tell(UUID run, Reference reference, String actor) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                if (workflow.send(reference, MESSAGE, alongside(run, reference, actor))) {
                    return;
                }
                break;
            } catch (Told before) {
                return;
            } catch (RuntimeException failed) {
                LOG.warn(
                        "The process of {} could not be told of its new figure at try {} of {} ({})",
                        reference,
                        attempt,
                        TRIES,
                        failed.getClass().getName());
            }
        }
        database.inTransaction(handle -> UpratingNewsTable.mark(handle, run, reference, false));
    }

    private SqlWork alongside(UUID run, Reference reference, String actor) {
        return connection -> {
            var handle = database.over(connection);
            if (!UpratingNewsTable.mark(handle, run, reference, true)) {
                throw new Told();
            }
            EventTable.add(
                    handle,
                    clock.instant(),
                    "case.message",
                    reference.text(),
                    actor,
                    JsonText.fact("message", MESSAGE).add("run", run.toString()).build());
        };
    }

    /** Another node has told this case, or nobody knew whether a commit came through: what was done is rolled back. */
    private static final class Told extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Told() {
            super("This case has been told", null, false, false);
        }
    }
}
