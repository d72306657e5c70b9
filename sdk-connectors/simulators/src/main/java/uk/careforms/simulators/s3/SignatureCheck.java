package uk.careforms.simulators.s3;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Works a request's signature out anew from what arrived (Amazon S3 API Reference, Signature Version 4, read November 2026). */
final class SignatureCheck {

    private static final Pattern HEADER = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");
    private static final List<String> MUST_BE_SIGNED = List.of("host", "x-amz-content-sha256", "x-amz-date");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration MOST_SKEW = Duration.ofMinutes(15);

    private final String accessKey;
    private final String secret;
    private final String region;
    private final Clock clock;

    SignatureCheck(String accessKey, String secret, String region, Clock clock) {
        this.accessKey = accessKey;
        this.secret = secret;
        this.region = region;
        this.clock = clock;
    }

    /** The code of the refusal; empty when the signature is right. */
    Optional<String> refusal(HttpExchange exchange) {
        Matcher header = HEADER.matcher(field(exchange, "Authorization"));
        if (!header.matches()) {
            return Optional.of("AccessDenied");
        }
        if (!header.group(1).equals(accessKey)) {
            return Optional.of("InvalidAccessKeyId");
        }
        String time = field(exchange, "x-amz-date");
        List<String> signed = Arrays.asList(header.group(4).split(";", -1));
        boolean whole = signed.containsAll(MUST_BE_SIGNED)
                && signed.equals(signed.stream().sorted().toList())
                && header.group(3).equals(region)
                && time.startsWith(header.group(2));
        if (!whole) {
            return Optional.of("AuthorizationHeaderMalformed");
        }
        if (isSkewed(time)) {
            return Optional.of("RequestTimeTooSkewed");
        }
        byte[] right = signature(exchange, time, header.group(2), signed);
        return MessageDigest.isEqual(right, HexFormat.of().parseHex(header.group(5)))
                ? Optional.empty()
                : Optional.of("SignatureDoesNotMatch");
    }

    private boolean isSkewed(String time) {
        try {
            Duration off = Duration.between(Instant.from(TIME.parse(time)), clock.instant());
            return off.abs().compareTo(MOST_SKEW) > 0;
        } catch (DateTimeException notATime) {
            return true;
        }
    }

    private byte[] signature(HttpExchange exchange, String time, String day, List<String> signed) {
        StringBuilder request = new StringBuilder()
                .append(exchange.getRequestMethod())
                .append('\n')
                .append(exchange.getRequestURI().getRawPath())
                .append('\n')
                .append(Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                        .orElse(""))
                .append('\n');
        for (String name : signed) {
            request.append(name).append(':').append(field(exchange, name)).append('\n');
        }
        request.append('\n')
                .append(String.join(";", signed))
                .append('\n')
                .append(field(exchange, "x-amz-content-sha256"));
        String scope = day + "/" + region + "/s3/aws4_request";
        String toSign = String.join(
                "\n", "AWS4-HMAC-SHA256", time, scope, HexFormat.of().formatHex(sha256(request.toString())));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(day, region, "s3", "aws4_request", toSign)) {
            key = hmac(key, part);
        }
        return key;
    }

    private static String field(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                .orElse("")
                .strip();
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
