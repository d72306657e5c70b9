package uk.careforms.engine;

import java.util.Optional;

/**
 * Which cases to list; the newest come first.
 *
 * @param limit the most to list, 1 to 500
 */
public record CaseQuery(Optional<String> team, Optional<String> status, Optional<String> form, int limit) {

    /** The newest hundred of all. */
    public static final CaseQuery NEWEST = new CaseQuery(Optional.empty(), Optional.empty(), Optional.empty(), 100);

    public CaseQuery {
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("A case query lists 1 to 500 cases");
        }
    }
}
