package uk.careforms.simulators.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import uk.careforms.simulators.faults.FaultScript.Aim;

/**
 * The fault scripts of one simulator.
 *
 * <p>Scripts are tried in the order in which they were added and the first that strikes decides. A script that names no
 * path leaves signing in alone. By chance means a seeded {@link java.util.Random} drawn in the order of arrival, so a
 * run with one client repeats exactly. Thread-safe.
 */
public final class Faults {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<FaultScript> scripts = new ArrayList<>();
    private long released;
    private int hanging;
    private long struck;

    /** Makes the next {@code count} requests suffer the given faults, taken in turn. */
    public void next(int count, Fault... faults) {
        add(FaultScript.counted(Aim.ALL, count, List.of(faults)));
    }

    /**
     * Makes requests suffer one of the given faults by chance, until {@link #clear()}.
     *
     * @param probability from 0 to 1
     */
    public void withProbability(double probability, long seed, Fault... faults) {
        add(FaultScript.byChance(Aim.ALL, probability, seed, List.of(faults)));
    }

    /** Scripts for requests whose percent-encoded path holds the given text, like {@code /$batch} or {@code token}. */
    public Aimed onPath(String part) {
        return new Aimed(new Aim(part, ""));
    }

    /** Scripts for requests that touch a table, given by its logical name; a batch touches those of all its parts. */
    public Aimed onTable(String logicalName) {
        return new Aimed(new Aim("", logicalName));
    }

    /** Forgets all scripts and lets every hanging request go on. */
    public void clear() {
        lock.lock();
        try {
            scripts.clear();
        } finally {
            lock.unlock();
        }
        release();
    }

    /** Lets every request go on that hangs now. */
    public void release() {
        lock.lock();
        try {
            released++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many requests hang now. */
    public int hanging() {
        lock.lock();
        try {
            return hanging;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until so many requests hang at once, so that a test need not sleep.
     *
     * @return false if they did not within the time
     */
    public boolean awaitHanging(int count, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (hanging < count && left > 0) {
                left = changed.awaitNanos(left);
            }
            return hanging >= count;
        } finally {
            lock.unlock();
        }
    }

    /** How many requests suffered a fault since the start. */
    public long struck() {
        lock.lock();
        try {
            return struck;
        } finally {
            lock.unlock();
        }
    }

    /** The scripts still in force, one sentence each. */
    public List<String> inForce() {
        lock.lock();
        try {
            return scripts.stream().map(FaultScript::toString).toList();
        } finally {
            lock.unlock();
        }
    }

    /** For simulators: which fault, if any, this request suffers; uses up what it takes. */
    public Optional<Fault> strike(Target target) {
        lock.lock();
        try {
            for (FaultScript script : scripts) {
                Optional<Fault> fault = script.strike(target);
                if (fault.isPresent()) {
                    struck++;
                    scripts.removeIf(FaultScript::isSpent);
                    return fault;
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next release; false when the simulator is closed meanwhile, and then nothing more may happen. */
    boolean hang() {
        lock.lock();
        try {
            long before = released;
            hanging++;
            changed.signalAll();
            try {
                while (released == before) {
                    changed.await();
                }
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                hanging--;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void add(FaultScript script) {
        lock.lock();
        try {
            scripts.add(script);
        } finally {
            lock.unlock();
        }
    }

    /** Scripts for some requests only. */
    public final class Aimed {

        private final Aim aim;

        private Aimed(Aim aim) {
            this.aim = aim;
        }

        /** Makes the next {@code count} of these requests suffer the given faults, taken in turn. */
        public void next(int count, Fault... faults) {
            add(FaultScript.counted(aim, count, List.of(faults)));
        }

        /** Makes these requests suffer one of the given faults by chance, until {@link Faults#clear()}. */
        public void withProbability(double probability, long seed, Fault... faults) {
            add(FaultScript.byChance(aim, probability, seed, List.of(faults)));
        }
    }
}
