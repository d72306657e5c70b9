package uk.careforms.simulators.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One bucket of an S3-compatible store over HTTP on loopback, with path-style addresses: {@code PUT}, {@code GET} and {@code DELETE} of
 * objects. Every request must carry a Signature Version 4 that is right for this store's keys and not older than 15 minutes. An object
 * is kept only when the whole of its content came. Thread-safe.
 */
public final class S3Simulator implements AutoCloseable {

    /** The bucket there is. */
    public static final String BUCKET = "careforms-files";

    /** The region it is in. */
    public static final String REGION = "eu-west-2";

    /** The key whose owner may use it. */
    public static final String ACCESS_KEY = "AKIAINVENTEDFORTEST";

    /** The secret of that key. */
    public static final String SECRET_KEY = "invented/secret+for/tests/of/careforms00";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "simulated-s3");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final SignatureCheck signatures;
    private volatile boolean full;

    private S3Simulator(HttpServer server, Clock clock) {
        this.server = server;
        this.signatures = new SignatureCheck(ACCESS_KEY, SECRET_KEY, REGION, clock);
    }

    /** Starts on any free port. */
    public static S3Simulator start(Clock clock) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
            S3Simulator simulator = new S3Simulator(server, clock);
            server.setExecutor(simulator.threads);
            server.createContext("/", simulator::answer);
            server.start();
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException("Simulator 's3' cannot listen", e);
        }
    }

    /** Scheme, host and port without a slash at the end. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The names of the objects that are kept. */
    public Set<String> names() {
        return Set.copyOf(objects.keySet());
    }

    /** Whether it takes nothing more. */
    public void full(boolean isFull) {
        full = isFull;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<String> refusal = signatures.refusal(exchange);
            String path = exchange.getRequestURI().getRawPath();
            String bucket = "/" + BUCKET + "/";
            if (refusal.isPresent()) {
                refuse(exchange, 403, refusal.get());
            } else if (!path.startsWith(bucket)) {
                refuse(exchange, 404, "NoSuchBucket");
            } else {
                object(exchange, path.substring(bucket.length()));
            }
        }
    }

    private void object(HttpExchange exchange, String name) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, name);
            case "GET" -> {
                byte[] content = objects.get(name);
                if (content == null) {
                    refuse(exchange, 404, "NoSuchKey");
                } else {
                    send(exchange, 200, "binary/octet-stream", content);
                }
            }
            case "DELETE" -> {
                objects.remove(name);
                exchange.sendResponseHeaders(204, -1);
            }
            default -> refuse(exchange, 405, "MethodNotAllowed");
        }
    }

    private void put(HttpExchange exchange, String name) throws IOException {
        byte[] content = exchange.getRequestBody().readAllBytes(); // throws when the sender breaks off
        String said = exchange.getRequestHeaders().getFirst("Content-Length");
        if (full) {
            refuse(exchange, 507, "InsufficientStorage");
        } else if (said == null || Long.parseLong(said) != content.length) {
            refuse(exchange, 400, "IncompleteBody");
        } else {
            objects.put(name, content);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code
                + "</Code><Message>Invented</Message></Error>";
        send(exchange, status, "application/xml", xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
