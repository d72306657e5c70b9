package uk.careforms.systems.internal.wire;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.api.model.CareFormsException;

/**
 * Signs in as a program (OAuth 2.0 client credentials, RFC 6749 section 4.4) and shares the token.
 *
 * <p>A token is renewed under a lock when four fifths of its life are over. Requests that waited for a sign-in that failed
 * take its failure as their own, instead of trying one after the other. A sign-in that was refused is not tried again for ten
 * minutes, unless secret or certificate have changed: a wrong secret sent for every waiting case would lock the account. Thread-safe.
 */
public final class ClientCredentials {

    private static final Duration REFUSAL_STANDS = Duration.ofMinutes(10);
    private static final Duration LIFE_IF_UNSAID = Duration.ofMinutes(5);
    private static final long LONGEST_LIFE_SECONDS = Duration.ofDays(1).toSeconds();

    private final String system;
    private final WireClient wire;
    private final URI tokenUrl;
    private final Supplier<Map<String, String>> form;
    private final Supplier<String> fingerprint;
    private final Clock clock;
    private final Duration timeout;

    private final Shared<Attempt> shared = new Shared<>();

    /**
     * Prepares to sign in; asks nothing yet.
     *
     * @param system the remote's name in sentences
     * @param form the fields of the token request, secret included, asked for at each sign-in
     * @param fingerprint what changes when secret or certificate do; never shown
     */
    public ClientCredentials(
            String system,
            WireClient wire,
            URI tokenUrl,
            Supplier<Map<String, String>> form,
            Supplier<String> fingerprint,
            Clock clock,
            Duration timeout) {
        this.system = system;
        this.wire = wire;
        this.tokenUrl = tokenUrl;
        this.form = form;
        this.fingerprint = fingerprint;
        this.clock = clock;
        this.timeout = timeout;
    }

    /** A token, or why there is none. */
    public sealed interface SignedIn {

        /** A token to be sent as {@code Bearer}. */
        record With(String token) implements SignedIn {

            @Override
            public String toString() {
                return "With[hidden]";
            }
        }

        /** No token; nothing was asked of the remote itself. */
        record Failed(Trouble trouble) implements SignedIn {}

        default <T> T fold(Function<With, T> with, Function<Failed, T> failed) {
            return this instanceof With token ? with.apply(token) : failed.apply((Failed) this);
        }
    }

    /**
     * One sign-in.
     *
     * @param renewAt until when it is good; a refused one is good as long as nothing can have changed
     * @param refused the fingerprint of what was refused; empty otherwise
     */
    private record Attempt(SignedIn outcome, Instant renewAt, Optional<String> refused) {

        @Override
        public String toString() {
            return "Attempt[" + outcome + "]";
        }
    }

    /** The shared token, fetched if there is none or it is due for renewal. */
    public SignedIn token() {
        return shared.get(this::isGood, this::signIn).outcome();
    }

    private boolean isGood(Attempt attempt) {
        Instant now = clock.instant();
        boolean inTime = now.isBefore(attempt.renewAt())
                && (attempt.refused().isEmpty() || !now.plus(REFUSAL_STANDS).isBefore(attempt.renewAt()));
        return inTime && attempt.refused().map(this::isUnchanged).orElse(true);
    }

    private boolean isUnchanged(String refused) {
        try {
            return fingerprint.get().equals(refused);
        } catch (CareFormsException unreadable) {
            return false;
        }
    }

    /**
     * Remembers that the remote takes no token of ours, not even a new one: until something changes, or ten minutes are over,
     * nobody need ask.
     */
    public void refuse(Trouble trouble) {
        try {
            shared.put(new Attempt(
                    new SignedIn.Failed(trouble),
                    clock.instant().plus(REFUSAL_STANDS),
                    Optional.of(fingerprint.get())));
        } catch (CareFormsException unreadable) {
            shared.forget(any -> true);
        }
    }

    /** Forgets that a sign-in was refused: somebody asks who wants to know whether it works now. */
    public void forgetRefusal() {
        shared.forget(attempt -> attempt.refused().isPresent());
    }

    /** Forgets a token that the remote no longer takes, unless a newer one is there already. */
    public void drop(String refused) {
        shared.forget(attempt -> attempt.outcome().equals(new SignedIn.With(refused)));
    }

    private Attempt signIn() {
        String body;
        String proof;
        try {
            proof = fingerprint.get();
            body = form.get().entrySet().stream()
                    .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                    .collect(Collectors.joining("&"));
        } catch (CareFormsException unreadable) {
            return failed(Trouble.refused("secret-file", String.valueOf(unreadable.getMessage())));
        }
        WireRequest request = WireRequest.post(tokenUrl, "application/x-www-form-urlencoded", body, timeout)
                .with("Accept", "application/json");
        Instant asked = clock.instant();
        return wire.send(request)
                .fold(
                        answer -> read(answer, asked, proof),
                        never -> failed(Trouble.of(system + " sign-in", never)),
                        lost -> failed(Trouble.of(system + " sign-in", lost).ofRead()));
    }

    private Attempt read(WireAnswer.Received answer, Instant asked, String proof) {
        Optional<ObjectNode> json = JsonText.object(answer.body());
        if (answer.status() == 200 && json.isPresent()) {
            String text = json.get().path("access_token").asString("");
            if (!text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                long seconds = life(json.get().path("expires_in"));
                return new Attempt(new SignedIn.With(text), asked.plusSeconds(seconds * 4 / 5), Optional.empty());
            }
        }
        String error = json.map(object -> object.path("error").asString("")).orElse("");
        boolean refused = answer.status() == 400 || answer.status() == 401 || answer.status() == 403;
        if (refused && error.matches("[a-z_]{1,40}")) {
            Trouble trouble = Trouble.refused(
                    "sign-in:" + error,
                    system + " sign-in was refused (" + error
                            + "); check client id, secret or certificate, and their expiry");
            return new Attempt(new SignedIn.Failed(trouble), asked.plus(REFUSAL_STANDS), Optional.of(proof));
        }
        return failed(Trouble.byStatus(system + " sign-in", answer, asked).ofRead());
    }

    private static Attempt failed(Trouble trouble) {
        return new Attempt(new SignedIn.Failed(trouble), Instant.MIN, Optional.empty());
    }

    /** Seconds; some servers send them as text. */
    private static long life(JsonNode expiresIn) {
        String text = expiresIn.asString("");
        long seconds = text.matches("[0-9]{1,9}") ? Long.parseLong(text) : LIFE_IF_UNSAID.toSeconds();
        return Math.min(seconds, LONGEST_LIFE_SECONDS);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Fields in the order they are given. */
    public static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
