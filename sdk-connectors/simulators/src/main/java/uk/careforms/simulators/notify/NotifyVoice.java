package uk.careforms.simulators.notify;

import java.time.Duration;
import uk.careforms.simulators.internal.faults.Voice;
import uk.careforms.simulators.internal.http.Answer;

/** How Notify words the errors that a fault script asks for. No page of Notify's names a {@code Retry-After}. */
record NotifyVoice(String signInUrl) implements Voice {

    @Override
    public Answer error(int status, Duration retryAfter) {
        return switch (status) {
            case 429 -> RateLimits.exceeded(RateLimits.USUAL_PER_MINUTE).answer();
            case 503 ->
                Answer.html(503, "<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>")
                        .with("Retry-After", String.valueOf(retryAfter.toSeconds()));
            default -> new NotifyError(status, "Exception", "Internal server error").answer();
        };
    }

    @Override
    public Answer beginning() {
        return Answer.json(201, "{\"id\":\"00000000-0000-4000-8000-000000000000\",\"reference\":null}");
    }
}
