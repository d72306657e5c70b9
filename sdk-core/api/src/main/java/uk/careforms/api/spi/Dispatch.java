package uk.careforms.api.spi;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Submission;

/**
 * One thing to deliver to a case system.
 *
 * @param key the idempotency key: UUID version 5 of submission and step, the same on every try; ids of remote rows are
 *     derived from it
 * @param submission what was sent
 * @param facts routing facts and texts made by the engine: {@code reference}, {@code form}, {@code version}, {@code
 *     submittedAt}, {@code channel}, {@code team}, {@code teamName}, {@code queue}, {@code route}, {@code signal}, {@code
 *     priority}, {@code dueAt} (ISO 8601 with offset) and {@code summary} (the answers as plain text)
 * @param mapping the form pack's mapping for this connector: {@code {"answer": pointer}} and {@code {"fact": name}} to
 *     remote columns
 * @param person the record of the person in this case system, when one was linked; a new one is made otherwise
 * @param firstTry false when an earlier try may have reached the remote
 */
public record Dispatch(
        UUID key,
        Submission submission,
        JsonObject facts,
        JsonObject mapping,
        Optional<CaseReference> person,
        boolean firstTry) {}
