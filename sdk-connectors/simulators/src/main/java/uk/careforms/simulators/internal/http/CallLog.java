package uk.careforms.simulators.internal.http;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import uk.careforms.simulators.LoggedCall;

/** The requests a simulator received, oldest first; keeps the last 10,000. Thread-safe. */
public final class CallLog {

    private static final int KEPT = 10_000;

    private final Clock clock;
    private final Deque<LoggedCall> calls = new ArrayDeque<>();
    private boolean bodies;
    private long total;

    public CallLog(Clock clock) {
        this.clock = clock;
    }

    /** Whether bodies are kept too, from now on; off at first, because they may hold personal data. */
    public synchronized void recordBodies(boolean on) {
        bodies = on;
    }

    public synchronized void add(Call call, int status, String fault) {
        total++;
        calls.addLast(
                new LoggedCall(clock.instant(), call.method(), call.path(), status, fault, bodies ? call.body() : ""));
        if (calls.size() > KEPT) {
            calls.removeFirst();
        }
    }

    public synchronized List<LoggedCall> calls() {
        return List.copyOf(calls);
    }

    /** How many requests came since the start or the last clearing, those no longer kept among them. */
    public synchronized long total() {
        return total;
    }

    public synchronized void clear() {
        calls.clear();
        total = 0;
    }
}
