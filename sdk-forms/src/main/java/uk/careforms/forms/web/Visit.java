package uk.careforms.forms.web;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import uk.careforms.engine.Sessions;

/**
 * What the server remembers of one browser: the token its forms carry, which drafts it may see and who signed in.
 *
 * <p>There is one cookie. It holds a random token and nothing else; it dies with the browser, no script reads it and no
 * other site can make a browser send it with a form. One visit belongs to one request; the session is read when it is first needed
 * and written once, after the handler.
 */
public final class Visit {

    /** The longest that sessions live: somebody who writes slowly must not lose the way back to their answers. */
    private static final Duration LIFE = Duration.ofHours(12);

    /** A session that was written less than this ago is not written again just to keep it alive. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final String SECURE_NAME = "__Host-careforms";
    private static final String PLAIN_NAME = "careforms";

    private final Sessions sessions;
    private final Clock clock;
    private final boolean secure;
    private final Optional<String> cookie;
    private final Optional<String> user;

    private boolean loaded;
    private boolean changed;
    private boolean rotate;
    private Optional<String> token = Optional.empty();
    private JsonObject facts = JsonValue.EMPTY_JSON_OBJECT;

    Visit(Sessions sessions, Clock clock, HttpServletRequest request) {
        this.sessions = sessions;
        this.clock = clock;
        this.secure = request.isSecure();
        this.cookie = cookie(request, secure ? SECURE_NAME : PLAIN_NAME);
        this.user = Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
    }

    /** The token that every form on a page carries. Starts a session when there is none. */
    public String formToken() {
        load();
        if (!facts.containsKey("token")) {
            put("token", Json.createValue(Tokens.fresh()));
        }
        return facts.getString("token");
    }

    /** Whether a form carries the token of this session. */
    boolean owns(String formToken) {
        load();
        return facts.containsKey("token") && Tokens.same(facts.getString("token"), formToken);
    }

    /** A fact that was put before. */
    public JsonObject get(String name) {
        load();
        return facts.get(name) instanceof JsonObject fact ? fact : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** Keeps a fact for the requests to come. */
    public void put(String name, JsonValue value) {
        load();
        facts = Json.createObjectBuilder(facts).add(name, value).build();
        changed = true;
    }

    /** Gives the session a new id, as is done when somebody comes to more rights. */
    public void rotate() {
        load();
        rotate = true;
    }

    /** Writes what has changed; the answer carries a cookie when the browser has to learn a new token. */
    Reply close(Reply reply) {
        if (!loaded) {
            return reply;
        }
        if (token.isEmpty()) {
            return changed ? told(reply, sessions.create(stamped(), LIFE)) : reply;
        }
        if (changed || !fresh()) {
            sessions.put(token.get(), stamped());
        }
        return rotate
                ? sessions.rotate(token.get()).map(next -> told(reply, next)).orElse(reply)
                : reply;
    }

    private void load() {
        if (loaded) {
            return;
        }
        Optional<JsonObject> found = cookie.flatMap(sessions::find);
        loaded = true;
        if (found.isPresent()) {
            token = cookie;
            facts = found.get();
            follow(facts.getString("user", ""), user.orElse(""));
        } else if (user.isPresent()) {
            put("user", Json.createValue(user.get()));
        }
    }

    /** A session survives signing in, under a new id; it does not survive signing out, or a change of person. */
    private void follow(String before, String now) {
        if (before.equals(now)) {
            return;
        }
        if (!before.isEmpty()) {
            token.ifPresent(sessions::end);
            token = Optional.empty();
            facts = JsonValue.EMPTY_JSON_OBJECT;
        }
        rotate = true;
        put("user", Json.createValue(now));
        put("token", Json.createValue(Tokens.fresh()));
    }

    private boolean fresh() {
        long seen = facts.containsKey("seen") ? facts.getJsonNumber("seen").longValue() : 0;
        return clock.instant().getEpochSecond() - seen < FRESH.toSeconds();
    }

    private JsonObject stamped() {
        return Json.createObjectBuilder(facts)
                .add("seen", clock.instant().getEpochSecond())
                .build();
    }

    private Reply told(Reply reply, String next) {
        String name = secure ? SECURE_NAME + "=" : PLAIN_NAME + "=";
        return reply.with("Set-Cookie", name + next + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : ""));
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie one : cookies) {
                if (one.getName().equals(name)) {
                    return Optional.of(one.getValue()).filter(value -> value.matches("[A-Za-z0-9_-]{16,100}"));
                }
            }
        }
        return Optional.empty();
    }
}
