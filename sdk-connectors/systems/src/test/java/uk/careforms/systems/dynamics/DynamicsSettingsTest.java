package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.Settings;
import uk.careforms.testkit.RemoteFault.Outcome;
import uk.careforms.testkit.Samples;

class DynamicsSettingsTest {

    @Test
    void everything_that_is_wrong_is_said_at_once_and_no_value_is_shown() {
        Settings settings = new Settings(Map.of(
                "environment-url", "http://council.crm11.dynamics.com",
                "token-url", "not an address",
                "client-secret", "s3cret",
                "client-secret-file", "/nowhere/at/all",
                "queue", "the front door",
                "colour", "blue"));

        assertThatThrownBy(() -> DynamicsCases.connect(settings))
                .isInstanceOfSatisfying(
                        CareFormsException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SETUP))
                .hasMessageContaining("setting 'colour' is not known")
                .hasMessageContaining("setting 'client-id' is missing")
                .hasMessageContaining("setting 'environment-url' must begin with https")
                .hasMessageContaining("setting 'token-url' is not an address")
                .hasMessageContaining("set either 'client-secret' or 'client-secret-file', not both")
                .hasMessageContaining("setting 'queue' must be a GUID")
                .hasMessageNotContainingAny("s3cret", "blue", "front door");
    }

    @Test
    void plain_http_is_for_loopback_addresses_only() {
        assertThat(connects("http://127.0.0.1:8080")).isTrue();
        assertThat(connects("http://localhost:8080")).isTrue();
        assertThat(connects("http://[::1]:8080")).isTrue();
        assertThat(connects("https://council.crm11.dynamics.com/")).isTrue();
        assertThat(connects("http://127.0.0.1.example.org")).isFalse();
        assertThat(connects("http://localhost.example.org")).isFalse();
        assertThat(connects("http://10.0.0.1")).isFalse();
        assertThat(connects("https://user@council.crm11.dynamics.com")).isFalse();
        assertThat(connects("https://council.crm11.dynamics.com/api/data/v9.2")).isFalse();
        assertThat(connects("ftp://127.0.0.1")).isFalse();
    }

    private static boolean connects(String environment) {
        Settings settings = new Settings(Map.of(
                "environment-url", environment,
                "token-url", "https://login.example.org/token",
                "client-id", "id",
                "client-secret", "secret"));
        try (DynamicsCases cases = new DynamicsFactory().create(settings, Clock.systemUTC())) {
            return !cases.toString().contains("secret");
        } catch (CareFormsException e) {
            return false;
        }
    }

    @Test
    void a_secret_in_a_file_may_be_renewed_without_a_restart(@TempDir Path folder) throws IOException {
        try (SimulatedCouncil council = new SimulatedCouncil()) {
            Path file = folder.resolve("secret");
            Files.writeString(file, "an-old-one\n");
            Map<String, String> settings = new HashMap<>(council.settings());
            settings.remove("client-secret");
            settings.put("client-secret-file", file.toString());
            DynamicsCases cases = council.connect(settings);

            Outcome before = Outcome.of(cases.deliver(Samples.dispatch()));
            Files.writeString(file, council.simulator().clientSecret() + "\n");
            Outcome after = Outcome.of(cases.deliver(Samples.dispatch()));
            Files.delete(file);
            council.simulator().revokeTokens();
            Outcome gone = Outcome.of(cases.deliver(Samples.dispatch()));

            assertThat(before).isEqualTo(Outcome.REFUSED);
            assertThat(after).isEqualTo(Outcome.DELIVERED);
            assertThat(gone).isEqualTo(Outcome.REFUSED);
        }
    }

    @Test
    void the_older_token_endpoint_is_asked_for_a_resource() {
        Settings settings = new Settings(Map.of(
                "environment-url", "https://council.crm11.dynamics.com",
                "token-url", "https://login.example.org/tenant/oauth2/token",
                "client-id", "id",
                "client-secret", "secret"));

        assertThat(DynamicsSettings.read(settings, Clock.systemUTC()).tokenForm(Instant.EPOCH))
                .containsEntry("resource", "https://council.crm11.dynamics.com")
                .doesNotContainKey("scope");
    }

    @Test
    void secrets_are_named_so_that_they_can_be_masked() {
        assertThat(new DynamicsFactory().secretKeys())
                .containsExactlyInAnyOrder("client-secret", "client-certificate-password");
        assertThat(new DynamicsFactory().id()).isEqualTo("dynamics");
    }
}
