package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.SessionTable;
import uk.careforms.engine.internal.tokens.Token;

/**
 * Small facts about a browser, kept in the database so that any node can serve any request. Thread-safe.
 *
 * <p>A session is known by a token of 160 random bits; only its SHA-256 is stored.
 */
public final class Sessions {

    private static final Duration LONGEST = Duration.ofHours(12);

    private final Database database;
    private final Clock clock;

    Sessions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Starts a session.
     *
     * @param life how long it lasts after it was last put, one second to 12 hours
     * @return its token, URL-safe
     */
    public String create(JsonObject facts, Duration life) {
        if (life.toSeconds() < 1 || life.compareTo(LONGEST) > 0) {
            throw new CareFormsException(Fault.CALLER, "A session lives one second to 12 hours");
        }
        String token = Token.fresh();
        database.inTransaction(handle -> {
            SessionTable.add(handle, Token.hash(token), facts, life.toSeconds(), clock.instant());
            return token;
        });
        return token;
    }

    /** The facts of a session; empty when there is none or it has expired. */
    public Optional<JsonObject> find(String token) {
        return database.with(handle -> SessionTable.find(handle, Token.hash(token), clock.instant()));
    }

    /**
     * Replaces the facts of a session and starts its life anew; the last to put wins.
     *
     * @return false when there is none or it has expired
     */
    public boolean put(String token, JsonObject facts) {
        Instant now = clock.instant();
        return database.inTransaction(handle -> SessionTable.put(handle, Token.hash(token), facts, now));
    }

    /**
     * Gives a session a new token, as is done when somebody signs in; the old one is dead.
     *
     * @return the new token; empty when there is none or it has expired
     */
    public Optional<String> rotate(String token) {
        String fresh = Token.fresh();
        boolean renamed = database.inTransaction(
                handle -> SessionTable.rename(handle, Token.hash(token), Token.hash(fresh), clock.instant()));
        return renamed ? Optional.of(fresh) : Optional.empty();
    }

    /** Ends a session; nothing happens when there is none. */
    public void end(String token) {
        database.inTransaction(handle -> {
            SessionTable.end(handle, Token.hash(token));
            return token;
        });
    }
}
