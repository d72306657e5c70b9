package uk.careforms.systems.dynamics;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.systems.internal.wire.ClientCredentials;
import uk.careforms.systems.internal.wire.ClientCredentials.SignedIn;
import uk.careforms.systems.internal.wire.Hold;
import uk.careforms.systems.internal.wire.JsonText;
import uk.careforms.systems.internal.wire.Multipart;
import uk.careforms.systems.internal.wire.Multipart.Inner;
import uk.careforms.systems.internal.wire.Timeouts;
import uk.careforms.systems.internal.wire.Trouble;
import uk.careforms.systems.internal.wire.WireAnswer;
import uk.careforms.systems.internal.wire.WireAnswer.Received;
import uk.careforms.systems.internal.wire.WireClient;
import uk.careforms.systems.internal.wire.WireRequest;

/**
 * Speaks to one Dataverse environment as one application user: token, standard headers, and the hold that a 429 asks of all
 * requests of that user (Microsoft, "Service protection API limits", read November 2026).
 *
 * <p>Every request is sent once; only a 401 is followed by one more with a fresh token, for a refused token means that
 * nothing was done. Thread-safe.
 */
final class DynamicsClient implements AutoCloseable {

    static final String SYSTEM = "Dynamics";

    /** Dataverse may take two minutes over one operation. */
    static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(125));

    /** The wait when a 429 does not say one. */
    private static final Duration UNSAID_WAIT = Duration.ofSeconds(30);

    private static final Trouble NOT_A_USER = Trouble.refused(
            "http-401",
            SYSTEM
                    + " did not take our sign-in, not even a new one; make the app registration an application user of this"
                    + " environment and give it a security role");

    private static final int MAX_BODY = 16 * 1024 * 1024;

    private final DynamicsSettings settings;
    private final Timeouts timeouts;
    private final Clock clock;
    private final WireClient wire;
    private final ClientCredentials credentials;
    private final Hold hold;

    DynamicsClient(DynamicsSettings settings, Clock clock, Timeouts timeouts) {
        this.settings = settings;
        this.timeouts = timeouts;
        this.clock = clock;
        this.wire = WireClient.with(timeouts, MAX_BODY);
        this.hold = new Hold(clock);
        this.credentials = new ClientCredentials(
                SYSTEM,
                wire,
                settings.tokenUrl(),
                () -> settings.tokenForm(clock.instant()),
                settings.proof()::fingerprint,
                clock,
                timeouts.read());
    }

    /** What came of a request. */
    sealed interface Reply {

        /** The remote answered, with any status. */
        record Answered(Received answer) implements Reply {}

        /** There is no answer to look at. */
        record Failed(Trouble trouble) implements Reply {}

        default <T> T fold(Function<Received, T> answered, Function<Trouble, T> failed) {
            return this instanceof Answered with
                    ? answered.apply(with.answer())
                    : failed.apply(((Failed) this).trouble());
        }
    }

    /** Asks for one resource; the path is below the service root and encoded, and holds nothing personal. */
    Reply get(String path) {
        return send(WireRequest.get(URI.create(settings.root() + path), timeouts.read()));
    }

    /** Asks several questions in one request, so that what they hold is in the body and in no address. */
    Reply ask(List<String> paths) {
        List<Inner> questions = paths.stream()
                .map(path -> new Inner("GET", settings.rootPath() + path, Map.of("Accept", "application/json"), ""))
                .toList();
        return send(batch(Multipart.reads(questions), timeouts.read()).with("Prefer", "odata.continue-on-error"));
    }

    /** Writes several rows together or not at all. */
    Reply write(List<Inner> changes) {
        return send(batch(Multipart.changeSet(changes), timeouts.write()));
    }

    /** Changes one resource, or makes it. */
    Reply patch(String path, Map<String, String> headers, WireRequest.Body body) {
        return send(new WireRequest(
                "PATCH", URI.create(settings.root() + path), headers, Optional.of(body), timeouts.write()));
    }

    /** Calls an action. */
    Reply post(String path, ObjectNode json) {
        return post(path, new WireRequest.Body("application/json; charset=utf-8", JsonText.write(json)));
    }

    Reply post(String path, WireRequest.Body body) {
        return send(new WireRequest(
                "POST", URI.create(settings.root() + path), Map.of(), Optional.of(body), timeouts.write()));
    }

    /** The path of a row as batches write it. */
    String rowPath(String set, Object id) {
        return settings.rootPath() + set + "(" + id + ")";
    }

    private WireRequest batch(WireRequest.Body body, Duration timeout) {
        return new WireRequest("POST", URI.create(settings.root() + "$batch"), Map.of(), Optional.of(body), timeout);
    }

    private Reply send(WireRequest request) {
        Optional<Duration> held = hold.left();
        if (held.isPresent()) {
            return new Reply.Failed(
                    Trouble.notDone("held", held.get(), SYSTEM + " asked us to slow down; nothing was sent"));
        }
        return credentials
                .token()
                .fold(with -> retriedOnce(request, with.token()), failed -> new Reply.Failed(failed.trouble()));
    }

    private Reply retriedOnce(WireRequest request, String token) {
        WireAnswer first = wire.send(signed(request, token));
        if (!(first instanceof Received refused) || refused.status() != 401) {
            return reply(first);
        }
        credentials.drop(token);
        SignedIn again = credentials.token();
        return again.fold(
                with -> afterAll(wire.send(signed(request, with.token()))),
                failed -> new Reply.Failed(failed.trouble()));
    }

    /** A second 401 has nothing to do with the token's age: nobody asks again for a while. */
    private Reply afterAll(WireAnswer second) {
        if (!(second instanceof Received refused) || refused.status() != 401) {
            return reply(second);
        }
        credentials.refuse(NOT_A_USER);
        return new Reply.Failed(NOT_A_USER);
    }

    /** Asks for a token anew even if one was refused a moment ago: a person wants to know. */
    void forgetRefusal() {
        credentials.forgetRefusal();
    }

    private static WireRequest signed(WireRequest request, String token) {
        return request.with("Authorization", "Bearer " + token)
                .with("Accept", "application/json")
                .with("OData-Version", "4.0")
                .with("OData-MaxVersion", "4.0");
    }

    private static Reply reply(WireAnswer answer) {
        return answer.fold(
                Reply.Answered::new,
                never -> new Reply.Failed(Trouble.of(SYSTEM, never)),
                lost -> new Reply.Failed(Trouble.of(SYSTEM, lost)));
    }

    /** Says what an answer means that is not a success, and holds all requests if it asks us to slow down. */
    Trouble trouble(Received answer) {
        Trouble trouble = ErrorCodes.trouble(answer, clock.instant());
        if (!ErrorCodes.isThrottling(answer)) {
            return trouble;
        }
        Duration wait = trouble.after().isZero() ? UNSAID_WAIT : trouble.after();
        hold.hold(wait);
        return Trouble.notDone(trouble.code(), wait, trouble.sentence());
    }

    DynamicsSettings settings() {
        return settings;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        wire.close();
    }
}
