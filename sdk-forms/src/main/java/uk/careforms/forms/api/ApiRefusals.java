package uk.careforms.forms.api;

import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Refusal;
import uk.careforms.forms.web.Refusals;
import uk.careforms.forms.web.Reply;

/** Refusals as problem documents. */
public final class ApiRefusals implements Refusals {

    @Override
    public Reply refuse(Exchange exchange, Refusal why, String incident) {
        Reply reply = incident.isEmpty()
                ? ProblemReply.of(why.status(), detail(why))
                : ProblemReply.incident(why.status(), detail(why), incident);
        return switch (why) {
            case NOT_SIGNED_IN -> reply.with("WWW-Authenticate", "Bearer");
            case UNAVAILABLE -> reply.with("Retry-After", "30");
            default -> reply;
        };
    }

    private static String detail(Refusal why) {
        return switch (why) {
            case UNREADABLE -> "The request could not be read to its end; send it again";
            case NOT_SIGNED_IN -> "This call needs somebody who is signed in; send credentials";
            case WRONG_ROLE -> "The caller lacks the role that this call needs";
            case CROSS_SITE, STALE_FORM -> "The request comes from another site; call from your own server or pages";
            case NOT_FOUND -> "There is nothing at this address; the calls are listed in openapi.json";
            case WRONG_METHOD -> "This address is there for other methods; see the Allow header";
            case TOO_LARGE -> "A request may have 256 KiB at most; send less at a time";
            case WRONG_TYPE -> "Send the body as application/json, and a PATCH as application/merge-patch+json";
            case WRONG_HOST -> "The request is for another host than this one";
            case BROKEN -> "A fault of ours; quote the incident when asking for help";
            case UNAVAILABLE -> "The database is not there; nothing was changed, and it is safe to try again";
        };
    }
}
