package uk.careforms.systems.internal.wire;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that many threads need and one of them fetches.
 *
 * <p>Threads that waited for a fetch take what it brought as their own, a failure too, instead of fetching one after the
 * other. Thread-safe.
 *
 * @param <T> what a fetch brings, failures included
 */
public final class Shared<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<@Nullable T> last = new AtomicReference<>();

    /** What was fetched last while it is good, or else what a fetch brings now. */
    public T get(Predicate<T> isGood, Supplier<T> fetch) {
        T seen = last.get();
        if (seen != null && isGood.test(seen)) {
            return seen;
        }
        lock.lock();
        try {
            T now = last.get();
            if (now != null && (now != seen || isGood.test(now))) {
                return now;
            }
            T fetched = fetch.get();
            last.set(fetched);
            return fetched;
        } finally {
            lock.unlock();
        }
    }

    /** Puts something in the place of what was fetched last; a fetch under way comes after it. */
    public void put(T value) {
        last.set(value);
    }

    /** Forgets what was fetched last, if it is of this kind; a fetch under way is not disturbed. */
    public void forget(Predicate<T> which) {
        T seen = last.get();
        if (seen != null && which.test(seen)) {
            last.compareAndSet(seen, null);
        }
    }
}
