package uk.careforms.simulators.internal.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.simulators.faults.Faults;
import uk.careforms.simulators.internal.faults.FaultScript.Aim;

/** The fault scripts of one simulator, as its callers set them and as it meets them. */
public final class FaultScripts implements Faults {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<FaultScript> scripts = new ArrayList<>();
    private long released;
    private int hanging;
    private long struck;

    @Override
    public void next(int count, Fault... faults) {
        add(FaultScript.counted(Aim.ALL, count, List.of(faults)));
    }

    @Override
    public void withProbability(double probability, long seed, Fault... faults) {
        add(FaultScript.byChance(Aim.ALL, probability, seed, List.of(faults)));
    }

    @Override
    public Script onPath(String part) {
        return new Aimed(new Aim(part, ""));
    }

    @Override
    public Script onTable(String name) {
        return new Aimed(new Aim("", name));
    }

    @Override
    public void clear() {
        lock.lock();
        try {
            scripts.clear();
        } finally {
            lock.unlock();
        }
        release();
    }

    @Override
    public void release() {
        lock.lock();
        try {
            released++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int hanging() {
        lock.lock();
        try {
            return hanging;
        } finally {
            lock.unlock();
        }
    }

    @Override
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

    @Override
    public long struck() {
        lock.lock();
        try {
            return struck;
        } finally {
            lock.unlock();
        }
    }

    @Override
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

    private final class Aimed implements Script {

        private final Aim aim;

        private Aimed(Aim aim) {
            this.aim = aim;
        }

        @Override
        public void next(int count, Fault... faults) {
            add(FaultScript.counted(aim, count, List.of(faults)));
        }

        @Override
        public void withProbability(double probability, long seed, Fault... faults) {
            add(FaultScript.byChance(aim, probability, seed, List.of(faults)));
        }
    }
}
