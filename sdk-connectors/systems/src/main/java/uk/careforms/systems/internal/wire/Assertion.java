package uk.careforms.systems.internal.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/** Writes the signed statement by which a program says who it is (RFC 7523, section 3; RFC 7515, section 3.1). */
public final class Assertion {

    private static final Duration LIFE = Duration.ofMinutes(5);

    /** Our clock may be ahead of the remote's by this much. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Assertion() {}

    /** How it is signed. */
    public enum Algorithm {
        /** RSASSA-PSS with SHA-256; the certificate is named by {@code x5t#S256}. */
        PS256,
        /** RSASSA-PKCS1-v1_5 with SHA-256; the certificate is named by {@code x5t}, its SHA-1, for older set-ups. */
        RS256
    }

    static String of(ClientCertificate.Pair pair, Algorithm algorithm, String clientId, URI tokenUrl, Instant now) {
        ObjectNode header = JsonText.newObject().put("alg", algorithm.name()).put("typ", "JWT");
        if (algorithm == Algorithm.PS256) {
            header.put("x5t#S256", thumbprint(pair.certificate(), "SHA-256"));
        } else {
            header.put("x5t", thumbprint(pair.certificate(), "SHA-1"));
        }
        ObjectNode claims = JsonText.newObject()
                .put("aud", tokenUrl.toString())
                .put("iss", clientId)
                .put("sub", clientId)
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now.getEpochSecond())
                .put("nbf", now.minus(SKEW).getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond());
        String signed = encoded(header) + "." + encoded(claims);
        try {
            Signature signature = signature(algorithm);
            signature.initSign(pair.key());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new CareFormsException(Fault.SETUP, "The key of the client certificate cannot sign", e);
        }
    }

    private static Signature signature(Algorithm algorithm) throws GeneralSecurityException {
        if (algorithm == Algorithm.RS256) {
            return Signature.getInstance("SHA256withRSA");
        }
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        return signature;
    }

    /** The hash of a certificate as base64 for addresses. */
    static String thumbprint(X509Certificate certificate, String hash) {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance(hash).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new CareFormsException(Fault.SETUP, "The client certificate has no thumbprint", e);
        }
    }

    private static String encoded(ObjectNode json) {
        return BASE64.encodeToString(JsonText.write(json).getBytes(StandardCharsets.UTF_8));
    }
}
