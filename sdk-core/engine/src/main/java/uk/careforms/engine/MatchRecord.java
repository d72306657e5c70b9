package uk.careforms.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.PersonMatch;

/**
 * What looking for the person in one case system found, and who decided.
 *
 * @param step the service task's id in the process
 * @param finder the case system's name in this installation, like {@code crm}
 * @param state how it stands
 * @param candidates records that may be the person, the likeliest first; a restricted record shows no details
 * @param person the record that was linked
 * @param decidedBy {@code system}, or the sign-in name of whoever looked
 * @param decidedAt when it was decided
 * @param note what whoever looked wrote
 */
public record MatchRecord(
        String step,
        String finder,
        State state,
        List<PersonMatch.Candidate> candidates,
        Optional<CaseReference> person,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        String note) {

    public MatchRecord {
        candidates = List.copyOf(candidates);
    }

    /** How a match stands. */
    public enum State {
        /** A record is linked. */
        LINKED,
        /** A person has to look. */
        REVIEW,
        /** A new record is made. */
        NEW
    }

    /** Never shows who it is. */
    @Override
    public String toString() {
        return "MatchRecord[" + finder + ", " + state + ", " + candidates.size() + " candidates]";
    }
}
