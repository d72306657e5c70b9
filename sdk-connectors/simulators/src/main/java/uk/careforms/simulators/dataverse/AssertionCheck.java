package uk.careforms.simulators.dataverse;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.internal.http.StrictJson;

/**
 * Checks the signed statement by which a program says who it is.
 *
 * <p>Source: learn.microsoft.com "Microsoft identity platform application authentication certificate credentials", read in
 * November 2026. Stricter: a statement may be good for an hour at most, and each {@code jti} is taken once.
 */
final class AssertionCheck {

    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final long LONGEST_LIFE_SECONDS = 3600;

    private final Optional<X509Certificate> certificate;
    private final String clientId;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    AssertionCheck(Optional<X509Certificate> certificate, String clientId) {
        this.certificate = certificate;
        this.clientId = clientId;
    }

    /**
     * What is wrong with it, with Entra's number of it; empty when all is well.
     *
     * @param audiences the addresses it may be for
     */
    Optional<String> fault(Map<String, String> form, Set<String> audiences, Instant now) {
        if (!TYPE.equals(form.get("client_assertion_type"))) {
            return Optional.of("AADSTS50027: 'client_assertion_type' is not jwt-bearer.");
        }
        String[] parts = form.getOrDefault("client_assertion", "").split("\\.", -1);
        if (parts.length != 3 || certificate.isEmpty()) {
            return Optional.of("AADSTS50027: JWT token is invalid or malformed, or no certificate is registered.");
        }
        try {
            ObjectNode header = json(parts[0]);
            ObjectNode claims = json(parts[1]);
            if (!isNamed(header)) {
                return Optional.of("AADSTS700027: The certificate with identifier used to sign is not registered.");
            }
            if (!isSigned(header.path("alg").asString(""), parts)) {
                return Optional.of("AADSTS700027: Client assertion failed signature validation.");
            }
            return claimFault(claims, audiences, now);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.of("AADSTS50027: JWT token is invalid or malformed.");
        }
    }

    private Optional<String> claimFault(ObjectNode claims, Set<String> audiences, Instant now) {
        if (!audiences.contains(claims.path("aud").asString(""))) {
            return Optional.of("AADSTS700023: Client assertion audience claim does not match.");
        }
        if (!clientId.equals(claims.path("iss").asString(""))
                || !clientId.equals(claims.path("sub").asString(""))) {
            return Optional.of("AADSTS700021: Client assertion application identifier doesn't match.");
        }
        long ends = claims.path("exp").asLong(0);
        long begins = claims.path("nbf").asLong(Long.MAX_VALUE);
        long seconds = now.getEpochSecond();
        if (seconds >= ends || seconds < begins || ends - seconds > LONGEST_LIFE_SECONDS) {
            return Optional.of("AADSTS700024: Client assertion is not within its valid time range.");
        }
        String id = claims.path("jti").asString("");
        if (id.isEmpty() || !seen.add(id)) {
            return Optional.of("AADSTS50027: JWT token is invalid: 'jti' is missing or was used before.");
        }
        return Optional.empty();
    }

    private boolean isNamed(ObjectNode header) throws GeneralSecurityException {
        String sha256 = header.path("x5t#S256").asString("");
        String sha1 = header.path("x5t").asString("");
        return sha256.isEmpty() ? sha1.equals(thumbprint("SHA-1")) : sha256.equals(thumbprint("SHA-256"));
    }

    private String thumbprint(String hash) throws GeneralSecurityException {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance(hash)
                        .digest(certificate.orElseThrow().getEncoded()));
    }

    private boolean isSigned(String algorithm, String[] parts) throws GeneralSecurityException {
        Signature signature;
        switch (algorithm) {
            case "RS256" -> signature = Signature.getInstance("SHA256withRSA");
            case "PS256" -> {
                signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            default -> {
                return false;
            }
        }
        signature.initVerify(certificate.orElseThrow().getPublicKey());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static ObjectNode json(String part) {
        return StrictJson.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }
}
