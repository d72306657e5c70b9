package uk.careforms.api.spi;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * What a workflow engine needs from the engine that hosts it.
 *
 * @param dataSource the database that holds our tables too
 * @param clock the only source of time
 * @param node this node's unique and lasting name: the owner of its locks
 * @param background true runs jobs on threads of its own; false leaves them to {@link WorkflowEngine#runDue()}
 * @param lockTime how long a job may run before another node takes it over: the slowest connector call and a margin
 * @param steps what service tasks do
 */
public record ProcessHost(
        DataSource dataSource, Clock clock, String node, boolean background, Duration lockTime, ProcessSteps steps) {}
