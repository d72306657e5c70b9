package uk.careforms.examples.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lets candidates take turns in one JVM: in each round everyone runs once, and the order is turned by one from round to round, so
 * that whatever else the machine does hits all alike.
 *
 * @param threads how many work at once
 * @param rounds how often everyone has a turn
 * @param operations how many each does in a turn, all threads together
 */
record Rounds(int threads, int rounds, int operations) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Runs them; the figures by name. */
    Comparison run(List<? extends Candidate> candidates) throws Exception {
        Map<String, List<Turn>> turns = new LinkedHashMap<>();
        candidates.forEach(candidate -> turns.put(candidate.name(), new ArrayList<>()));
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Candidate> order = new ArrayList<>(candidates);
            for (int round = 0; round < rounds; round++) {
                for (Candidate candidate : order) {
                    candidate.prepare(operations);
                    List<Turn> own = turns.get(candidate.name());
                    if (own != null) {
                        own.add(turn(workers, candidate));
                    }
                }
                Collections.rotate(order, 1);
            }
        } finally {
            workers.shutdownNow();
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        turns.forEach((name, own) -> figures.put(name, Figures.of(own)));
        return new Comparison(figures);
    }

    private Turn turn(ExecutorService workers, Candidate candidate) throws Exception {
        int each = Math.max(1, operations / threads);
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<long[]>> results = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            results.add(workers.submit(() -> {
                ready.countDown();
                go.await();
                return work(candidate, each);
            }));
        }
        ready.await();
        long start = System.nanoTime();
        go.countDown();
        long cpu = 0;
        long bytes = 0;
        for (Future<long[]> result : results) {
            cpu += result.get()[0];
            bytes += result.get()[1];
        }
        double done = (double) each * threads;
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Turn(done / seconds, cpu / 1e3 / done, bytes / 1024.0 / done);
    }

    private static long[] work(Candidate candidate, int times) throws Exception {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            candidate.once();
        }
        return new long[] {THREADS.getCurrentThreadCpuTime() - cpu, THREADS.getCurrentThreadAllocatedBytes() - bytes};
    }

    /**
     * One turn of one candidate.
     *
     * @param perSecond operations a second, all threads together
     * @param cpuMicros processor time of the working thread for one operation
     * @param kilobytes allocated by the working thread for one operation
     */
    record Turn(double perSecond, double cpuMicros, double kilobytes) {}
}
