package uk.careforms.api.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import uk.careforms.api.model.Attachment;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Reference;

/**
 * One file to put beside a case that was delivered before.
 *
 * @param key the idempotency key: UUID version 5 of submission, step and file, the same on every try; the id of the remote
 *     row is derived from it
 * @param reference the submission's reference
 * @param to the case in the remote system
 * @param attachment what is known of the file; its scan was clean
 * @param content opens the content from its first byte, as often as it is asked
 * @param firstTry false when an earlier try may have reached the remote
 */
public record FileDispatch(
        UUID key, Reference reference, CaseReference to, Attachment attachment, Content content, boolean firstTry) {

    /** Opens a file's content; the caller closes it. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
