package uk.careforms.engine.internal.steps;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import uk.careforms.api.spi.ProcessSteps.Result;

/**
 * One circuit and one lane for each remote system, so that one which is slow or away holds up nobody else and is not asked
 * by every case in turn. Thread-safe. What is known is this node's; another node learns it by its own tries.
 */
public final class Remotes {

    /** The name of whatever sends letters and notices. */
    static final String NOTICES = "notices";

    private final Clock clock;
    private final Map<String, Remote> remotes = new ConcurrentHashMap<>();

    public Remotes(Clock clock) {
        this.clock = clock;
    }

    /**
     * A person wants a delivery tried now: the pause of its remote ends, and the next to ask finds out how things are.
     *
     * @param target as the delivery has it, like {@code crm}, {@code match:crm}, {@code files:crm} or {@code letter:thanks}
     */
    public void askAgain(String target) {
        String name = target.startsWith("letter:") ? NOTICES : target.replaceFirst("^(match|files):", "");
        remotes.computeIfAbsent(name, Remote::new).pauseIsOver();
    }

    /**
     * How a remote stands, as this node sees it.
     *
     * @param failures tries in a row that came to nothing
     * @param open whether it is asked by one case at a time, or is left alone for a while
     */
    public record Standing(String name, int failures, boolean open) {}

    /** Every remote that has been asked since this node started, by name. */
    public List<Standing> standings() {
        Instant now = clock.instant();
        return new TreeMap<>(remotes)
                .values().stream().map(remote -> remote.standing(now)).toList();
    }

    /**
     * Takes a place in a remote's lane for work on a thread of the caller's own.
     *
     * @return empty when now is not the time to ask it anything; otherwise to be given back with {@link Visit#leave}
     */
    public Optional<Visit> visit(String name) {
        Remote remote = remotes.computeIfAbsent(name, Remote::new);
        return remote.enter(clock.instant()).isPresent() ? Optional.empty() : Optional.of(new Visit(remote, clock));
    }

    /**
     * Does a piece of work that asks a remote, unless now is not the time for it.
     *
     * @param name by which the remote is known here, like {@code crm}
     * @return what the work says; {@link Result.NotNow} when it was not begun
     */
    Result through(String name, Supplier<Result> work) {
        Remote remote = remotes.computeIfAbsent(name, Remote::new);
        Optional<Result> closed = remote.enter(clock.instant());
        if (closed.isPresent()) {
            return closed.get();
        }
        long began = System.nanoTime();
        try {
            Result result = work.get();
            if (result instanceof Result.TryLater later) {
                remote.failed(clock.instant(), later.after());
            } else {
                remote.answered();
            }
            return result;
        } finally {
            remote.leave(System.nanoTime() - began);
        }
    }
}
