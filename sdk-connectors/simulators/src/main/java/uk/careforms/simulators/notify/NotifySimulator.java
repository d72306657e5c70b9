package uk.careforms.simulators.notify;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.simulators.LoggedCall;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.simulators.faults.Faults;
import uk.careforms.simulators.internal.faults.Exchange;
import uk.careforms.simulators.internal.faults.FaultScripts;
import uk.careforms.simulators.internal.faults.Target;
import uk.careforms.simulators.internal.http.Answer;
import uk.careforms.simulators.internal.http.Call;
import uk.careforms.simulators.internal.http.CallLog;
import uk.careforms.simulators.internal.http.LoopbackServer;
import uk.careforms.simulators.internal.http.Reply;
import uk.careforms.simulators.internal.pages.FaultDesk;
import uk.careforms.simulators.internal.pages.Page;

/**
 * GOV.UK Notify, version 2 of its API, over real HTTP on loopback.
 *
 * <p>Takes e-mails, texts and letters and sends nothing. A message is {@code delivered} at once (a letter {@code
 * received}) unless its address is one of Notify's test addresses that fail; {@link #report} changes that. For fault
 * scripts the type of a message, like {@code email}, is its table. A person looks at {@link #pageUrl()}. Thread-safe,
 * deterministic.
 */
public final class NotifySimulator implements AutoCloseable {

    private final Builder settings;
    private final FaultScripts faults = new FaultScripts();
    private final CallLog log;
    private final Mailroom mailroom;
    private final RateLimits limits;
    private final LoopbackServer server;
    private final NotifyApi api;
    private final Exchange exchange;
    private final FaultDesk desk = new FaultDesk(faults);
    private final NotifyPage page;

    private NotifySimulator(Builder settings) {
        this.settings = settings;
        this.log = new CallLog(settings.clock);
        this.mailroom = new Mailroom(settings.clock);
        this.limits = new RateLimits(settings.clock);
        this.page = new NotifyPage(mailroom, desk);
        this.server = LoopbackServer.on("simulated-notify", settings.port);
        this.exchange = new Exchange(faults, new NotifyVoice(server.url() + "/sign-in"));
        this.api = new NotifyApi(
                ApiKey.parse(settings.apiKey),
                settings.clock,
                Map.copyOf(settings.templates),
                mailroom,
                limits,
                server.url());
    }

    /** Starts with every default: any free port, the machine's clock, any template. */
    public static NotifySimulator start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The base address, without a slash at the end. */
    public String baseUrl() {
        return server.url();
    }

    /** The page for people; add {@code .json} for programs. */
    public String pageUrl() {
        return server.url() + "/simulator";
    }

    /** The key that requests must be signed with, as Notify shows it: name, service and secret. */
    public String apiKey() {
        return settings.apiKey;
    }

    public Faults faults() {
        return faults;
    }

    /** The messages taken, oldest first; those to smoke-test addresses are not kept, as in Notify. */
    public List<NotifyMessage> messages() {
        return mailroom.all();
    }

    /**
     * Changes how a message fared, as a provider's report would.
     *
     * @throws IllegalArgumentException if there is no such message
     */
    public void report(String id, String status) {
        mailroom.report(id, status);
    }

    /** Refuses requests past a number in 60 seconds; 3,000 until then. */
    public void limitPerMinute(int most) {
        limits.perMinute(most);
    }

    /** Refuses messages past a number in a day; any number until then. */
    public void limitPerDay(int most) {
        limits.perDay(most);
    }

    /** The requests received, oldest first, the pages for people not among them; the last 10,000. */
    public List<LoggedCall> requests() {
        return log.calls();
    }

    /** Forgets messages, requests, faults and limits. */
    public void clear() {
        faults.clear();
        limits.clear();
        mailroom.clear();
        log.clear();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply reply(Call call) {
        boolean get = call.method().equals("GET");
        boolean json = call.headers().get("Accept").orElse("").startsWith("application/json");
        return switch (call.path()) {
            case "/" -> Reply.whole(Page.seeOther("/simulator"));
            case "/simulator" -> Reply.whole(json ? page.json() : page.html());
            case "/simulator.json" -> Reply.whole(page.json());
            case "/sign-in" -> Reply.whole(Page.signIn());
            case FaultDesk.PATH -> Reply.whole(get ? Page.seeOther("/simulator") : desk.post(call));
            default ->
                call.path().startsWith(NotifyApi.ROOT)
                        ? worked(call)
                        : Reply.whole(Answer.html(404, "<html><body><h1>404 Not Found</h1></body></html>"));
        };
    }

    private Reply worked(Call call) {
        Optional<Fault> fault = faults.strike(new Target(call.path(), NotifyApi.type(call), true));
        Reply reply = exchange.carryOut(fault, () -> api.answer(call));
        log.add(call, reply.answer().status(), fault.map(Fault::toString).orElse(""));
        return reply;
    }

    /** Settings; every one has a default. */
    public static final class Builder {

        private final Map<String, Template> templates = new LinkedHashMap<>();
        private int port;
        private Clock clock = Clock.systemUTC();
        private String apiKey = "simulated-60f00000-0000-4000-8000-000000000001-60f00000-0000-4000-8000-000000000002";

        private Builder() {}

        /** 0, the default, takes any free port. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** By which tokens are checked, limits are counted and messages are stamped. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * The key that requests must be signed with.
         *
         * @throws IllegalArgumentException at the start, if it is not a name and two UUIDs joined by dashes
         */
        public Builder apiKey(String key) {
            this.apiKey = key;
            return this;
        }

        /**
         * Declares a template; once one is declared, all others are unknown. Without any, every id is taken.
         *
         * @param id a UUID
         * @param type {@code email}, {@code sms} or {@code letter}
         * @param subject empty for a text message
         * @param body with {@code ((placeholders))}
         */
        public Builder template(String id, String type, String subject, String body) {
            this.templates.put(id, new Template(id, type, subject, body));
            return this;
        }

        /**
         * Starts to listen.
         *
         * @throws java.io.UncheckedIOException if the port is taken
         */
        public NotifySimulator start() {
            NotifySimulator simulator = new NotifySimulator(this);
            simulator.server.start(simulator::reply);
            return simulator;
        }
    }
}
