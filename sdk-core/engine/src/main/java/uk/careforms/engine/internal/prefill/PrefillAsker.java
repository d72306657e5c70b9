package uk.careforms.engine.internal.prefill;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Prefill;
import uk.careforms.api.spi.PrefillQuestion;
import uk.careforms.api.spi.PrefillSource;
import uk.careforms.engine.internal.steps.Remotes;
import uk.careforms.engine.internal.steps.Visit;

/**
 * Asks sources of prefill on threads of its own, so that a person waits for a favour and no longer than that.
 *
 * <p>Each source has one lane and one circuit, as every remote has: one that hangs holds as many threads as its lane has places,
 * and whoever comes after that is answered at once, without it. Thread-safe.
 */
public final class PrefillAsker implements AutoCloseable {

    /** Of the three seconds in which a page must be there, one is left for everything else. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(PrefillAsker.class);
    private static final long IDLE_SECONDS = 30;

    private final Map<String, PrefillSource> sources;
    private final Remotes remotes;
    private final Duration patience;
    private final AtomicInteger threadNumber = new AtomicInteger();

    /** Without a bound of its own: the lanes are the bound, and a place is given back a moment before its thread is. */
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

    /**
     * @param patience how long an answer is waited for
     */
    public PrefillAsker(Map<String, PrefillSource> sources, Remotes remotes, Duration patience) {
        this.sources = Map.copyOf(sources);
        this.remotes = remotes;
        this.patience = patience;
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "careforms-prefill-" + threadNumber.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** The names of the sources. */
    public Set<String> names() {
        return new TreeSet<>(sources.keySet());
    }

    /** How many threads are with sources, or have just come back. */
    int threads() {
        return threads.getPoolSize();
    }

    /**
     * Asks one source.
     *
     * @throws CareFormsException {@code CALLER} when there is no such source
     */
    public Prefill ask(String name, PrefillQuestion question) {
        PrefillSource source = sources.get(name);
        if (source == null) {
            throw new CareFormsException(
                    Fault.CALLER, "Prefill source '" + name + "' is not installed; installed: " + names());
        }
        long until = System.nanoTime() + patience.toNanos(); // also for the moment that may be waited for a place
        Optional<Visit> visit = remotes.visit("prefill:" + name);
        return visit.isEmpty()
                ? new Prefill.Unavailable(
                        "'" + name + "' does not answer, or has its hands full; it was not asked this time")
                : asked(name, visit.get(), until, new FutureTask<>(() -> looked(name, source, question, visit.get())));
    }

    private Prefill asked(String name, Visit visit, long until, FutureTask<Prefill> look) {
        try {
            threads.execute(() -> {
                try {
                    look.run();
                } finally {
                    visit.leave();
                }
            });
        } catch (RejectedExecutionException closed) {
            visit.leave();
            return new Prefill.Unavailable("This node is being stopped");
        }
        try {
            return look.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            visit.failed();
            look.cancel(true);
            return new Prefill.Unavailable("'" + name + "' did not answer within " + patience.toMillis() + " ms");
        } catch (InterruptedException e) {
            look.cancel(true);
            Thread.currentThread().interrupt();
            return new Prefill.Unavailable("Nobody waits for the answer of '" + name + "' any more");
        } catch (ExecutionException e) {
            visit.failed();
            LOG.error(
                    "Prefill source '{}' failed badly: {}",
                    name,
                    String.valueOf(e.getCause()).replaceAll(":.*", ""));
            return new Prefill.Unavailable("'" + name + "' failed");
        }
    }

    /** What a source throws may quote whom it was asked about, and must not reach a log. */
    private static Prefill looked(String name, PrefillSource source, PrefillQuestion question, Visit visit) {
        try {
            Prefill answer = source.find(question);
            boolean asked = answer.fold(found -> true, none -> true, several -> true, away -> false, withheld -> true);
            if (asked) {
                visit.answered();
            } else {
                visit.failed();
            }
            return answer;
        } catch (RuntimeException e) {
            visit.failed();
            LOG.warn(
                    "Prefill source '{}' threw {}; the form is begun without it",
                    name,
                    e.getClass().getName());
            return new Prefill.Unavailable("'" + name + "' failed");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
