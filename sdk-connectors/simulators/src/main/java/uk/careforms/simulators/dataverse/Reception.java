package uk.careforms.simulators.dataverse;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.simulators.internal.faults.Exchange;
import uk.careforms.simulators.internal.faults.FaultScripts;
import uk.careforms.simulators.internal.faults.Target;
import uk.careforms.simulators.internal.http.Answer;
import uk.careforms.simulators.internal.http.Call;
import uk.careforms.simulators.internal.http.CallLog;
import uk.careforms.simulators.internal.http.Reply;
import uk.careforms.simulators.internal.pages.FaultDesk;
import uk.careforms.simulators.internal.pages.Page;

/** Takes every request in: pages for people, tokens, and the Web API behind sign-in, limits and faults. */
final class Reception {

    static final String TOKEN_PATH = "/" + DataverseSimulator.TENANT + "/oauth2/v2.0/token";

    static final String OLDER_TOKEN_PATH = "/" + DataverseSimulator.TENANT + "/oauth2/token";

    private static final String SIGN_IN_PATH = "/sign-in";

    private final WebApi api;
    private final TokenDesk tokens;
    private final ServiceLimits limits;
    private final FaultScripts faults;
    private final CallLog log;
    private final Counters counters;
    private final DataversePage page;
    private final FaultDesk desk;
    private final String environment;
    private final Exchange exchange;

    Reception(
            WebApi api,
            TokenDesk tokens,
            ServiceLimits limits,
            FaultScripts faults,
            CallLog log,
            Counters counters,
            DataversePage page,
            FaultDesk desk,
            String environment) {
        this.api = api;
        this.tokens = tokens;
        this.limits = limits;
        this.faults = faults;
        this.log = log;
        this.counters = counters;
        this.page = page;
        this.desk = desk;
        this.environment = environment;
        this.exchange = new Exchange(faults, new DataverseVoice(environment + SIGN_IN_PATH));
    }

    Reply reply(Call call) {
        Optional<Answer> forPeople = forPeople(call);
        if (forPeople.isPresent()) {
            return Reply.whole(forPeople.get());
        }
        if (!WebApi.holds(call)) {
            return worked(call, new Target(call.path(), Set.of(), false), () -> outside(call));
        }
        Optional<Answer> refusal = tokens.refusal(call, environment).or(limits::enter);
        if (refusal.isPresent()) {
            log.add(call, refusal.get().status(), "");
            return Reply.whole(refusal.get());
        }
        try {
            return worked(call, new Target(call.path(), api.tables(call), true), () -> withLimits(api.answer(call)));
        } finally {
            limits.leave();
        }
    }

    private Reply worked(Call call, Target target, Supplier<Answer> work) {
        Optional<Fault> fault = faults.strike(target);
        Reply reply = exchange.carryOut(fault, work);
        log.add(call, reply.answer().status(), fault.map(Fault::toString).orElse(""));
        return reply;
    }

    private Answer withLimits(Answer answer) {
        return limits.left()
                .map(left -> answer.with("x-ms-ratelimit-burst-remaining-xrm-requests", String.valueOf(left)))
                .orElse(answer);
    }

    private Answer outside(Call call) {
        if (call.path().equals(TOKEN_PATH) || call.path().equals(OLDER_TOKEN_PATH)) {
            return tokens.answer(call, environment);
        }
        if (call.path().equals(SIGN_IN_PATH)) {
            counters.signInPages.incrementAndGet();
            return Page.signIn();
        }
        return Answer.html(404, "<html><body><h1>404 - File or directory not found.</h1></body></html>");
    }

    private Optional<Answer> forPeople(Call call) {
        boolean get = call.method().equals("GET");
        boolean json = call.headers().get("Accept").orElse("").startsWith("application/json");
        return switch (call.path()) {
            case "/" -> Optional.of(Page.seeOther("/simulator"));
            case "/simulator" -> Optional.of(json ? page.json() : page.html());
            case "/simulator.json" -> Optional.of(page.json());
            case FaultDesk.PATH -> Optional.of(get ? Page.seeOther("/simulator") : desk.post(call));
            default -> Optional.empty();
        };
    }
}
