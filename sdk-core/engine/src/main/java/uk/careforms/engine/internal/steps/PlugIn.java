package uk.careforms.engine.internal.steps;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.spi.ProcessSteps.Result;

/** Calls plug-ins. What they throw may quote what they were given, and must reach neither a log nor a job table. */
final class PlugIn {

    private static final Logger LOG = LoggerFactory.getLogger(PlugIn.class);

    private PlugIn() {}

    /**
     * Asks, and goes on with the answer; an exception is put off, as the contracts of plug-ins say.
     *
     * @param who like {@code Connector 'crm'}
     */
    static <T> Result call(String who, Supplier<T> ask, Function<T, Result> then) {
        T answer;
        try {
            answer = ask.get();
        } catch (CareFormsException e) {
            return failed(who, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            return failed(who, "it threw " + e.getClass().getName(), e);
        }
        return then.apply(answer);
    }

    private static Result failed(String who, String why, RuntimeException e) {
        StackTraceElement[] stack = e.getStackTrace();
        LOG.warn("{} failed: {} (at {}); it is tried again later", who, why, stack.length == 0 ? "?" : stack[0]);
        return new Result.TryLater(Duration.ZERO, who + " failed: " + why);
    }
}
