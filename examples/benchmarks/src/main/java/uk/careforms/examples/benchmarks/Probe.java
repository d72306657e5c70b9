package uk.careforms.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import uk.careforms.testkit.InMemoryCases;

/** What a JVM of its own finds out: how long a start takes, how quick the first form is accepted, what stays in memory. */
final class Probe {

    private static final String SDK = "sdk";
    private static final String HEAP = "heap";
    private static final int MEASURED = 5;

    private Probe() {}

    /** {@code sdk PORT DATABASE PACKS [DRAFT DRAFT]}, {@code flowable PORT DATABASE} or {@code heap PORT DATABASE PACKS FORMS}. */
    public static void main(String[] arguments) throws Exception {
        Benchmarks.quiet();
        Map<String, Double> found = new LinkedHashMap<>();
        int port = Integer.parseInt(arguments[1]);
        String database = arguments[2];
        switch (arguments[0]) {
            case SDK -> sdk(found, port, database, List.of(arguments).subList(3, arguments.length));
            case HEAP -> heap(found, port, database, Path.of(arguments[3]), Integer.parseInt(arguments[4]));
            default -> flowable(found, port, database);
        }
        found.forEach((name, value) -> System.out.println("found " + name + " " + value));
        System.exit(0);
    }

    private static void sdk(Map<String, Double> found, int port, String database, List<String> rest) throws Exception {
        CountingDataSource pool = Postgres.pool(database, port, 10);
        long start = System.nanoTime();
        Door door = Door.open(pool, Path.of(rest.get(0)), new InMemoryCases("crm"), "probe", true);
        ready(found, start);
        if (rest.size() > 1) {
            door.workflow.startLater(true);
            found.put("accept", millis(() -> submit(door, rest.get(1))));
            door.workflow.startLater(false);
            found.put("acceptAndStart", millis(() -> submit(door, rest.get(2))));
        }
        found.put("heap", settledHeap());
        door.close();
    }

    private static void flowable(Map<String, Double> found, int port, String database) throws Exception {
        CountingDataSource pool = Postgres.pool(database, port, 10);
        long start = System.nanoTime();
        var engine = StockFlowable.engine(pool, step -> {}, true);
        ready(found, start);
        found.put("heap", settledHeap());
        engine.close();
    }

    private static void heap(Map<String, Double> found, int port, String database, Path packs, int forms)
            throws Exception {
        CountingDataSource pool = Postgres.pool(database, port, 20);
        MadeUpForm form = MadeUpForm.REFERRAL;
        try (Door door = Door.open(pool, packs, new InMemoryCases("crm"), "probe", false)) {
            for (int part = 0; part <= MEASURED; part++) {
                int many = forms / MEASURED;
                door.fillIn(form.id(), form.answers(), many);
                for (int i = 0; i < many; i++) {
                    door.submit();
                }
                found.put("heap" + part, settledHeap());
            }
        }
    }

    private static void ready(Map<String, Double> found, long start) {
        found.put("build", (System.nanoTime() - start) / 1e6);
        found.put(
                "boot",
                (double) System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    private static void submit(Door door, String draft) {
        door.forms
                .submissions()
                .submit(draft, Optional.empty())
                .fold(
                        accepted -> accepted,
                        notYet -> {
                            throw new IllegalStateException("Not accepted: " + notYet.problems());
                        },
                        already -> {
                            throw new IllegalStateException("Sent before");
                        });
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /** Megabytes that are still held after several collections. */
    private static double settledHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
            LockSupport.parkNanos(Duration.ofMillis(60).toNanos());
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024.0 / 1024;
    }
}
