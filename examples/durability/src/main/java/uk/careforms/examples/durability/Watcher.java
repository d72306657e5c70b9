package uk.careforms.examples.durability;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Looks at the database all the time: how much is on its way, and who took over from the dead. */
final class Watcher implements AutoCloseable {

    private final Ledger ledger;
    private final TakeOvers takeOvers;
    private final Nodes nodes;
    private final List<String> faults;
    private final Queue<Node> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread;
    private volatile long onTheWay;

    /** @param faults where it is noted that a node ended by itself */
    Watcher(Ledger ledger, TakeOvers takeOvers, Nodes nodes, List<String> faults) {
        this.faults = faults;
        this.ledger = ledger;
        this.takeOvers = takeOvers;
        this.nodes = nodes;
        this.thread = new Thread(this::watch, "watcher");
        thread.setDaemon(true);
        thread.start();
    }

    /** Accepted and not yet delivered, a moment ago. */
    long onTheWay() {
        return onTheWay;
    }

    /** Waits until fewer than so many are on their way; false when it is over. */
    boolean awaitFewerThan(int many, BooleanSupplier over) {
        while (onTheWay >= many && !over.getAsBoolean()) {
            Pause.briefly();
        }
        return !over.getAsBoolean();
    }

    /** Leaves a dead node dead until others have taken up everything that it held. */
    void restartWhenTaken(Node node) {
        waiting.add(node);
    }

    /** What a service manager does. A node may give up while it starts without a database, but not once it has served. */
    private void again(Node node) throws IOException {
        if (node.served()) {
            faults.add("Node " + node.name() + " ended by itself");
        }
        nodes.restart(node);
    }

    private void watch() {
        while (!stopped.get()) {
            try {
                takeOvers.look();
                onTheWay = ledger.undelivered();
                for (Node node : nodes.all()) {
                    if (node.endedByItself()) {
                        again(node);
                    }
                }
                for (Node node : List.copyOf(waiting)) {
                    if (takeOvers.taken(node.name())) {
                        waiting.remove(node);
                        nodes.restart(node);
                    }
                }
            } catch (SQLException databaseDown) {
                // it is being crashed; the next look will find it
            } catch (IOException e) {
                throw new IllegalStateException("A node could not be started again", e);
            }
            Pause.briefly();
        }
    }

    @Override
    public void close() {
        stopped.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
