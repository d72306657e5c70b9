package uk.careforms.examples.durability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody who minds deliveries: whatever waits long for its next try is tried now, by the call that an operator has for it.
 *
 * <p>A delivery that failed a dozen times waits up to an hour for the next try. Without this a run would have to last longer than
 * that wait, or would count such a delivery as lost; and everything else would queue up behind it at the load's gate. A job that
 * is really stuck is not helped by it, because there is no next try to bring forward.
 */
final class Operator implements AutoCloseable {

    private static final Duration TOO_LONG = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long ROUND = Duration.ofSeconds(2).toNanos();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Ledger ledger;
    private final List<Node> nodes;
    private final AtomicLong broughtForward = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread;

    Operator(Ledger ledger, List<Node> nodes) {
        this.ledger = ledger;
        this.nodes = nodes;
        this.thread = new Thread(this::mind, "operator");
        thread.setDaemon(true);
        thread.start();
    }

    /** How many tries were made before their time. */
    long broughtForward() {
        return broughtForward.get();
    }

    private void mind() {
        long next = System.nanoTime();
        while (!stopped.get()) {
            if (System.nanoTime() >= next) {
                round();
                next = System.nanoTime() + ROUND;
            }
            Pause.briefly();
        }
    }

    private void round() {
        try {
            for (UUID delivery : ledger.waitingLongerThan(TOO_LONG)) {
                Optional<String> address = nodes.stream()
                        .map(Node::address)
                        .flatMap(Optional::stream)
                        .findFirst();
                if (address.isEmpty() || stopped.get()) {
                    return;
                }
                if (retried(address.get() + "api/deliveries/" + delivery + "/retry")) {
                    broughtForward.incrementAndGet();
                }
            }
        } catch (SQLException | IOException nobodyAnswers) {
            // the database or the node is being crashed; the next round asks again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.set(true);
        }
    }

    /** Not done when it was tried in between, which is as good. */
    private boolean retried(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer dev-operator")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
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
