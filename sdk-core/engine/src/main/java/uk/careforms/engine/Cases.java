package uk.careforms.engine;

import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Reference;

/** Submissions on their way through a team's work. Thread-safe. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class Cases {

    /**
     * Everything on one case. That {@code actor} has looked is kept as the event {@code case.viewed}.
     *
     * @param actor the sign-in name of whoever looks
     */
    public Optional<CaseRecord> find(Reference reference, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Lists cases, the newest first. */
    public List<CaseSummary> search(CaseQuery query) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives a running case a message.
     *
     * @param message {@code Withdrawn}, {@code Died}, {@code SafeguardingRaised}, or another that the form's process waits for
     * @param actor the sign-in name of whoever says so
     * @param note why, for the timeline's audit; may be empty
     * @return false when the case is not running or its process does not wait for that message
     */
    public boolean send(Reference reference, String message, String actor, String note) {
        throw new UnsupportedOperationException();
    }
}
