package uk.careforms.workflow.internal.engine;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.flowable.common.engine.api.FlowableException;

/** Ends the transaction of a step that was not done; its message names the process and the step, nothing else. */
final class StepNotDone extends FlowableException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What is to be done with the step. */
    enum Then {
        TRY_LATER,
        /** As {@code TRY_LATER}, and no try is counted. */
        WAIT,
        PARK
    }

    private final String step;
    private final Then then;
    private final Duration after;
    private final String reason;

    private StepNotDone(String process, String step, Then then, Duration after, String reason) {
        super("Step '" + step + "' of process '" + process + "' was not done");
        this.step = step;
        this.then = then;
        this.after = after;
        this.reason = reason;
    }

    static StepNotDone later(String process, String step, Duration after, String reason) {
        return new StepNotDone(process, step, Then.TRY_LATER, after, reason);
    }

    static StepNotDone notNow(String process, String step, Duration after, String reason) {
        return new StepNotDone(process, step, Then.WAIT, after, reason);
    }

    static StepNotDone park(String process, String step, String reason) {
        return new StepNotDone(process, step, Then.PARK, Duration.ZERO, reason);
    }

    /** The one inside an exception, if there is one. */
    static Optional<StepNotDone> in(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < 20 && cause != null; i++) {
            if (cause instanceof StepNotDone found) {
                return Optional.of(found);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    Then then() {
        return then;
    }

    Duration after() {
        return after;
    }

    /** The reason, for the host, who keeps it. */
    String reasonAt(String element) {
        return element.equals(step) ? reason : "step '" + step + "': " + reason;
    }
}
