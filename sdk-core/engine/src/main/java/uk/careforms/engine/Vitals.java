package uk.careforms.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.internal.steps.Remotes;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.HealthQuery;
import uk.careforms.engine.internal.store.Reach;

/** Takes this node's temperature. Only what keeps this very node from serving makes it not ready; the rest are warnings. */
final class Vitals {

    /** A submission that has waited this long for its process is something to look at. */
    private static final Duration LATE_START = Duration.ofMinutes(1);

    /** A timer or job that has waited this long is something to look at: jobs are taken every second. */
    private static final Duration LATE_JOB = Duration.ofMinutes(5);

    /** A connection that took this long means that the pool is too small or the database too slow. */
    private static final Duration LONG_WAIT = Duration.ofSeconds(1);

    private final Database database;
    private final DataSource pool;
    private final Clock clock;
    private final WorkflowEngine workflow;
    private final Remotes remotes;
    private final boolean background;

    Vitals(
            Database database,
            DataSource pool,
            Clock clock,
            WorkflowEngine workflow,
            Remotes remotes,
            boolean background) {
        this.database = database;
        this.pool = pool;
        this.clock = clock;
        this.workflow = workflow;
        this.remotes = remotes;
        this.background = background;
    }

    Health take() {
        List<Finding> checks = new ArrayList<>();
        List<Measure> measures = new ArrayList<>();
        if (databaseIsThere(checks)) {
            try {
                queues(clock.instant(), checks, measures);
                timers(clock.instant(), checks, measures);
            } catch (CareFormsException e) {
                checks.add(Finding.problem("database", String.valueOf(e.getMessage())));
            }
        }
        jobs(checks);
        remotes(checks, measures);
        return new Health(true, checks, measures);
    }

    private boolean databaseIsThere(List<Finding> checks) {
        Reach reach = Reach.of(pool);
        if (!reach.there()) {
            checks.add(
                    reach.exhausted()
                            ? Finding.problem(
                                    "connections",
                                    "Every connection of the pool is in use; it may be too small, or something holds them")
                            : Finding.problem("database", "The database is not there right now; look whether it runs"));
            return false;
        }
        checks.add(Finding.ok("database", "It answers"));
        long millis = reach.took().toMillis();
        checks.add(
                reach.took().compareTo(LONG_WAIT) > 0
                        ? Finding.warning(
                                "connections",
                                "It took " + millis + " ms to get one; the pool is too small, or the database slow")
                        : Finding.ok("connections", "There was one in " + millis + " ms"));
        return true;
    }

    private void queues(Instant now, List<Finding> checks, List<Measure> measures) {
        HealthQuery.Counts counts = database.with(handle -> HealthQuery.run(handle, now));
        measures.add(Measure.of("submissions.unstarted", counts.unstarted()));
        measures.add(Measure.of("submissions.oldest-unstarted-seconds", age(counts.oldestUnstarted(), now)));
        measures.add(Measure.of("deliveries.in-flight", counts.inFlight()));
        measures.add(Measure.of("deliveries.oldest-in-flight-seconds", age(counts.oldestInFlight(), now)));
        measures.add(Measure.of("deliveries.parked", counts.parked()));
        measures.add(Measure.of("deliveries.oldest-parked-seconds", age(counts.oldestParked(), now)));
        measures.add(Measure.of("deliveries.oldest-undelivered-seconds", age(oldest(counts), now)));
        measures.add(Measure.of("drafts.open", counts.openDrafts()));
        for (HealthQuery.Waiting waiting : database.with(HealthQuery::waiting)) {
            String state = waiting.parked() ? "parked" : "in-flight";
            measures.add(Measure.of("deliveries." + state, waiting.target(), waiting.many()));
            measures.add(Measure.of(
                    "deliveries.oldest-" + state + "-seconds",
                    waiting.target(),
                    age(Optional.of(waiting.oldest()), now)));
        }
        checks.add(deliveries(counts, now));
        checks.add(
                age(counts.oldestUnstarted(), now) > LATE_START.toSeconds()
                        ? Finding.warning(
                                "submissions",
                                counts.unstarted() + " wait for their process to start; the log says why")
                        : Finding.ok("submissions", "Each was started"));
    }

    static Finding deliveries(HealthQuery.Counts counts, Instant now) {
        if (counts.parked() > 0) {
            return Finding.warning(
                    "deliveries",
                    counts.parked() + " wait for a person; look at them and retry, correct or do them by hand");
        }
        long late = age(counts.oldestInFlight(), now);
        return late > Deliveries.LATE.toSeconds()
                ? Finding.warning(
                        "deliveries", "The oldest has been on its way for " + late / 60 + " minutes; see the late ones")
                : Finding.ok("deliveries", counts.inFlight() + " on the way, none late, none parked");
    }

    private static Optional<Instant> oldest(HealthQuery.Counts counts) {
        return Stream.of(counts.oldestUnstarted(), counts.oldestInFlight(), counts.oldestParked())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private void timers(Instant now, List<Finding> checks, List<Measure> measures) {
        try {
            long late = age(workflow.nextDue(), now);
            measures.add(Measure.of("workflow.oldest-due-seconds", late));
            measures.add(Measure.of("timers.overdue", workflow.overdue(now.minus(LATE_JOB))));
            checks.add(
                    late > LATE_JOB.toSeconds()
                            ? Finding.warning(
                                    "timers",
                                    "A job or timer has been due for " + late
                                            + " seconds; check that some node runs jobs")
                            : Finding.ok("timers", "None is overdue"));
        } catch (RuntimeException e) {
            checks.add(Finding.problem("jobs", "The workflow engine does not answer; see the log"));
        }
    }

    private void jobs(List<Finding> checks) {
        if (!background) {
            checks.add(Finding.ok("jobs", "This node leaves them to other nodes, as it was told to"));
        } else if (workflow.runsJobs()) {
            checks.add(Finding.ok("jobs", "This node runs them"));
        } else {
            checks.add(Finding.problem("jobs", "No thread of this node runs them; it is being closed, or restart it"));
        }
    }

    private void remotes(List<Finding> checks, List<Measure> measures) {
        List<String> open = new ArrayList<>();
        for (Remotes.Standing remote : remotes.standings()) {
            measures.add(Measure.of("remotes.open", remote.name(), remote.open() ? 1 : 0));
            measures.add(Measure.of("remotes.failures-in-a-row", remote.name(), remote.failures()));
            if (remote.open()) {
                open.add("'" + remote.name() + "'");
            }
        }
        checks.add(
                open.isEmpty()
                        ? Finding.ok("remotes", "None is known not to answer")
                        : Finding.warning(
                                "remotes",
                                String.join(", ", open)
                                        + " did not answer or asked for a pause; what goes there waits and is tried again"));
    }

    static long age(Optional<Instant> since, Instant now) {
        return since.map(at -> Math.max(0, Duration.between(at, now).toSeconds()))
                .orElse(0L);
    }
}
