package uk.careforms.api.model;

import java.util.List;
import java.util.function.Function;

/** Whether a case system already knows the person; never a silent merge. */
public sealed interface PersonMatch {

    /** One record that software may link by itself: equal NHS number and agreement, nothing against it. */
    record One(Candidate candidate) implements PersonMatch {}

    /** One or more records that may be the person: somebody has to look. */
    record Several(List<Candidate> candidates) implements PersonMatch {
        public Several {
            candidates = List.copyOf(candidates);
        }
    }

    /** No record that looks like the person. */
    record None() implements PersonMatch {}

    /**
     * A record that may be the person.
     *
     * @param person the record in the case system
     * @param details what the case system holds
     * @param reasons plain sentences on what agrees and what does not, without the values
     */
    record Candidate(CaseReference person, PersonDetails details, List<String> reasons) {
        public Candidate {
            reasons = List.copyOf(reasons);
        }
    }

    /** Handles every outcome. */
    default <T> T fold(Function<One, T> one, Function<Several, T> several, Function<None, T> none) {
        if (this instanceof One match) {
            return one.apply(match);
        }
        if (this instanceof Several matches) {
            return several.apply(matches);
        }
        return none.apply((None) this);
    }
}
