package uk.careforms.workflow;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.ProcessHost;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.workflow.internal.engine.FlowableEngine;
import uk.careforms.workflow.internal.model.ProcessCheck;

/**
 * Runs processes on Flowable 8, hardened.
 *
 * <p>A process may hold events, tasks, gateways and subprocesses of an allow-list; its service tasks are steps that the host
 * performs ({@code flowable:delegateExpression="${step}"} with the fixed field {@code does}); its conditions compare
 * declared variables. Nothing in it can call code, and no answer is ever read as an expression.
 */
public final class FlowableWorkflow {

    private FlowableWorkflow() {}

    /** The factory to give to the engine that hosts it. Thread-safe. */
    public static WorkflowEngine.Factory factory() {
        return factory(new SplittableRandom());
    }

    /** A factory whose waits between tries come from a source of one's own, so that a test can repeat them. */
    static WorkflowEngine.Factory factory(RandomGenerator jitter) {
        RandomGenerator shared = new OneAtATime(jitter);
        return new WorkflowEngine.Factory() {
            @Override
            public List<SetupProblem> check(ProcessSource source) {
                return ProcessCheck.check(source);
            }

            @Override
            public WorkflowEngine create(ProcessHost host) {
                return FlowableEngine.create(host, shared);
            }
        };
    }

    /** Makes any source of randomness safe for many threads. */
    private record OneAtATime(RandomGenerator source, ReentrantLock lock) implements RandomGenerator {

        OneAtATime(RandomGenerator source) {
            this(source, new ReentrantLock());
        }

        @Override
        public long nextLong() {
            lock.lock();
            try {
                return source.nextLong();
            } finally {
                lock.unlock();
            }
        }
    }
}
