package uk.careforms.systems.internal.wire;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** How a program proves to a token endpoint who it is. */
public interface ClientProof {

    /**
     * The form fields of the proof, made anew for each sign-in.
     *
     * @param tokenUrl the endpoint that the proof is for
     * @throws uk.careforms.api.model.CareFormsException {@code SETUP} if its file cannot be used any more
     */
    Map<String, String> fields(String clientId, URI tokenUrl, Instant now);

    /**
     * Changes when secret or certificate do, so that a refused one is not sent again and again; never shown.
     *
     * @throws uk.careforms.api.model.CareFormsException {@code SETUP} if its file cannot be used any more
     */
    String fingerprint();

    /** No proof at all, where the settings name none and will be refused. */
    static ClientProof none() {
        return of(Secret.of(""));
    }

    /** Proof by a shared secret. */
    static ClientProof of(Secret secret) {
        return new ClientProof() {
            @Override
            public Map<String, String> fields(String clientId, URI tokenUrl, Instant now) {
                return Map.of("client_secret", secret.reveal());
            }

            @Override
            public String fingerprint() {
                return secret.reveal();
            }

            @Override
            public String toString() {
                return "ClientProof[secret]";
            }
        };
    }
}
