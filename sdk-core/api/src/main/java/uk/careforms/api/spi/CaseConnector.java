package uk.careforms.api.spi;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.SetupProblem;

/** Puts submissions into a case system. Thread-safe. */
public interface CaseConnector extends AutoCloseable {

    /**
     * Delivers, or finds that it is already there.
     *
     * <p>Must be safe to repeat with the same {@link Dispatch#key()}: everything of one dispatch is written together or
     * not at all, and nothing that staff have edited since is overwritten. Never retries inside.
     *
     * @return never {@code null}; an unreachable system is {@link Delivery.TryLater}, not an exception
     */
    Delivery deliver(Dispatch dispatch);

    /**
     * Asks the remote, without changing anything, whether connection, credentials and mappings will work.
     *
     * @param mappings the mappings that form packs bring for this connector, by file name
     * @return everything that is wrong, empty when all is well; an unreachable system is one problem
     */
    List<SetupProblem> check(Map<String, JsonObject> mappings);

    @Override
    default void close() {}
}
