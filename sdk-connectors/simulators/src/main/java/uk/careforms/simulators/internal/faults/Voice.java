package uk.careforms.simulators.internal.faults;

import java.time.Duration;
import uk.careforms.simulators.internal.http.Answer;

/** How one system words the errors that a fault script asks for. */
public interface Voice {

    /** A 429, 500 or 503 as this system sends it. */
    Answer error(int status, Duration retryAfter);

    /** What the client would see the beginning of when an answer is cut that was never made. */
    Answer beginning();

    /** The full address of a page that asks a person to sign in. */
    String signInUrl();
}
