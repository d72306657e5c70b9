package uk.careforms.simulators.dataverse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.internal.http.Answer;
import uk.careforms.simulators.internal.http.Call;
import uk.careforms.simulators.internal.http.UrlEncoded;

/**
 * Hands out access tokens as Microsoft Entra does with client credentials.
 *
 * <p>Source: learn.microsoft.com "Microsoft identity platform and the OAuth 2.0 client credentials flow" and "Microsoft
 * Entra authentication and authorization error codes", read in November 2026.
 */
final class TokenDesk {

    private final Clock clock;
    private final Duration lifetime;
    private final boolean lifetimeAsText;
    private final String clientId;
    private final String clientSecret;
    private final AssertionCheck assertions;
    private final Counters counters;
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    TokenDesk(DataverseSimulator.Builder settings, Counters counters) {
        this.clock = settings.clock;
        this.lifetime = settings.tokenLifetime;
        this.lifetimeAsText = settings.expiresInAsText;
        this.clientId = settings.clientId;
        this.clientSecret = settings.clientSecret;
        this.assertions = new AssertionCheck(settings.certificate, settings.clientId);
        this.counters = counters;
    }

    /** The environment's address for somebody who reaches us over a proxy, and so knows it by another. */
    private static String reachedAs(Call call) {
        return "http://" + call.headers().get("Host").orElse("");
    }

    /**
     * Answers a request for a token.
     *
     * @param environment scheme and host without a slash at the end; version 2 wants this and {@code /.default} as scope, the
     *     older version this as resource
     */
    Answer answer(Call call, String environment) {
        boolean older = call.path().equals(Reception.OLDER_TOKEN_PATH);
        String target = older ? "resource" : "scope";
        if (!call.method().equals("POST") || !call.headers().mediaType().equals("application/x-www-form-urlencoded")) {
            return refused(
                    400, "invalid_request", "AADSTS900561: The endpoint only accepts POST requests with a form.");
        }
        Map<String, String> form;
        try {
            form = UrlEncoded.parse(call.body());
        } catch (IllegalArgumentException e) {
            return refused(400, "invalid_request", "AADSTS90014: The form cannot be read.");
        }
        for (String field : new String[] {"grant_type", "client_id", target}) {
            if (!form.containsKey(field)) {
                return refused(
                        400,
                        "invalid_request",
                        "AADSTS900144: The request body must contain the following parameter: '" + field + "'.");
            }
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return refused(400, "unsupported_grant_type", "AADSTS70003: The grant type is not supported.");
        }
        if (!clientId.equals(form.get("client_id"))) {
            return refused(400, "unauthorized_client", "AADSTS700016: The application was not found in the directory.");
        }
        Optional<String> unproven = unproven(form, environment);
        if (unproven.isPresent()) {
            return refused(401, "invalid_client", unproven.get());
        }
        String suffix = older ? "" : "/.default";
        String wanted = environment + suffix;
        if (!wanted.equals(form.get(target)) && !(reachedAs(call) + suffix).equals(form.get(target))) {
            return refused(
                    400,
                    older ? "invalid_resource" : "invalid_scope",
                    "AADSTS70011: The provided value for the input parameter '" + target + "' is not valid; expected '"
                            + wanted + "'.");
        }
        return granted();
    }

    /** What is wrong with the secret or the signed statement. */
    private Optional<String> unproven(Map<String, String> form, String environment) {
        if (form.containsKey("client_assertion")) {
            return form.containsKey("client_secret")
                    ? Optional.of("AADSTS7000216: Either 'client_assertion' or 'client_secret' is expected, not both.")
                    : assertions.fault(
                            form,
                            Set.of(environment + Reception.TOKEN_PATH, environment + Reception.OLDER_TOKEN_PATH),
                            clock.instant());
        }
        return same(clientSecret, form.getOrDefault("client_secret", ""))
                ? Optional.empty()
                : Optional.of("AADSTS7000215: Invalid client secret provided.");
    }

    private Answer granted() {
        String token = "simulated-" + new UUID(0x70c_4000L, 0x8000_0000_0000_0000L | counters.tokens.incrementAndGet());
        expiries.put(token, clock.instant().plus(lifetime));
        ObjectNode body = Json.object().put("token_type", "Bearer");
        if (lifetimeAsText) {
            body.put("expires_in", String.valueOf(lifetime.toSeconds()));
            body.put("ext_expires_in", String.valueOf(lifetime.toSeconds()));
        } else {
            body.put("expires_in", lifetime.toSeconds());
            body.put("ext_expires_in", lifetime.toSeconds());
        }
        return Answer.json(200, body.put("access_token", token).toString()).with("Cache-Control", "no-store, no-cache");
    }

    /** The refusal for a call without a token in force; empty when all is well. */
    Optional<Answer> refusal(Call call, String environment) {
        String header = call.headers().get("Authorization").orElse("");
        Instant expiry = expiries.get(header.replaceFirst("^(?i)bearer ", ""));
        if (expiry != null && clock.instant().isBefore(expiry)) {
            return Optional.empty();
        }
        return Optional.of(Answer.empty(401)
                .with(
                        "WWW-Authenticate",
                        "Bearer authorization_uri=" + environment + "/" + DataverseSimulator.TENANT
                                + "/oauth2/authorize, resource_id=" + environment + "/"));
    }

    /** Makes every token worthless from now on, as when a secret is withdrawn. */
    void revokeAll() {
        expiries.clear();
    }

    private static Answer refused(int status, String error, String description) {
        return Answer.json(
                status,
                Json.object()
                        .put("error", error)
                        .put("error_description", description)
                        .toString());
    }

    private static boolean same(String one, String two) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), two.getBytes(StandardCharsets.UTF_8));
    }
}
