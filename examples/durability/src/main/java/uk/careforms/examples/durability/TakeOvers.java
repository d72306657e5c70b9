package uk.careforms.examples.durability;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the jobs that a node held when it died lay idle, until it or another node took them up. Thread-safe.
 *
 * <p>A job was taken up when its row is gone or has a newer version.
 */
final class TakeOvers {

    private final Ledger ledger;
    private final List<Open> open = new ArrayList<>();
    private final List<Duration> restarted = new ArrayList<>();
    private final List<Duration> stayedDead = new ArrayList<>();

    TakeOvers(Ledger ledger) {
        this.ledger = ledger;
    }

    /** One death. */
    private record Open(String node, boolean staysDead, long since, Map<String, Long> held) {}

    /**
     * Notes a death.
     *
     * @return how many jobs were held
     */
    synchronized int died(String node, boolean staysDead) throws SQLException {
        Map<String, Long> held = ledger.heldBy(node);
        if (!held.isEmpty()) {
            open.add(new Open(node, staysDead, System.nanoTime(), new LinkedHashMap<>(held)));
        }
        return held.size();
    }

    /** Looks who was taken up since. */
    synchronized void look() throws SQLException {
        for (Open death : List.copyOf(open)) {
            Map<String, Long> still = ledger.heldBy(death.node());
            death.held().entrySet().removeIf(job -> !job.getValue().equals(still.get(job.getKey())));
            if (death.held().isEmpty()) {
                open.remove(death);
                (death.staysDead() ? stayedDead : restarted).add(Duration.ofNanos(System.nanoTime() - death.since()));
            }
        }
    }

    /** Whether everything that this node held was taken up. */
    synchronized boolean taken(String node) {
        return open.stream().noneMatch(death -> death.node().equals(node));
    }

    /** How many deaths left jobs behind that nobody has taken up. */
    synchronized int open() {
        return open.size();
    }

    /** Of nodes that were started again at once. */
    synchronized List<Duration> restarted() {
        return List.copyOf(restarted);
    }

    /** Of nodes that stayed dead until others had taken over. */
    synchronized List<Duration> stayedDead() {
        return List.copyOf(stayedDead);
    }
}
