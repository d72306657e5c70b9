package uk.careforms.api.spi;

import java.util.List;
import uk.careforms.api.model.Prefill;
import uk.careforms.api.model.SetupProblem;

/** Knows details of people that a form would otherwise have to ask for, like a GP system. Thread-safe. */
public interface PrefillSource extends AutoCloseable {

    /**
     * Looks a person up; changes nothing and never retries inside.
     *
     * <p>A person waits for the answer, for two seconds at most: then the calling thread is interrupted and the answer is not used
     * any more. It must come back in the end, by a time-out of its own; until it does it holds one of the source's few places.
     *
     * @return never {@code null}; an unreachable system is {@link Prefill.Unavailable}, not an exception
     */
    Prefill find(PrefillQuestion question);

    /** Asks the system, without looking anybody up, whether connection and credentials will work. */
    List<SetupProblem> check();

    @Override
    default void close() {}
}
