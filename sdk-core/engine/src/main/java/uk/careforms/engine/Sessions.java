package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * Small facts about a browser, kept in the database so that any node can serve any request. Thread-safe.
 *
 * <p>A session is known by a token of 160 random bits; only its SHA-256 is stored.
 */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class Sessions {

    /**
     * Starts a session.
     *
     * @param life how long it lasts after it was last put, 12 hours at most
     * @return its token, URL-safe
     */
    public String create(JsonObject facts, Duration life) {
        throw new UnsupportedOperationException();
    }

    /** The facts of a session; empty when there is none or it has expired. */
    public Optional<JsonObject> find(String token) {
        throw new UnsupportedOperationException();
    }

    /**
     * Replaces the facts of a session and starts its life anew; the last to put wins.
     *
     * @return false when there is none or it has expired
     */
    public boolean put(String token, JsonObject facts) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives a session a new token, as is done when somebody signs in; the old one is dead.
     *
     * @return the new token; empty when there is none or it has expired
     */
    public Optional<String> rotate(String token) {
        throw new UnsupportedOperationException();
    }

    /** Ends a session; nothing happens when there is none. */
    public void end(String token) {
        throw new UnsupportedOperationException();
    }
}
