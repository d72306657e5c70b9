package uk.careforms.workflow;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.ProcessHost;
import uk.careforms.api.spi.SqlWork;
import uk.careforms.api.spi.WorkflowEngine;

/** An engine on a database of its own, a clock that tests move, and steps that they script. */
final class Bench implements AutoCloseable {

    private static final AtomicInteger NEXT = new AtomicInteger();

    final HikariDataSource dataSource;
    final MovableClock clock = new MovableClock("2026-11-23T10:00:00Z");
    final RecordingSteps steps = new RecordingSteps();
    WorkflowEngine engine;

    Bench(Database database) {
        dataSource = database.create();
        engine = open("node-1", false);
    }

    /** Another engine on the same database, with the same clock and steps. */
    WorkflowEngine open(String node, boolean background) {
        return FlowableWorkflow.factory(new SplittableRandom(42))
                .create(new ProcessHost(dataSource, clock, node, background, Duration.ofMinutes(2), steps));
    }

    /** Starts the referral process of the test form for a new reference. */
    Reference startReferral() {
        Reference reference = newReference();
        engine.start(Processes.FORM, reference, facts(), SqlWork.NONE);
        return reference;
    }

    Map<String, Object> facts() {
        Instant now = clock.instant();
        return Map.of(
                "team", "north", "dueAt", now.plus(Duration.ofHours(24)), "warnAt", now.plus(Duration.ofHours(12)));
    }

    static Reference newReference() {
        int number = NEXT.incrementAndGet();
        StringBuilder seven = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            seven.append(Reference.ALPHABET.charAt(number % 31));
            number /= 31;
        }
        return Reference.of("AR", seven.toString());
    }

    @Override
    public void close() {
        engine.close();
        dataSource.close();
    }
}
