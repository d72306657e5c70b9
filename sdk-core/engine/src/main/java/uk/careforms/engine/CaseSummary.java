package uk.careforms.engine;

import java.time.Instant;
import java.util.Optional;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;

/**
 * One line of a list of cases; nothing personal.
 *
 * @param status what people see, like {@code received}, {@code with-team}, {@code accepted}, {@code closed}
 * @param dueAt when the clock that runs will have run out
 * @param outcome the outcome it ended in
 */
public record CaseSummary(
        Reference reference,
        FormVersion formVersion,
        String status,
        Optional<String> team,
        Instant submittedAt,
        Optional<Instant> dueAt,
        Optional<String> outcome) {}
