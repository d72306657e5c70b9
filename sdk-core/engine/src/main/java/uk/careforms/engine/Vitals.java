package uk.careforms.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.HealthQuery;

/** Takes this node's temperature. */
final class Vitals {

    /** A submission that has waited this long for its process is something to look at. */
    private static final Duration LATE_START = Duration.ofMinutes(1);

    /** A timer or job that has waited this long is something to look at. */
    private static final Duration LATE_JOB = Duration.ofMinutes(5);

    private final Database database;
    private final Clock clock;
    private final WorkflowEngine workflow;

    Vitals(Database database, Clock clock, WorkflowEngine workflow) {
        this.database = database;
        this.clock = clock;
        this.workflow = workflow;
    }

    Health take() {
        List<SetupProblem> problems = new ArrayList<>();
        Map<String, Number> measures = new TreeMap<>();
        boolean ready = measure(problems, measures);
        return new Health(true, ready, problems, measures);
    }

    private boolean measure(List<SetupProblem> problems, Map<String, Number> measures) {
        Instant now = clock.instant();
        try {
            HealthQuery.Counts counts = database.with(handle -> HealthQuery.run(handle, now));
            measures.put("submissions.unstarted", counts.unstarted());
            measures.put("submissions.oldest-unstarted-seconds", age(counts.oldestUnstarted(), now));
            measures.put("deliveries.in-flight", counts.inFlight());
            measures.put("deliveries.oldest-in-flight-seconds", age(counts.oldestInFlight(), now));
            measures.put("deliveries.parked", counts.parked());
            measures.put("deliveries.oldest-parked-seconds", age(counts.oldestParked(), now));
            measures.put("drafts.open", counts.openDrafts());
            for (HealthQuery.Waiting waiting : database.with(HealthQuery::waiting)) {
                String state = waiting.parked() ? "parked" : "in-flight";
                String target = "{target=" + waiting.target() + "}";
                measures.put("deliveries." + state + target, waiting.many());
                measures.put(
                        "deliveries.oldest-" + state + "-seconds" + target, age(Optional.of(waiting.oldest()), now));
            }
            if (counts.parked() > 0) {
                problems.add(new SetupProblem(
                        "deliveries",
                        counts.parked() + " wait for a person; look at them and retry, or do them by hand"));
            }
            if (age(counts.oldestUnstarted(), now) > LATE_START.toSeconds()) {
                problems.add(new SetupProblem(
                        "submissions", counts.unstarted() + " wait for their process to start; the log says why"));
            }
        } catch (CareFormsException e) {
            problems.add(new SetupProblem("database", String.valueOf(e.getMessage())));
            return false;
        }
        return workflowAnswers(now, problems, measures);
    }

    private boolean workflowAnswers(Instant now, List<SetupProblem> problems, Map<String, Number> measures) {
        try {
            long late = age(workflow.nextDue(), now);
            measures.put("workflow.oldest-due-seconds", late);
            if (late > LATE_JOB.toSeconds()) {
                problems.add(new SetupProblem(
                        "workflow", "A job has been due for " + late + " seconds; check that some node runs jobs"));
            }
            return true;
        } catch (RuntimeException e) {
            problems.add(new SetupProblem("workflow", "The workflow engine does not answer; see the log"));
            return false;
        }
    }

    private static long age(Optional<Instant> since, Instant now) {
        return since.map(at -> Math.max(0, Duration.between(at, now).toSeconds()))
                .orElse(0L);
    }
}
