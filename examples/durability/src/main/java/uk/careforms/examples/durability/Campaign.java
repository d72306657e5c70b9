package uk.careforms.examples.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One run: start, load, blows, drain, compare. */
final class Campaign {

    private static final int CLIENTS = 3;
    private static final int MOST_ON_THE_WAY = 60;
    private static final int STAYS_DEAD_EVERY = 20;
    private static final int CRASH_EVERY = 10;
    private static final int STOP_EVERY = 13;
    private static final long STOP_SECONDS = 30;
    private static final long WAIT_FOR_MOMENT = 2_500;
    private static final long DRAIN_SECONDS = 300;

    private final Plan plan;
    private final Consumer<String> progress;
    private final Random random;
    private final Map<Blow, Integer> blows = new EnumMap<>(Blow.class);
    private final List<Duration> databaseBack = new ArrayList<>();
    private final List<Duration> stops = new ArrayList<>();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final List<Blow> deck = new ArrayList<>();

    private Campaign(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
        this.random = new Random(plan.seed());
    }

    /**
     * Runs a plan.
     *
     * @param progress is told in one line what happens
     */
    static Report run(Plan plan, Consumer<String> progress) throws Exception {
        return new Campaign(plan, progress).run();
    }

    private Report run() throws Exception {
        long began = System.nanoTime();
        Files.createDirectories(plan.folder());
        try (Postgres postgres = Postgres.in(plan.folder());
                Neighbours neighbours = new Neighbours();
                Nodes nodes = Nodes.start(plan, postgres, neighbours)) {
            Ledger ledger = new Ledger(postgres);
            TakeOvers takeOvers = new TakeOvers(ledger);
            neighbours.misbehave(plan.faults(), plan.seed());
            ExecutorService people = Executors.newCachedThreadPool();
            Load load = new Load(nodes.all());
            try (Watcher watcher = new Watcher(ledger, takeOvers, nodes, faults);
                    Operator operator = new Operator(ledger, nodes.all());
                    load) {
                for (int i = 0; i < CLIENTS; i++) {
                    long seed = plan.seed() * 31 + i;
                    people.execute(() -> load.run(seed, over -> watcher.awaitFewerThan(MOST_ON_THE_WAY, over)));
                }
                for (int kill = 1; kill <= plan.kills(); kill++) {
                    strike(kill, nodes, takeOvers, watcher);
                    others(kill, postgres, nodes, ledger, load);
                    progress.accept("kill " + kill + " of " + plan.kills() + ", thanked "
                            + load.thanked().size() + ", on the way " + watcher.onTheWay());
                }
                load.stop();
                people.shutdown();
                if (!people.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                    faults.add("Somebody was never thanked");
                }
                long struck = neighbours.crm().faults().struck()
                        + neighbours.post().faults().struck();
                neighbours.behave();
                drain(ledger, takeOvers);
                return new Report(
                        plan,
                        postgres.version(),
                        blows,
                        Comparison.of(load.thanked(), ledger, neighbours),
                        load.pressedAgain(),
                        struck,
                        operator.broughtForward(),
                        takeOvers.restarted(),
                        takeOvers.stayedDead(),
                        databaseBack,
                        stops,
                        ledger.parked(),
                        List.copyOf(faults),
                        Duration.ofNanos(System.nanoTime() - began));
            } finally {
                people.shutdownNow();
            }
        }
    }

    private void strike(int kill, Nodes nodes, TakeOvers takeOvers, Watcher watcher) throws Exception {
        Node node = nodes.ready(random);
        boolean staysDead = nodes.all().size() > 1 && kill % STAYS_DEAD_EVERY == 1;
        Blow blow = draw();
        Trigger trigger = node.arm(blow, random.nextInt(blow.name().endsWith("COMMIT") ? 15 : 3));
        boolean struck = trigger.awaitStruck(blow == Blow.AT_RANDOM ? random.nextInt(1_500) : WAIT_FOR_MOMENT);
        trigger.now();
        blows.merge(struck ? blow : Blow.AT_RANDOM, 1, Integer::sum);
        takeOvers.died(node.name(), staysDead);
        if (staysDead) {
            watcher.restartWhenTaken(node);
        } else {
            nodes.restart(node);
        }
    }

    /** Every moment comes as often as every other, in an order drawn by chance. */
    private Blow draw() {
        if (deck.isEmpty()) {
            for (Blow blow : Blow.values()) {
                if (blow.kills()) {
                    deck.add(blow);
                }
            }
            Collections.shuffle(deck, random);
        }
        return deck.remove(0);
    }

    private void others(int kill, Postgres postgres, Nodes nodes, Ledger ledger, Load load) throws Exception {
        if (kill % CRASH_EVERY == 0) {
            crash(postgres, nodes, load);
        }
        if (kill % STOP_EVERY == 0) {
            stop(nodes, ledger);
        }
    }

    private void crash(Postgres postgres, Nodes nodes, Load load) throws Exception {
        nodes.ready(random);
        postgres.crash();
        long back = System.nanoTime();
        int before = load.thanked().size();
        while (load.thanked().size() == before
                && System.nanoTime() - back < Duration.ofMinutes(2).toNanos()) {
            Pause.briefly();
        }
        databaseBack.add(Duration.ofNanos(System.nanoTime() - back));
        blows.merge(Blow.DATABASE_CRASH, 1, Integer::sum);
    }

    private void stop(Nodes nodes, Ledger ledger) throws InterruptedException, SQLException, IOException {
        Node node = nodes.ready(random);
        long began = System.nanoTime();
        int code = node.stop(STOP_SECONDS);
        stops.add(Duration.ofNanos(System.nanoTime() - began));
        if (code != 0) {
            faults.add("A node ended with " + code + " after the stop signal");
        }
        int held = ledger.heldBy(node.name()).size();
        if (held > 0) {
            faults.add("A node ended after the stop signal and kept " + held + " jobs");
        }
        blows.merge(Blow.STOP_SIGNAL, 1, Integer::sum);
        nodes.restart(node);
    }

    private void drain(Ledger ledger, TakeOvers takeOvers) throws SQLException {
        long until = System.nanoTime() + Duration.ofSeconds(DRAIN_SECONDS).toNanos();
        long open = ledger.open();
        while (open > 0 && System.nanoTime() < until) {
            Pause.briefly();
            open = ledger.open();
        }
        if (open > 0) {
            faults.add(open + " things were still on the way " + DRAIN_SECONDS + " s after the last blow");
        }
        takeOvers.look();
        if (takeOvers.open() > 0) {
            faults.add("Nobody took up what " + takeOvers.open() + " dead nodes had held");
        }
    }
}
