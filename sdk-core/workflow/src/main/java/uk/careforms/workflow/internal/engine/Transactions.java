package uk.careforms.workflow.internal.engine;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.common.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.SqlWork;

/**
 * Runs our work and Flowable's as one transaction, again when it only clashed with another one, and turns Flowable's
 * exceptions into ours.
 */
final class Transactions {

    private static final int TRIES = 8;

    private final Supplier<CommandExecutor> executor;

    Transactions(Supplier<CommandExecutor> executor) {
        this.executor = executor;
    }

    /**
     * Runs a piece of work.
     *
     * @throws CareFormsException what the work throws; {@code REMOTE} when the database or a step cannot do it now
     */
    <T> T run(Function<CommandContext, T> work) {
        RuntimeException last = new IllegalStateException("never thrown");
        for (int i = 0; i < TRIES; i++) {
            try {
                return executor.get().execute(work::apply);
            } catch (RuntimeException e) {
                if (!Clash.isCauseOf(e)) {
                    throw translated(e);
                }
                last = e;
            }
        }
        throw new CareFormsException(Fault.REMOTE, "Too many changed this case at the same moment; try again", last);
    }

    /**
     * Runs a piece of work that reads a process and changes it, on one view of the database.
     *
     * @throws CareFormsException as {@link #run}
     */
    <T> T change(Function<CommandContext, T> work) {
        return run(context -> {
            Snapshot.begin(context);
            return work.apply(context);
        });
    }

    /** Runs the host's SQL on the connection of the transaction under way. */
    static void alongside(SqlWork work, CommandContext context) {
        try {
            work.run(Steps.connection(context));
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    /** The exception for the caller. */
    static RuntimeException translated(RuntimeException thrown) {
        Optional<CareFormsException> ours = find(thrown, CareFormsException.class);
        if (ours.isPresent()) {
            return ours.get();
        }
        Optional<StepNotDone> notDone = StepNotDone.in(thrown);
        if (notDone.isPresent()) {
            return new CareFormsException(Fault.REMOTE, notDone.get().getMessage() + "; try again later", thrown);
        }
        if (find(thrown, SQLException.class).isPresent()) {
            return new CareFormsException(Fault.REMOTE, "The database did not take what the workflow gave it", thrown);
        }
        if (thrown instanceof FlowableException) {
            return new CareFormsException(
                    Fault.BUG, "The workflow engine failed: " + Scrubbed.rootName(thrown), thrown);
        }
        return thrown;
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        @Nullable Throwable cause = thrown;
        for (int i = 0; i < 20 && cause != null; i++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** The database refused the host's SQL. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(SQLException cause) {
            super(cause);
        }
    }
}
