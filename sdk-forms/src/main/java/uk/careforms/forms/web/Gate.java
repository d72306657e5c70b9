package uk.careforms.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.Sessions;

/**
 * What stands before every handler: safe headers, the right host, the route, the role, the same origin, the size of the body,
 * the form's token. Thread-safe.
 */
public final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";

    private final Router router;
    private final Sessions sessions;
    private final Clock clock;
    private final Optional<String> onlyHost;
    private final SameOrigin sameOrigin;
    private final Refusals pages;
    private final Refusals api;

    /**
     * @param pages words for people
     * @param api words for programs, below {@code /api/}
     */
    public Gate(Router router, CareForms forms, PageOptions options, Refusals pages, Refusals api) {
        this.router = router;
        this.sessions = forms.sessions();
        this.clock = forms.clock();
        Optional<String> authority = forms.baseUrl().map(Gate::authority);
        this.onlyHost = authority.filter(host -> options.strictHost());
        this.sameOrigin = new SameOrigin(authority);
        this.pages = pages;
        this.api = api;
    }

    /** Answers one request. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SafeHeaders.set(response, request.isSecure());
        Exchange exchange = Exchange.begin(request, new Visit(sessions, clock, request));
        Reply reply = routed(exchange, request);
        reply.send(response, !request.getMethod().equals("HEAD"));
    }

    private Reply routed(Exchange exchange, HttpServletRequest request) {
        if (strangeHost(exchange, request)) {
            return refuse(exchange, Refusal.WRONG_HOST);
        }
        return router.find(request.getMethod(), exchange.path())
                .fold(
                        found -> admitted(exchange.on(found.route(), found.values()), found.route(), request),
                        others -> refuse(exchange, Refusal.WRONG_METHOD).with("Allow", others.allow()),
                        () -> refuse(exchange, Refusal.NOT_FOUND));
    }

    private Reply admitted(Exchange exchange, Route route, HttpServletRequest request) {
        if (!exchange.may(route.access())) {
            return refuse(exchange, exchange.user().isEmpty() ? Refusal.NOT_SIGNED_IN : Refusal.WRONG_ROLE);
        }
        if (READING.contains(request.getMethod())) {
            return handled(exchange, route);
        }
        if (!sameOrigin.allows(request, !route.api())) {
            return refuse(exchange, Refusal.CROSS_SITE);
        }
        if (route.takesFile() && exchange.mediaType().equals(MULTIPART)) {
            return MultipartBody.read(
                    request,
                    (fields, file) -> handled(exchange.carrying(fields, file), route),
                    () -> handled(exchange.carryingTooMuch(), route),
                    () -> refuse(exchange, Refusal.UNREADABLE));
        }
        return Body.read(
                request,
                bytes -> carried(exchange, route, request, bytes),
                () -> refuse(exchange, Refusal.TOO_LARGE),
                () -> refuse(exchange, Refusal.UNREADABLE));
    }

    private Reply carried(Exchange exchange, Route route, HttpServletRequest request, byte[] bytes) {
        if (route.api()) {
            return handled(exchange.carrying(Fields.NONE, bytes), route);
        }
        if (!exchange.mediaType().equals(FORM)) {
            return refuse(exchange, Refusal.WRONG_TYPE);
        }
        return fields(request, bytes)
                .map(fields -> handled(exchange.carrying(fields, new byte[0]), route))
                .orElseGet(() -> refuse(exchange, Refusal.UNREADABLE));
    }

    /** A filter of the host that looked at a parameter has read the body before us; then the container's reading counts. */
    private static Optional<Fields> fields(HttpServletRequest request, byte[] bytes) {
        boolean alreadyRead = bytes.length == 0 && request.getContentLengthLong() != 0;
        return alreadyRead
                ? Fields.of(request.getParameterMap())
                : Fields.parse(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private Reply handled(Exchange exchange, Route route) {
        try {
            return exchange.visit().close(owned(exchange, route));
        } catch (RuntimeException thrown) {
            Mishap mishap = Mishap.of(thrown);
            LOG.error("Incident {} at {}: {}", mishap.incident(), exchange, mishap.description());
            if (mishap.why() == Refusal.UNAVAILABLE && route.rescue().isPresent()) {
                return route.rescue().get().answer(exchange);
            }
            return (route.api() ? api : pages).refuse(exchange, mishap.why(), mishap.incident());
        }
    }

    private Reply owned(Exchange exchange, Route route) {
        boolean form = !route.api() && route.method().equals("POST") && !exchange.fileTooLarge();
        if (form && !exchange.visit().owns(exchange.form().text(FormToken.FIELD))) {
            return refuse(exchange, Refusal.STALE_FORM);
        }
        return route.handler().answer(exchange);
    }

    /** Health checks come from inside the house, by number rather than by name. */
    private boolean strangeHost(Exchange exchange, HttpServletRequest request) {
        if (exchange.path().startsWith("/api/health/") || exchange.path().equals("/api/metrics")) {
            return false;
        }
        String host = Optional.ofNullable(request.getHeader("Host")).orElse("").toLowerCase(Locale.ROOT);
        return onlyHost.filter(own -> !own.equals(host)).isPresent();
    }

    private static String authority(String baseUrl) {
        return Optional.ofNullable(URI.create(baseUrl).getRawAuthority())
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    private Reply refuse(Exchange exchange, Refusal why) {
        boolean program = exchange.path().startsWith("/api/") || exchange.path().equals("/api");
        return (program ? api : pages).refuse(exchange, why, "");
    }
}
