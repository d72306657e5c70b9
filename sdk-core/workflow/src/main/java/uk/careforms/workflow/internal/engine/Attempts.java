package uk.careforms.workflow.internal.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.job.service.JobProcessor;
import org.flowable.job.service.JobProcessorContext;
import org.flowable.job.service.impl.persistence.entity.AbstractRuntimeJobEntity;

/**
 * How often a job has failed, and since when.
 *
 * <p>Kept in the category of the job's row, like {@code failed 3 since 2026-11-23T10:00:00Z}: that survives every move
 * between Flowable's job tables, which the number of retries does not, and Flowable reads it only when categories are
 * configured.
 *
 * @param failed how many tries have failed
 * @param since the first of those that count towards giving up; empty after a person has asked for another try
 */
record Attempts(int failed, Optional<Instant> since) {

    /** Where Flowable's own countdown stands for ever, so that it never decides anything. */
    static final int PLENTY = 1_000_000;

    private static final Attempts NONE = new Attempts(0, Optional.empty());
    private static final String CURRENT = "careforms.attempt";
    private static final Pattern CATEGORY = Pattern.compile("failed (\\d+)(?: since (\\S+))?");

    static Attempts of(AbstractRuntimeJobEntity job) {
        String category = job.getCategory();
        Matcher matcher = CATEGORY.matcher(category == null ? "" : category);
        return matcher.matches()
                ? new Attempts(
                        Integer.parseInt(matcher.group(1)),
                        Optional.ofNullable(matcher.group(2)).map(Instant::parse))
                : NONE;
    }

    /** One more try has failed. */
    Attempts another(Instant now) {
        return new Attempts(failed + 1, Optional.of(since.orElse(now)));
    }

    /** It could not be tried: the count stays, the patience runs. */
    Attempts waiting(Instant now) {
        return new Attempts(failed, Optional.of(since.orElse(now)));
    }

    /** A person wants the step tried again: the count goes on, the patience begins anew. */
    Attempts anew() {
        return new Attempts(failed, Optional.empty());
    }

    void keepIn(AbstractRuntimeJobEntity job) {
        job.setRetries(PLENTY);
        job.setCategory(
                "failed " + failed + since.map(first -> " since " + first).orElse(""));
    }

    /** The number of the try of the job that runs in this transaction; 1 when no job runs. */
    static int current(CommandContext context) {
        return context.getAttribute(CURRENT) instanceof Integer attempt ? attempt : 1;
    }

    /** Notes in the transaction of a job which try it is. */
    static JobProcessor noting() {
        return job -> {
            if (job.isInPhase(JobProcessorContext.Phase.BEFORE_EXECUTE)
                    && job.getJobEntity() instanceof AbstractRuntimeJobEntity entity) {
                Context.getCommandContext().addAttribute(CURRENT, of(entity).failed + 1);
            }
        };
    }
}
