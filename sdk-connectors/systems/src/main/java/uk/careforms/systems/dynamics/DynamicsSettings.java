package uk.careforms.systems.dynamics;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import uk.careforms.api.spi.Settings;
import uk.careforms.systems.internal.wire.Assertion;
import uk.careforms.systems.internal.wire.ClientCertificate;
import uk.careforms.systems.internal.wire.ClientCredentials;
import uk.careforms.systems.internal.wire.ClientProof;
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
 * @param alerts who is told in the app of a new case
 * @param detectsDuplicates whether the organisation's duplicate rules are asked about every new row
 * @param referenceKey the case's column with the reference, where it is an alternate key
 */
record DynamicsSettings(
        URI environment,
        URI tokenUrl,
        String clientId,
        ClientProof proof,
        Optional<UUID> queue,
        long maxAttachment,
        String caseSet,
        Alerts alerts,
        boolean detectsDuplicates,
        Optional<String> referenceKey) {

    static final String PLUG_IN = "dynamics";
    static final Set<String> REQUIRED = Set.of("environment-url", "token-url", "client-id");
    static final Set<String> OPTIONAL = Set.of(
            "client-secret",
            "client-secret-file",
            "client-certificate-file",
            "client-certificate-password",
            "client-certificate-password-file",
            "client-certificate-algorithm",
            "queue",
            "max-attachment-bytes",
            "case-set",
            "notify-users",
            "queue-members",
            "duplicate-detection",
            "reference-key");
    static final Set<String> SECRETS = Set.of("client-secret", "client-certificate-password");

    private static final String API = "/api/data/v9.2/";
    private static final String CERTIFICATE = "client-certificate-file";
    private static final long USUAL_MOST = 5_242_880;
    private static final long HIGHEST_MOST = 134_217_728;

    /**
     * Who is told in the app of a new case.
     *
     * @param users always
     * @param queueMembers whether the members of the case's queue are told too
     */
    record Alerts(List<UUID> users, boolean queueMembers) {

        Alerts {
            users = List.copyOf(users);
        }

        boolean areOff() {
            return users.isEmpty() && !queueMembers;
        }
    }

    /** Fails once with all that is wrong. */
    static DynamicsSettings read(Settings settings, Clock clock) {
        SettingsReader reader = SettingsReader.of(PLUG_IN, settings, REQUIRED, OPTIONAL);
        DynamicsSettings read = new DynamicsSettings(
                reader.address("environment-url"),
                reader.address("token-url"),
                reader.text("client-id"),
                proof(reader, clock),
                reader.guid("queue"),
                reader.whole("max-attachment-bytes", USUAL_MOST, 1, HIGHEST_MOST),
                reader.name("case-set").orElse("incidents"),
                new Alerts(reader.guids("notify-users"), reader.flag("queue-members")),
                reader.flag("duplicate-detection"),
                reader.name("reference-key"));
        if (!read.environment().getRawPath().isEmpty()) {
            reader.fault("setting 'environment-url' must end after the host, like https://council.crm11.dynamics.com");
        }
        reader.finish();
        return read;
    }

    /** Exactly one of secret and certificate. */
    private static ClientProof proof(SettingsReader reader, Clock clock) {
        boolean secret = reader.optional("client-secret")
                .or(() -> reader.optional("client-secret-file"))
                .isPresent();
        Optional<String> file = reader.optional(CERTIFICATE);
        if (file.isEmpty()) {
            if (!secret) {
                reader.fault("set 'client-secret', 'client-secret-file' or '" + CERTIFICATE
                        + "'; the plug-in cannot sign in without one of them");
                return ClientProof.none();
            }
            return ClientProof.of(reader.secret("client-secret"));
        }
        if (secret) {
            reader.fault("set either a client secret or '" + CERTIFICATE + "', not both");
        }
        Optional<Secret> password = reader.optionalSecret("client-certificate-password");
        ClientCertificate certificate =
                ClientCertificate.inFile(CERTIFICATE, Path.of(file.get()), password, algorithm(reader));
        reader.attempt(() -> certificate.require(clock.instant()));
        return certificate;
    }

    private static Assertion.Algorithm algorithm(SettingsReader reader) {
        String name = reader.optional("client-certificate-algorithm").orElse("PS256");
        if (!name.equals("PS256") && !name.equals("RS256")) {
            reader.fault("setting 'client-certificate-algorithm' must be 'PS256' or 'RS256'");
            return Assertion.Algorithm.PS256;
        }
        return Assertion.Algorithm.valueOf(name);
    }

    String root() {
        return environment + API;
    }

    String rootPath() {
        return API;
    }

    /** The token request: version 2 asks for a scope, the older endpoint for a resource. */
    Map<String, String> tokenForm(Instant now) {
        boolean version1 = tokenUrl.getRawPath().endsWith("/oauth2/token");
        Map<String, String> form = new LinkedHashMap<>(ClientCredentials.fields(
                "grant_type",
                "client_credentials",
                "client_id",
                clientId,
                version1 ? "resource" : "scope",
                version1 ? environment.toString() : environment + "/.default"));
        form.putAll(proof.fields(clientId, tokenUrl, now));
        return form;
    }

    @Override
    public String toString() {
        return "DynamicsSettings[" + environment.getHost() + "]";
    }
}
