package uk.careforms.systems.notify;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.systems.internal.wire.Hold;
import uk.careforms.systems.internal.wire.JsonText;
import uk.careforms.systems.internal.wire.Timeouts;
import uk.careforms.systems.internal.wire.Trouble;
import uk.careforms.systems.internal.wire.WireAnswer.Received;
import uk.careforms.systems.internal.wire.WireClient;
import uk.careforms.systems.internal.wire.WireRequest;

/**
 * Speaks to GOV.UK Notify: a token for each request, every request once, and the hold that a 429 asks for.
 *
 * <p>Tells errors by status and the field {@code error}, never by the message, which changes. Thread-safe.
 */
final class NotifyClient implements AutoCloseable {

    static final String SYSTEM = "GOV.UK Notify";

    private static final int MAX_BODY = 8 * 1024 * 1024;

    /** "3,000 messages per minute": the count begins anew each minute. */
    private static final Duration UNTIL_NEXT_MINUTE = Duration.ofMinutes(1);

    /** The daily count begins anew at midnight UTC; looking once an hour is soon enough. */
    private static final Duration WHILE_DAY_IS_FULL = Duration.ofHours(1);

    private final NotifySettings settings;
    private final Clock clock;
    private final Timeouts timeouts;
    private final WireClient wire;
    private final Hold hold;

    NotifyClient(NotifySettings settings, Clock clock, Timeouts timeouts) {
        this.settings = settings;
        this.clock = clock;
        this.timeouts = timeouts;
        this.wire = WireClient.with(timeouts, MAX_BODY);
        this.hold = new Hold(clock);
    }

    /** What came of a request. */
    sealed interface Reply {

        /** A success with its JSON. */
        record Done(ObjectNode json) implements Reply {}

        /** Anything else. */
        record Failed(Trouble trouble, int status) implements Reply {}

        default <T> T fold(Function<ObjectNode, T> done, Function<Failed, T> failed) {
            return this instanceof Done ok ? done.apply(ok.json()) : failed.apply((Failed) this);
        }
    }

    Reply get(String path) {
        return send(WireRequest.get(URI.create(settings.base() + path), timeouts.read()));
    }

    Reply post(String path, ObjectNode body) {
        return send(WireRequest.post(
                URI.create(settings.base() + path), "application/json", JsonText.write(body), timeouts.write()));
    }

    private Reply send(WireRequest request) {
        Optional<Duration> held = hold.left();
        if (held.isPresent()) {
            return failed(Trouble.notDone("held", held.get(), SYSTEM + " asked us to slow down; nothing was sent"));
        }
        Optional<ServiceKey> key;
        try {
            key = ServiceKey.parse(settings.key().reveal());
        } catch (CareFormsException unreadable) {
            return failed(Trouble.refused("api-key-file", String.valueOf(unreadable.getMessage())));
        }
        if (key.isEmpty()) {
            return failed(Trouble.refused("api-key-file", "The file with the API key does not hold a whole key"));
        }
        String token = key.get().token(clock.instant());
        return wire.send(request.with("Authorization", "Bearer " + token).with("Accept", "application/json"))
                .fold(this::read, never -> failed(Trouble.of(SYSTEM, never)), lost -> failed(Trouble.of(SYSTEM, lost)));
    }

    private Reply read(Received answer) {
        Optional<ObjectNode> json = JsonText.object(answer.body());
        if (answer.isSuccess() && json.isPresent()) {
            return new Reply.Done(json.get());
        }
        String error = json.map(
                        body -> body.path("errors").path(0).path("error").asString(""))
                .filter(text -> text.matches("[A-Za-z]{1,40}"))
                .orElse("");
        return new Reply.Failed(trouble(answer, error), answer.status());
    }

    private Trouble trouble(Received answer, String error) {
        Trouble trouble = Trouble.byStatus(SYSTEM, answer, clock.instant());
        String code = error.isEmpty() ? trouble.code() : error;
        if (answer.status() == 429) {
            Duration usual = error.equals("TooManyRequestsError") ? WHILE_DAY_IS_FULL : UNTIL_NEXT_MINUTE;
            Duration wait = trouble.after().isZero() ? usual : trouble.after();
            hold.hold(wait);
            return Trouble.notDone(code, wait, trouble.sentence());
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return Trouble.refused(
                    code,
                    SYSTEM + " did not accept our API key; renew it, and check that this machine's clock is right");
        }
        return new Trouble(trouble.kind(), code, trouble.after(), trouble.sentence());
    }

    private static Reply failed(Trouble trouble) {
        return new Reply.Failed(trouble, 0);
    }

    @Override
    public void close() {
        wire.close();
    }
}
