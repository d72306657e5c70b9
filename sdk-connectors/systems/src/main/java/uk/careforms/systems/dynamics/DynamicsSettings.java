package uk.careforms.systems.dynamics;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import uk.careforms.api.spi.Settings;
import uk.careforms.systems.internal.wire.ClientCredentials;
import uk.careforms.systems.internal.wire.Secret;
import uk.careforms.systems.internal.wire.SettingsReader;

/**
 * The settings of a Dataverse environment, checked.
 *
 * @param environment like {@code https://council.crm11.dynamics.com}, without a slash at its end
 * @param queue the queue for cases whose team has none
 * @param maxAttachment how many characters of base64 the organisation takes as one file; 5 MB unless it was raised, 128 MB at
 *     most (Microsoft, "Use file data with Attachment and Note records", read November 2026)
 * @param caseSet the set that files are put beside
 */
record DynamicsSettings(
        URI environment,
        URI tokenUrl,
        String clientId,
        Secret secret,
        Optional<UUID> queue,
        long maxAttachment,
        String caseSet) {

    static final String PLUG_IN = "dynamics";
    static final Set<String> REQUIRED = Set.of("environment-url", "token-url", "client-id");
    static final Set<String> OPTIONAL =
            Set.of("client-secret", "client-secret-file", "queue", "max-attachment-bytes", "case-set");
    static final Set<String> SECRETS = Set.of("client-secret");

    private static final String API = "/api/data/v9.2/";

    /** Fails once with all that is wrong. */
    static DynamicsSettings read(Settings settings) {
        SettingsReader reader = SettingsReader.of(PLUG_IN, settings, REQUIRED, OPTIONAL);
        DynamicsSettings read = new DynamicsSettings(
                reader.address("environment-url"),
                reader.address("token-url"),
                reader.text("client-id"),
                reader.secret("client-secret"),
                reader.guid("queue"),
                reader.whole("max-attachment-bytes", 5_242_880, 1, 134_217_728),
                reader.name("case-set").orElse("incidents"));
        if (!read.environment().getRawPath().isEmpty()) {
            reader.fault("setting 'environment-url' must end after the host, like https://council.crm11.dynamics.com");
        }
        reader.finish();
        return read;
    }

    String root() {
        return environment + API;
    }

    String rootPath() {
        return API;
    }

    /** The token request: version 2 asks for a scope, the older endpoint for a resource. */
    Map<String, String> tokenForm() {
        boolean version1 = tokenUrl.getRawPath().endsWith("/oauth2/token");
        return ClientCredentials.fields(
                "grant_type",
                "client_credentials",
                "client_id",
                clientId,
                "client_secret",
                secret.reveal(),
                version1 ? "resource" : "scope",
                version1 ? environment.toString() : environment + "/.default");
    }

    @Override
    public String toString() {
        return "DynamicsSettings[" + environment.getHost() + "]";
    }
}
