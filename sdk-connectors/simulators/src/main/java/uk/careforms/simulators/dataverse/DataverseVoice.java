package uk.careforms.simulators.dataverse;

import java.time.Duration;
import uk.careforms.simulators.internal.faults.Voice;
import uk.careforms.simulators.internal.http.Answer;
import uk.careforms.simulators.internal.http.Headers;

/** How Dataverse words the errors that a fault script asks for. */
record DataverseVoice(String signInUrl) implements Voice {

    @Override
    public Answer error(int status, Duration retryAfter) {
        return switch (status) {
            case 429 -> ServiceLimits.refusal(retryAfter);
            case 503 ->
                new Refusal(503, "", "The service is unavailable.")
                        .answer()
                        .with("Retry-After", String.valueOf(retryAfter.toSeconds()));
            default -> new Refusal(status, "0x80040216", "An unexpected error occurred.").answer();
        };
    }

    /** The beginning of a batch's answer. */
    @Override
    public Answer beginning() {
        String boundary = "batchresponse_00000000-0000-4000-8000-000000000000";
        String body =
                "--" + boundary + "\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                        + "HTTP/1.1 204 No Content\r\nOData-Version: 4.0\r\n\r\n\r\n--" + boundary + "--\r\n";
        return new Answer(200, Headers.of("Content-Type", "multipart/mixed; boundary=" + boundary), body);
    }
}
