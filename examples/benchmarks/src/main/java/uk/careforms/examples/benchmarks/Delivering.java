package uk.careforms.examples.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.flowable.engine.ProcessEngine;

/** Delivery jobs that wait 200 ms for a remote, run by one node and by two: with our settings, and with stock ones. */
final class Delivering implements Scenario {

    private static final Duration ANSWER = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OURS = "CareForms";
    private static final String STOCK = "Flowable 8, stock executor";

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public Report run(Effort effort) throws Exception {
        Report report = new Report(
                name(),
                "Deliveries a second to a remote that answers after 200 ms, from the first answer to the last; nodes in one JVM, each"
                        + " with an engine and a pool of its own on one database.");
        int rounds = effort.isFull() ? 5 : 1;
        int jobs = effort.isSmoke() ? 4 : effort.isFull() ? 160 : 80;
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        try (Postgres postgres = Postgres.start();
                SlowRemote remote = SlowRemote.start(ANSWER)) {
            Path packs = Door.packs(List.of(MadeUpForm.REFERRAL));
            for (int round = 0; round < rounds; round++) {
                for (int nodes : List.of(1, 2)) {
                    note(rates, OURS, nodes, ours(postgres, remote, packs, nodes, jobs));
                    if (!effort.isSmoke()) {
                        note(rates, STOCK, nodes, stock(postgres, remote, nodes, jobs));
                    }
                }
            }
        }
        List<List<String>> rows = new ArrayList<>();
        rates.forEach((who, each) -> rows.add(List.of(who, Report.said(Figures.median(each)))));
        report.table(jobs + " deliveries", List.of("who", "a second"), rows);
        report.atLeast("two nodes against one, deliveries of 200 ms", 1.6, ratio(rates, OURS), " ×");
        if (!effort.isSmoke()) {
            report.note("Stock settings: two nodes do " + Report.said(ratio(rates, STOCK)) + " times what one does.");
        }
        report.note(
                "At most four of a node's eight job threads are with one remote at once (ADR 0010), so one node can reach"
                        + " 20 a second here and two 40; without a lane a stock node can reach 40.");
        report.note("Take-over after kill -9 (goal: lock time and 5 s) is measured by the crash harness, not here.");
        return report;
    }

    private static void note(Map<String, List<Double>> rates, String who, int nodes, double rate) {
        rates.computeIfAbsent(who + ", " + nodes + (nodes == 1 ? " node" : " nodes"), any -> new ArrayList<>())
                .add(rate);
    }

    private static double ratio(Map<String, List<Double>> rates, String who) {
        List<Double> one = rates.getOrDefault(who + ", 1 node", List.of());
        List<Double> two = rates.getOrDefault(who + ", 2 nodes", List.of());
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            ratios.add(two.get(i) / one.get(i));
        }
        return Figures.median(ratios);
    }

    private static double ours(Postgres postgres, SlowRemote remote, Path packs, int nodes, int jobs) throws Exception {
        String database = postgres.database();
        MadeUpForm form = MadeUpForm.REFERRAL;
        try (Door door =
                Door.open(postgres.pool(database, postgres.port()), packs, new SocketCases(remote), "filler", false)) {
            door.fillIn(form.id(), form.answers(), jobs);
            for (int i = 0; i < jobs; i++) {
                door.submit();
            }
            remote.forget();
            List<Door> working = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                working.add(Door.open(
                        postgres.pool(database, postgres.port()), packs, new SocketCases(remote), "node" + node, true));
            }
            until(() -> remote.answers() >= jobs
                    && door.forms.submissions().ledger().delivered() >= jobs);
            double rate = remote.perSecond();
            working.forEach(Door::close);
            return rate;
        }
    }

    private static double stock(Postgres postgres, SlowRemote remote, int nodes, int jobs) throws Exception {
        String database = postgres.database();
        MadeUpForm form = MadeUpForm.REFERRAL;
        ProcessEngine filler = StockFlowable.engine(postgres.pool(database, postgres.port()), step -> {}, false);
        StockFlowable.deploy(filler, form);
        for (int i = 0; i < jobs; i++) {
            filler.getRuntimeService()
                    .startProcessInstanceByKey(form.id(), UUID.randomUUID().toString());
        }
        remote.forget();
        List<ProcessEngine> working = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            working.add(StockFlowable.engine(
                    postgres.pool(database, postgres.port()), step -> remote.ask(step.getProcessInstanceId()), true));
        }
        until(() -> remote.answers() >= jobs
                && filler.getManagementService().createJobQuery().count() == 0);
        double rate = remote.perSecond();
        working.forEach(ProcessEngine::close);
        filler.close();
        return rate;
    }

    private static void until(BooleanSupplier done) {
        long enough = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > enough) {
                throw new IllegalStateException("The deliveries were not done within " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
