package uk.careforms.workflow.internal.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.job.service.JobServiceConfiguration;
import org.flowable.job.service.impl.persistence.entity.DeadLetterJobEntity;
import org.flowable.job.service.impl.persistence.entity.JobEntity;
import org.flowable.job.service.impl.persistence.entity.TimerJobEntity;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.SqlWork;

/** The jobs and timers that wait: runs what is due in the calling thread, and brings back what is parked. */
final class JobLine {

    /** How often a job may clash with others within one run before it is left for the next. */
    private static final int PATIENCE = 20;

    private static final String WAITING = "select ID_, 'job' as KIND, coalesce(DUEDATE_, CREATE_TIME_) as DUE"
            + " from ACT_RU_JOB where LOCK_EXP_TIME_ is null or LOCK_EXP_TIME_ < ?"
            + " union all select ID_, 'timer' as KIND, DUEDATE_ as DUE from ACT_RU_TIMER_JOB where DUEDATE_ <= ?"
            + " order by DUE, ID_";
    private static final String NEXT = "select min(DUE) from (select coalesce(DUEDATE_, CREATE_TIME_) as DUE"
            + " from ACT_RU_JOB union all select DUEDATE_ as DUE from ACT_RU_TIMER_JOB) as LINE";

    private static final String OVERDUE =
            "select (select count(*) from ACT_RU_JOB where coalesce(DUEDATE_, CREATE_TIME_) < ?)"
                    + " + (select count(*) from ACT_RU_TIMER_JOB where DUEDATE_ < ?)";

    private final HardenedFlowable flowable;
    private final Transactions transactions;

    JobLine(HardenedFlowable flowable, Transactions transactions) {
        this.flowable = flowable;
        this.transactions = transactions;
    }

    /** Runs everything due, the longest due first, until nothing is; one thread at a time. */
    synchronized int runDue() {
        Map<String, Integer> tries = new HashMap<>();
        int ran = 0;
        for (Optional<Waiting> next = next(tries); next.isPresent(); next = next(tries)) {
            Waiting waiting = next.get();
            tries.merge(waiting.id, 1, Integer::sum);
            JobEntity job = executable(waiting);
            if (job != null) {
                new JobRun(job, flowable.getJobServiceConfiguration()).run();
                ran++;
            }
        }
        return ran;
    }

    private Optional<Waiting> next(Map<String, Integer> tries) {
        long left = tries.values().stream().filter(count -> count >= PATIENCE).count();
        return first((int) left + 1).stream()
                .filter(waiting -> tries.getOrDefault(waiting.id, 0) < PATIENCE)
                .findFirst();
    }

    private List<Waiting> first(int most) {
        return transactions.run(context -> {
            Timestamp now = UtcTimestamps.timestamp(flowable.getClock().getCurrentTime());
            List<Waiting> waiting = new ArrayList<>();
            try (PreparedStatement query = connection(context).prepareStatement(WAITING)) {
                query.setMaxRows(most);
                query.setTimestamp(1, now, UtcTimestamps.utc());
                query.setTimestamp(2, now, UtcTimestamps.utc());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        waiting.add(
                                new Waiting(rows.getString(1), rows.getString(2).equals("timer")));
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return waiting;
        });
    }

    /** The job to run; null when it was taken by somebody else meanwhile. */
    private @Nullable JobEntity executable(Waiting waiting) {
        JobServiceConfiguration jobs = flowable.getJobServiceConfiguration();
        return transactions
                .run(context -> {
                    if (!waiting.timer) {
                        return Optional.ofNullable(jobs.getJobEntityManager().findById(waiting.id));
                    }
                    TimerJobEntity timer = jobs.getTimerJobEntityManager().findById(waiting.id);
                    return Optional.ofNullable(timer)
                            .map(due -> jobs.getJobManager().moveTimerJobToExecutableJob(due));
                })
                .orElse(null);
    }

    Optional<Instant> nextDue() {
        return transactions.run(context -> {
            try (PreparedStatement query = connection(context).prepareStatement(NEXT);
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return Optional.ofNullable(rows.getTimestamp(1, UtcTimestamps.utc()))
                        .map(Timestamp::toInstant);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Makes a parked step run again: its tries go on counting, its patience begins anew. */
    boolean retry(Reference reference, String step, SqlWork alongside) {
        JobServiceConfiguration jobs = flowable.getJobServiceConfiguration();
        return transactions.change(context -> {
            Optional<DeadLetterJobEntity> parked = flowable
                    .getManagementService()
                    .createDeadLetterJobQuery()
                    .processInstanceId(reference.text())
                    .elementId(step)
                    .list()
                    .stream()
                    .map(DeadLetterJobEntity.class::cast)
                    .findFirst();
            parked.ifPresent(job -> {
                Transactions.alongside(alongside, context);
                Attempts.of(job).anew().keepIn(job);
                job.setDuedate(flowable.getClock().getCurrentTime());
                jobs.getJobManager().moveDeadLetterJobToExecutableJob(job, Attempts.PLENTY);
            });
            return parked.isPresent();
        });
    }

    /** Brings the next try of a step forward to now; what runs or is about to run is left alone. */
    boolean hurry(Reference reference, String step, SqlWork alongside) {
        return transactions.change(context -> {
            Optional<TimerJobEntity> waiting = flowable
                    .getManagementService()
                    .createTimerJobQuery()
                    .processInstanceId(reference.text())
                    .elementId(step)
                    .list()
                    .stream()
                    .map(TimerJobEntity.class::cast)
                    .filter(job -> AsyncContinuationJobHandler.TYPE.equals(job.getJobHandlerType()))
                    .findFirst();
            waiting.ifPresent(job -> {
                Transactions.alongside(alongside, context);
                job.setDuedate(flowable.getClock().getCurrentTime());
            });
            return waiting.isPresent();
        });
    }

    long overdue(Instant before) {
        return transactions.run(context -> {
            try (PreparedStatement query = connection(context).prepareStatement(OVERDUE)) {
                Timestamp moment = UtcTimestamps.timestamp(Date.from(before));
                query.setTimestamp(1, moment, UtcTimestamps.utc());
                query.setTimestamp(2, moment, UtcTimestamps.utc());
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Connection connection(CommandContext context) {
        return CommandContextUtil.getDbSqlSession(context).getSqlSession().getConnection();
    }

    /** One waiting job or timer. */
    private record Waiting(String id, boolean timer) {}
}
