package uk.careforms.api.spi;

import java.util.List;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.NoticeFate;
import uk.careforms.api.model.SetupProblem;

/** Sends e-mails, text messages and letters. Thread-safe. */
public interface NoticeSender extends AutoCloseable {

    /**
     * Sends a notice once.
     *
     * <p>Must be safe to repeat with the same {@link Notice#key()}: after a lost answer it looks before it sends again.
     * Never retries inside.
     *
     * @param firstTry false when an earlier try may have reached the service
     */
    Delivery send(Notice notice, boolean firstTry);

    /**
     * Asks what became of a notice that was taken; sends nothing and never retries inside.
     *
     * @param notice the reference that {@link #send} gave for it
     * @return {@link NoticeFate.Unknown} from a service that cannot tell, as here; an unreachable one is {@link
     *     NoticeFate.TryLater}, not an exception
     */
    default NoticeFate fate(CaseReference notice) {
        return new NoticeFate.Unknown();
    }

    /** Asks the service, without sending anything, whether connection and credentials will work. */
    List<SetupProblem> check();

    @Override
    default void close() {}
}
