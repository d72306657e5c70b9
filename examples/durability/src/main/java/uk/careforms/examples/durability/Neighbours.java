package uk.careforms.examples.durability;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import uk.careforms.simulators.dataverse.DataverseSimulator;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.simulators.notify.NotifySimulator;

/** The simulated CRM and GOV.UK Notify, in the harness's own process so that they outlive every node. */
final class Neighbours implements AutoCloseable {

    private static final Duration SHORT_WAIT = Duration.ofSeconds(1);
    private static final String EMAIL = "70000000-0000-4000-8000-000000000001";
    private static final String SMS = "70000000-0000-4000-8000-000000000002";
    private static final String LETTER = "70000000-0000-4000-8000-000000000003";

    private final DataverseSimulator crm = DataverseSimulator.start();
    private final NotifySimulator post = NotifySimulator.builder()
            .template(EMAIL, "email", "((subject))", "((body))")
            .template(SMS, "sms", "", "((body))")
            .template(LETTER, "letter", "((subject))", "((body))")
            .start();

    Neighbours() throws IOException {
        crm.seedInventedCouncil();
        JsonObject teams = council().getJsonObject("teams");
        teams.forEach((id, team) -> {
            JsonString queue = team.asJsonObject().getJsonString("queue");
            if (queue != null) {
                crm.seed("queue", Map.of("queueid", queue.getString(), "name", id));
            }
        });
    }

    private static JsonObject council() throws IOException {
        try (InputStream file = Neighbours.class.getResourceAsStream("/forms/council.json")) {
            if (file == null) {
                throw new IllegalStateException("No council.json is on the class path");
            }
            try (JsonReader reader = Json.createReader(file)) {
                return reader.readObject();
            }
        }
    }

    DataverseSimulator crm() {
        return crm;
    }

    NotifySimulator post() {
        return post;
    }

    int crmPort() {
        return URI.create(crm.environmentUrl()).getPort();
    }

    String crmTokenPath() {
        return URI.create(crm.tokenUrl()).getPath();
    }

    /** What a node's configuration says of them, but for the CRM's address, which is that of the node's own wire. */
    List<String> config() {
        return List.of(
                "connectors.crm.type=dynamics",
                "connectors.crm.client-id=" + crm.clientId(),
                "connectors.crm.client-secret=" + crm.clientSecret(),
                "notices.type=notify",
                "notices.base-url=" + post.baseUrl(),
                "notices.api-key=" + post.apiKey(),
                "notices.email-template=" + EMAIL,
                "notices.sms-template=" + SMS,
                "notices.letter-template=" + LETTER);
    }

    /** From now on some requests go wrong: most of them are written and their answer is lost. */
    void misbehave(double share, long seed) {
        crm.faults()
                .withProbability(
                        share,
                        seed,
                        Fault.afterCommit(Damage.CONNECTION_RESET),
                        Fault.afterCommit(Damage.UNAVAILABLE_503).retryAfter(SHORT_WAIT),
                        Fault.afterCommit(Damage.TRUNCATED_BODY),
                        Fault.beforeCommit(Damage.TOO_MANY_REQUESTS_429).retryAfter(SHORT_WAIT),
                        Fault.afterCommit(Damage.GATEWAY_PAGE_502));
        post.faults()
                .withProbability(
                        share,
                        seed + 1,
                        Fault.afterCommit(Damage.CONNECTION_RESET),
                        Fault.afterCommit(Damage.SERVER_ERROR_500));
    }

    void behave() {
        crm.faults().clear();
        post.faults().clear();
    }

    @Override
    public void close() {
        crm.close();
        post.close();
    }
}
