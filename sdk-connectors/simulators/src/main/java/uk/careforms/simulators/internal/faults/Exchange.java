package uk.careforms.simulators.internal.faults;

import java.util.Optional;
import java.util.function.Supplier;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.simulators.faults.Fault.Moment;
import uk.careforms.simulators.internal.http.Answer;
import uk.careforms.simulators.internal.http.Headers;
import uk.careforms.simulators.internal.http.Reply;
import uk.careforms.simulators.internal.http.Reply.Ending;

/** Does the work of one request, and spoils it as its fault says. */
public final class Exchange {

    private static final String GATEWAY_PAGE = "<html><head><title>502 Bad Gateway</title></head>"
            + "<body><center><h1>502 Bad Gateway</h1></center><hr><center>gateway</center></body></html>\r\n";

    private final FaultScripts faults;
    private final Voice voice;

    public Exchange(FaultScripts faults, Voice voice) {
        this.faults = faults;
        this.voice = voice;
    }

    /** Runs the work at most once, and not at all when the fault strikes before. */
    public Reply carryOut(Optional<Fault> fault, Supplier<Answer> work) {
        if (fault.isEmpty()) {
            return Reply.whole(work.get());
        }
        return fault.get().moment() == Moment.BEFORE_COMMIT
                ? before(fault.get(), work)
                : after(fault.get(), work.get());
    }

    private Reply before(Fault fault, Supplier<Answer> work) {
        if (fault.damage() == Damage.HANG) {
            return faults.hang() ? Reply.whole(work.get()) : new Reply(voice.beginning(), Ending.CLOSED);
        }
        return spoiled(fault, voice.beginning());
    }

    private Reply after(Fault fault, Answer answer) {
        if (fault.damage() == Damage.HANG) {
            return new Reply(answer, faults.hang() ? Ending.WHOLE : Ending.CLOSED);
        }
        return spoiled(fault, answer);
    }

    private Reply spoiled(Fault fault, Answer answer) {
        return switch (fault.damage()) {
            case CONNECTION_RESET -> new Reply(answer, Ending.RESET);
            case CONNECTION_CLOSED, HANG -> new Reply(answer, Ending.CLOSED);
            case TRUNCATED_BODY -> new Reply(answer, Ending.CUT);
            case EMPTY_BODY -> Reply.whole(new Answer(200, Headers.NONE, ""));
            case SERVER_ERROR_500 -> Reply.whole(voice.error(500, fault.retryAfter()));
            case UNAVAILABLE_503 -> Reply.whole(voice.error(503, fault.retryAfter()));
            case TOO_MANY_REQUESTS_429 -> Reply.whole(voice.error(429, fault.retryAfter()));
            case GATEWAY_PAGE_502 -> Reply.whole(Answer.html(502, GATEWAY_PAGE));
            case SIGN_IN_REDIRECT_302 -> Reply.whole(Answer.empty(302).with("Location", voice.signInUrl()));
        };
    }
}
