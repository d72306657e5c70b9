package uk.careforms.systems.s3;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/**
 * AWS Signature Version 4 in the Authorization header (Amazon S3 API Reference, "Authenticating Requests: Using the Authorization
 * Header", read November 2026), for addresses without a query whose paths need no encoding.
 */
record Signature(String accessKey, String secret, String region) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /**
     * The headers that sign a request.
     *
     * @param more headers to send besides, which are signed, too
     * @param payload the content's hash, or {@code UNSIGNED-PAYLOAD} where TLS protects it
     */
    Map<String, String> headers(String method, URI address, Map<String, String> more, String payload, Instant now) {
        String time = TIME.format(now);
        Map<String, String> signed = new TreeMap<>();
        more.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));
        signed.put("host", address.getRawAuthority());
        signed.put("x-amz-content-sha256", payload);
        signed.put("x-amz-date", time);
        StringBuilder lines = new StringBuilder();
        signed.forEach((name, value) ->
                lines.append(name).append(':').append(value.strip()).append('\n'));
        String names = String.join(";", signed.keySet());
        String request = method + "\n" + address.getRawPath() + "\n\n" + lines + "\n" + names + "\n" + payload;
        String scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hex(sha256(request));
        String signature = hex(hmac(key(time.substring(0, 8)), toSign));
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("x-amz-content-sha256", payload);
        headers.put("x-amz-date", time);
        headers.put(
                "Authorization",
                ALGORITHM + " Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                        + signature);
        return headers;
    }

    private byte[] key(String day) {
        byte[] first = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), day);
        return hmac(hmac(hmac(first, region), "s3"), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new CareFormsException(Fault.SETUP, "This Java runtime has no HmacSHA256", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new CareFormsException(Fault.SETUP, "This Java runtime has no SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Signature[" + accessKey + "]";
    }
}
