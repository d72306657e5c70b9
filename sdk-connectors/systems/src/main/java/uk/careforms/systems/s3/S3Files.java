package uk.careforms.systems.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.FileStore;
import uk.careforms.api.spi.Settings;
import uk.careforms.systems.internal.wire.StreamClient;
import uk.careforms.systems.internal.wire.StreamClient.Streamed;
import uk.careforms.systems.internal.wire.Timeouts;

/**
 * Keeps files in a bucket of an S3-compatible store, each as one object under its id. Thread-safe.
 *
 * <p>The bucket is made and kept private by whoever runs the store, with encryption as the council wants it. Content is not signed but
 * goes over TLS, as the store's own clients do it; an object is there as a whole or not at all.
 */
public final class S3Files implements FileStore {

    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final Timeouts PATIENT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60));

    private final S3Settings settings;
    private final Clock clock;
    private final StreamClient http;

    private S3Files(S3Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = StreamClient.with(PATIENT);
    }

    /**
     * Makes a store; does not call the network.
     *
     * @param settings {@code endpoint}, {@code region}, {@code bucket}, {@code access-key}, {@code secret-key} (or {@code
     *     secret-key-file}), and if need be {@code prefix} and {@code path-style}
     * @param clock must be right within 15 minutes: signatures carry the time
     * @throws uk.careforms.api.model.CareFormsException {@code SETUP}, with every setting that is wrong
     */
    public static S3Files connect(Settings settings, Clock clock) {
        return new S3Files(S3Settings.read(settings), clock);
    }

    @Override
    public void put(UUID id, InputStream content, long size) throws IOException {
        URI object = object(id);
        Map<String, String> headers = signed("PUT", object, Map.of());
        try (InputStream answer = expected("keep", http.send("PUT", object, headers, content, size))) {
            answer.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    public InputStream open(UUID id) throws IOException {
        URI object = object(id);
        return expected("give", http.send("GET", object, signed("GET", object, Map.of())));
    }

    @Override
    public void delete(UUID id) throws IOException {
        URI object = object(id);
        try (InputStream answer = expected("delete", http.send("DELETE", object, signed("DELETE", object, Map.of())))) {
            answer.transferTo(OutputStream.nullOutputStream());
        } catch (NoSuchFileException e) {
            // gone already, which is what was wanted
        }
    }

    @Override
    public List<SetupProblem> check() {
        UUID probe = UUID.randomUUID();
        try {
            put(probe, InputStream.nullInputStream(), 0);
            open(probe).close();
            delete(probe);
            return List.of();
        } catch (IOException e) {
            return List.of(new SetupProblem(
                    "files (" + settings.endpoint().getHost() + "/" + settings.bucket() + ")",
                    "cannot be written and read (" + e.getMessage()
                            + "); check address, bucket, keys and the clock of this machine"));
        }
    }

    private URI object(UUID id) {
        return settings.object(id.toString());
    }

    private Map<String, String> signed(String method, URI object, Map<String, String> more) {
        return new Signature(settings.accessKey(), settings.secret().reveal(), settings.region())
                .headers(method, object, more, UNSIGNED, clock.instant());
    }

    /** The body of a good answer; an answer's own words are not repeated, because they quote the request. */
    private static InputStream expected(String what, Streamed answer) throws IOException {
        if (answer.status() >= 200 && answer.status() < 300) {
            return answer.content();
        }
        try (InputStream body = answer.content()) {
            if (answer.status() == 404 && answer.refusal().contains("<Code>NoSuchKey</Code>")) {
                throw new NoSuchFileException("The store has no such object");
            }
            body.transferTo(OutputStream.nullOutputStream());
        }
        throw new IOException("The store answered " + answer.status() + " when it was asked to " + what + " an object");
    }

    @Override
    public void close() {
        http.close();
    }
}
