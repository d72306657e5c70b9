package uk.careforms.systems.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/**
 * Proof by a certificate and its key in a PKCS#12 file ({@code .p12}, {@code .pfx}), read each time it is needed, so that a
 * renewed one is used without a restart.
 *
 * <p>RFC 7523, section 2.2; Microsoft, "Microsoft identity platform application authentication certificate credentials",
 * read November 2026.
 */
public final class ClientCertificate implements ClientProof {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final String setting;
    private final Path file;
    private final Optional<Secret> password;
    private final Assertion.Algorithm algorithm;

    private ClientCertificate(String setting, Path file, Optional<Secret> password, Assertion.Algorithm algorithm) {
        this.setting = setting;
        this.file = file;
        this.password = password;
        this.algorithm = algorithm;
    }

    /**
     * Names the file; opens it when it is needed.
     *
     * @param setting under which the file was named, for sentences
     * @param password of the file; empty when it has none
     */
    public static ClientCertificate inFile(
            String setting, Path file, Optional<Secret> password, Assertion.Algorithm algorithm) {
        return new ClientCertificate(setting, file, password, algorithm);
    }

    /** A private key with the certificate that others know it by. */
    record Pair(RSAPrivateKey key, X509Certificate certificate) {

        @Override
        public String toString() {
            return "Pair[hidden]";
        }
    }

    @Override
    public Map<String, String> fields(String clientId, URI tokenUrl, Instant now) {
        Pair pair = open();
        requireInForce(pair.certificate(), now);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_assertion_type", TYPE);
        fields.put("client_assertion", Assertion.of(pair, algorithm, clientId, tokenUrl, now));
        return fields;
    }

    @Override
    public String fingerprint() {
        return Assertion.thumbprint(open().certificate(), "SHA-256");
    }

    /** Opens the file once, so that what is wrong with it is said at the start. */
    public void require(Instant now) {
        requireInForce(open().certificate(), now);
    }

    private Pair open() {
        char[] characters = password.map(Secret::reveal).orElse("").toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, characters);
            return onlyPair(store, characters);
        } catch (IOException e) {
            throw unusable(e);
        } catch (GeneralSecurityException e) {
            throw fault("holds a key that cannot be read; export certificate and key again", e);
        }
    }

    private CareFormsException unusable(IOException e) {
        if (e.getCause() instanceof UnrecoverableKeyException) {
            return fault(
                    "does not open with the password given; check '" + setting.replace("-file", "-password") + "'", e);
        }
        return Files.isReadable(file) && Files.isRegularFile(file)
                ? fault("is no PKCS#12 file (.p12, .pfx)", e)
                : fault("cannot be read", e);
    }

    private Pair onlyPair(KeyStore store, char[] characters) throws GeneralSecurityException {
        List<String> aliases = Collections.list(store.aliases());
        for (String alias : aliases) {
            if (store.isKeyEntry(alias)
                    && store.getKey(alias, characters) instanceof PrivateKey key
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                if (key instanceof RSAPrivateKey rsa) {
                    return new Pair(rsa, certificate);
                }
                throw fault("holds a key that is not RSA; make one of 2048 bits or more", null);
            }
        }
        throw fault("holds no private key; export the certificate together with its key", null);
    }

    private void requireInForce(X509Certificate certificate, Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        if (!now.isBefore(end)) {
            throw fault("holds a certificate that ran out on " + day(end) + "; make a new one and register it", null);
        }
        Instant start = certificate.getNotBefore().toInstant();
        if (now.isBefore(start)) {
            throw fault(
                    "holds a certificate that is good from " + day(start) + " only; check this computer's clock", null);
        }
    }

    private static String day(Instant moment) {
        return moment.toString().substring(0, 10);
    }

    private CareFormsException fault(String what, @Nullable Exception cause) {
        String sentence = "setting '" + setting + "' names the file '" + file + "', which " + what;
        return cause == null
                ? new CareFormsException(Fault.SETUP, sentence)
                : new CareFormsException(Fault.SETUP, sentence, cause);
    }

    @Override
    public String toString() {
        return "ClientCertificate[hidden]";
    }
}
