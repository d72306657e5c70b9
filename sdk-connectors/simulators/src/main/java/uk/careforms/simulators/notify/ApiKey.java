package uk.careforms.simulators.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.internal.http.StrictJson;

/** The key of one service, and the check of the tokens made with it: JSON Web Tokens, HS256. */
record ApiKey(String service, String secret) {

    private static final String GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern SHAPE = Pattern.compile(".+-(" + GUID + ")-(" + GUID + ")");
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    /**
     * Reads the form in which Notify shows a key, {@code name-service-secret}.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    static ApiKey parse(String key) {
        Matcher shape = SHAPE.matcher(key);
        if (!shape.matches()) {
            throw new IllegalArgumentException("An API key is a name and two UUIDs, joined by dashes");
        }
        return new ApiKey(shape.group(1), shape.group(2));
    }

    /** Lets a request pass or throws Notify's refusal. */
    void check(String authorization, Instant now) {
        if (authorization.isEmpty()) {
            throw new NotifyError(401, "AuthError", "Unauthorized: authentication token must be provided");
        }
        if (!authorization.startsWith("Bearer ")) {
            throw new NotifyError(401, "AuthError", "Unauthorized: authentication bearer scheme must be used");
        }
        String token = authorization.substring("Bearer ".length());
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw NotifyError.forbidden("Invalid token: not a JSON web token");
        }
        ObjectNode header = decoded(parts[0]);
        if (!header.path("alg").asString("").equals("HS256")) {
            throw NotifyError.forbidden("Invalid token: algorithm used is not HS256");
        }
        ObjectNode claims = decoded(parts[1]);
        if (!claims.path("iss").isString()) {
            throw NotifyError.forbidden("Invalid token: iss field not provided");
        }
        if (!claims.path("iss").stringValue().equals(service)) {
            throw NotifyError.forbidden("Invalid token: service not found");
        }
        byte[] wanted = signature(parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(wanted, parts[2].getBytes(StandardCharsets.US_ASCII))) {
            throw NotifyError.forbidden("Invalid token: API key not found");
        }
        JsonNode issued = claims.path("iat");
        if (!issued.isIntegralNumber()
                || Duration.between(Instant.ofEpochSecond(issued.longValue()), now)
                                .abs()
                                .compareTo(TOLERANCE)
                        > 0) {
            throw NotifyError.forbidden("Error: Your system clock must be accurate to within 30 seconds");
        }
    }

    private static ObjectNode decoded(String part) {
        try {
            return StrictJson.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw NotifyError.forbidden("Invalid token: not a JSON web token");
        }
    }

    private String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "ApiKey[" + service + "]";
    }
}
