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
     * Puts a file beside a case that {@link #deliver} made, or finds that it is already there.
     *
     * <p>Safe to repeat with the same {@link FileDispatch#key()}, like {@link #deliver}. Never retries inside.
     *
     * @return {@link Delivery.Refused} from a system that takes no files
     */
    default Delivery attach(FileDispatch file) {
        return new Delivery.Refused(
                "takes-no-files", "This case system takes no files; send them to the team another way");
    }

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
