package uk.careforms.workflow.internal.engine;

import java.time.Instant;
import java.util.Optional;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.job.service.JobProcessor;
import org.flowable.job.service.JobProcessorContext;
import org.flowable.job.service.impl.persistence.entity.AbstractRuntimeJobEntity;
import org.jspecify.annotations.Nullable;

/**
 * What a job's row says of its tries. Flowable counts downwards from a number of retries, which we set so high that it
 * never decides anything; the instant of the first try is kept in the row's category, which survives every move between
 * Flowable's job tables and which Flowable only reads when categories are configured.
 */
final class Attempts implements JobProcessor {

    /** Where every job starts counting down. */
    static final int PLENTY = 1_000_000;

    private static final String ATTEMPT = "careforms.attempt";
    private static final String SINCE = "since ";

    /** The number of the try that is under way or has just failed; 1 is the first. */
    static int of(AbstractRuntimeJobEntity job) {
        return PLENTY - job.getRetries() + 1;
    }

    /** When the job was first tried, of those tries that count towards giving up; empty when it never failed. */
    static Optional<Instant> firstTry(AbstractRuntimeJobEntity job) {
        String category = job.getCategory();
        return category == null || !category.startsWith(SINCE)
                ? Optional.empty()
                : Optional.of(Instant.parse(category.substring(SINCE.length())));
    }

    static void setFirstTry(AbstractRuntimeJobEntity job, @Nullable Instant firstTry) {
        job.setCategory(firstTry == null ? null : SINCE + firstTry);
    }

    /** The number of the try of the job that runs in this transaction; 1 when no job runs. */
    static int current(CommandContext context) {
        return context.getAttribute(ATTEMPT) instanceof Integer attempt ? attempt : 1;
    }

    @Override
    public void process(JobProcessorContext job) {
        if (job.isInPhase(JobProcessorContext.Phase.BEFORE_EXECUTE)
                && job.getJobEntity() instanceof AbstractRuntimeJobEntity entity) {
            Context.getCommandContext().addAttribute(ATTEMPT, of(entity));
        }
    }
}
