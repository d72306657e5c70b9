package uk.careforms.engine;

import java.time.Instant;
import java.util.Optional;
import uk.careforms.api.model.FormVersion;

/**
 * Where a case is, as its person sees it.
 *
 * @param status the process's word, like {@code with-team}
 * @param workedOut whether a figure has been worked out
 * @param decidedAt when a person decided last; a table of rules is no decision here
 * @param outcome what it ended in, in the form's words
 * @param closedAt when it ended
 */
public record CaseProgress(
        FormVersion formVersion,
        Instant submittedAt,
        String status,
        boolean workedOut,
        Optional<Instant> decidedAt,
        Optional<String> outcome,
        Optional<Instant> closedAt) {}
