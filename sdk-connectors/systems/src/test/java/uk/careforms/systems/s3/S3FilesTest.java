package uk.careforms.systems.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.spi.FileStore;
import uk.careforms.api.spi.Settings;
import uk.careforms.simulators.s3.S3Simulator;
import uk.careforms.testkit.FileStoreContract;

class S3FilesTest extends FileStoreContract {

    private final S3Simulator s3 = S3Simulator.start(Clock.systemUTC());
    private final S3Files store = connect(Map.of(), Clock.systemUTC());
    private final S3Files broken = connect(Map.of("secret-key", "wrong"), Clock.systemUTC());

    private S3Files connect(Map<String, String> more, Clock clock) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "endpoint", s3.endpoint(),
                "region", S3Simulator.REGION,
                "bucket", S3Simulator.BUCKET,
                "prefix", "forms/2026/",
                "path-style", "true",
                "access-key", S3Simulator.ACCESS_KEY,
                "secret-key", S3Simulator.SECRET_KEY));
        settings.putAll(more);
        return new S3FilesFactory().create(new Settings(settings), clock);
    }

    @AfterEach
    void close() {
        store.close();
        broken.close();
        s3.close();
    }

    @Override
    protected FileStore store() {
        return store;
    }

    @Override
    protected FileStore broken() {
        return broken;
    }

    /**
     * Amazon S3 API Reference, "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk", example
     * "GET Object", read November 2026.
     */
    @Test
    void a_signature_is_the_one_that_amazon_publishes() {
        Signature signature =
                new Signature("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");

        Map<String, String> headers = signature.headers(
                "GET",
                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                Map.of("range", "bytes=0-9"),
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                Instant.parse("2013-05-24T00:00:00Z"));

        assertThat(headers.get("Authorization"))
                .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void an_object_has_the_name_of_its_file_below_the_prefix() throws IOException {
        UUID id = UUID.randomUUID();

        store.put(id, new ByteArrayInputStream(new byte[9]), 9);

        assertThat(s3.names()).containsExactly("forms/2026/" + id);
    }

    @Test
    void a_store_that_is_full_is_an_exception_and_keeps_nothing() {
        s3.full(true);

        assertThatThrownBy(() -> store.put(UUID.randomUUID(), new ByteArrayInputStream(new byte[9]), 9))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("507");
        assertThat(s3.names()).isEmpty();
        assertThat(store.check()).isNotEmpty();
    }

    @Test
    void a_bucket_that_is_not_there_is_no_missing_file() {
        try (S3Files elsewhere = connect(Map.of("bucket", "another-bucket"), Clock.systemUTC())) {
            assertThatThrownBy(() -> elsewhere.open(UUID.randomUUID()))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessageContaining("404");
        }
    }

    @Test
    void a_clock_that_is_an_hour_off_is_found_by_the_check() {
        try (S3Files late = connect(Map.of(), Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)))) {
            assertThat(late.check()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                    .contains("403", "the clock of this machine"));
        }
    }

    @Test
    void nobody_there_is_one_problem() {
        s3.close();

        assertThat(store.check()).hasSize(1);
    }

    @Test
    void everything_wrong_with_the_settings_is_said_at_once() {
        Settings wrong = new Settings(Map.of(
                "endpoint", "http://s3.example.org/bucket",
                "region", "EU West",
                "bucket", "No",
                "access-key", "x",
                "prefix", "../up"));

        assertThatThrownBy(() -> S3Files.connect(wrong, Clock.systemUTC()))
                .isInstanceOf(CareFormsException.class)
                .hasMessageContaining("'endpoint'")
                .hasMessageContaining("'region'")
                .hasMessageContaining("'bucket'")
                .hasMessageContaining("'prefix'")
                .hasMessageContaining("'secret-key'");
    }

    @Test
    void a_bucket_may_stand_before_the_host() {
        S3Settings settings = S3Settings.read(new Settings(Map.of(
                "endpoint", "https://s3.eu-west-2.amazonaws.com",
                "region", "eu-west-2",
                "bucket", "council-files",
                "access-key", "x",
                "secret-key", "y")));

        assertThat(settings.object("a")).hasToString("https://council-files.s3.eu-west-2.amazonaws.com/a");
    }
}
