package uk.careforms.examples.durability;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * People who send the referral, each with a name of their own, and who press again on whatever node answers until they
 * are thanked.
 */
final class Load implements AutoCloseable {

    private static final String SAMPLE = "/forms/adult-referral/samples/self-all-four-limbs.json";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LETTERS = 10;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final List<Node> nodes;
    private final JsonObject sample;
    private final Map<String, String> thanked = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();

    Load(List<Node> nodes) throws IOException {
        this.nodes = nodes;
        try (InputStream file = Load.class.getResourceAsStream(SAMPLE)) {
            if (file == null) {
                throw new IllegalStateException("There is no sample " + SAMPLE);
            }
            try (JsonReader reader = Json.createReader(file)) {
                this.sample = reader.readObject().getJsonObject("answers");
            }
        }
    }

    /** Last name → reference of everybody who was thanked. */
    Map<String, String> thanked() {
        return Map.copyOf(thanked);
    }

    /** How often somebody was told that it did not work, or heard nothing, and pressed again. */
    long pressedAgain() {
        return refused.get();
    }

    /** Sends forms of people whose names are drawn from the seed, as fast as the gate lets them, until closed. */
    void run(long seed, Gate gate) {
        Random random = new Random(seed);
        while (!stopped.get()) {
            String name = letters(random);
            if (!gate.open(stopped::get)) {
                return;
            }
            String reference = sendUntilThanked(name, random);
            if (reference != null) {
                thanked.put(name, reference);
            }
        }
    }

    /** Holds people back while too much is on its way. */
    @FunctionalInterface
    interface Gate {

        /** Whether the next may go; not when it is over. */
        boolean open(BooleanSupplier over);
    }

    /** The reference; null when the load was stopped before anybody was thanked. */
    private @Nullable String sendUntilThanked(String name, Random random) {
        Optional<String> draft = Optional.empty();
        while (true) {
            List<String> addresses =
                    nodes.stream().map(Node::address).flatMap(Optional::stream).toList();
            if (addresses.isEmpty()) {
                if (stopped.get()) {
                    return null;
                }
                Thread.onSpinWait();
                Pause.briefly();
                continue;
            }
            String api = addresses.get(random.nextInt(addresses.size())) + "api";
            try {
                if (draft.isEmpty()) {
                    draft = draft(api, name);
                }
                if (draft.isPresent()) {
                    HttpResponse<String> sent = send(
                            api + "/drafts/" + draft.get() + "/submission",
                            "POST",
                            "",
                            Map.of("Idempotency-Key", "token-" + name));
                    if (sent.statusCode() == 201 || sent.statusCode() == 200) {
                        return json(sent.body()).getString("reference");
                    }
                }
            } catch (IOException nobodyAnswered) {
                // the node was killed under us: press again, elsewhere
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
            refused.incrementAndGet();
            Pause.briefly();
        }
    }

    /** A filled-in draft's id; empty when the node could not keep it. */
    private Optional<String> draft(String api, String name) throws IOException, InterruptedException {
        HttpResponse<String> started = send(api + "/drafts", "POST", "{\"form\": \"adult-referral\"}", Map.of());
        if (started.statusCode() != 201) {
            return Optional.empty();
        }
        JsonObject draft = json(started.body());
        String id = draft.getString("id");
        HttpResponse<String> saved = send(
                api + "/drafts/" + id,
                "PATCH",
                answers(name).toString(),
                Map.of(
                        "If-Match",
                        "\"" + draft.getJsonNumber("row").longValue() + "\"",
                        "Content-Type",
                        "application/merge-patch+json"));
        return saved.statusCode() == 200 ? Optional.of(id) : Optional.empty();
    }

    private JsonObject answers(String name) {
        JsonObject person = sample.getJsonObject("person");
        return Json.createObjectBuilder(sample)
                .add(
                        "person",
                        Json.createObjectBuilder(person)
                                .add(
                                        "firstName",
                                        new StringBuilder(name).reverse().toString())
                                .add("lastName", name)
                                .add("nhsNumberKnown", "no")
                                .remove("nhsNumber")
                                .add("dateOfBirth", birthday(name)))
                .build();
    }

    /** Everybody has a day of their own, as far as there are days, so that nobody is taken for somebody else. */
    private static String birthday(String name) {
        int days = Math.floorMod(name.hashCode(), 50 * 365);
        return LocalDate.of(1925, 1, 1).plusDays(days).toString();
    }

    private HttpResponse<String> send(String address, String method, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.ofString(body));
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String letters(Random random) {
        StringBuilder word = new StringBuilder();
        word.append((char) ('A' + random.nextInt(26)));
        for (int i = 1; i < LETTERS; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    /** Nobody new begins; whoever waits to be thanked goes on waiting while a node serves. */
    void stop() {
        stopped.set(true);
    }

    @Override
    public void close() {
        stop();
    }
}
