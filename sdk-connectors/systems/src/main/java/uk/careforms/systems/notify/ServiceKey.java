package uk.careforms.systems.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.systems.internal.wire.JsonText;

/**
 * An API key of GOV.UK Notify, and the tokens made with it: JSON Web Tokens (RFC 7519) signed with HMAC SHA-256, a new one
 * for each request, good for 30 seconds by Notify's clock.
 *
 * <p>Shape: a name, the service's UUID and the secret UUID, joined by dashes (GOV.UK Notify, REST API documentation, read
 * November 2026).
 */
record ServiceKey(String service, String secret) {

    private static final String UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    private static final Pattern SHAPE = Pattern.compile("(?:.*-)?(" + UUID + ")-(" + UUID + ")");
    private static final String HMAC = "HmacSHA256";
    private static final String HEADER =
            encoded("{\"typ\":\"JWT\",\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8));

    static Optional<ServiceKey> parse(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        return shape.matches() ? Optional.of(new ServiceKey(shape.group(1), shape.group(2))) : Optional.empty();
    }

    String token(Instant now) {
        String claims = JsonText.write(JsonText.newObject().put("iss", service).put("iat", now.getEpochSecond()));
        String signed = HEADER + "." + encoded(claims.getBytes(StandardCharsets.UTF_8));
        return signed + "." + encoded(signature(signed));
    }

    private byte[] signature(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new CareFormsException(Fault.SETUP, "This Java has no " + HMAC + ", which every Java must have", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "ServiceKey[" + service + "]";
    }
}
