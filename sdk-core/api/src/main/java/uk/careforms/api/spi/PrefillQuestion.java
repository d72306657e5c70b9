package uk.careforms.api.spi;

import java.util.Set;
import uk.careforms.api.model.PersonDetails;

/**
 * What a source of prefill is asked.
 *
 * @param person who it is about
 * @param wanted JSON Pointers of the questions that the form has; more than these is not taken and need not be fetched
 */
public record PrefillQuestion(PersonDetails person, Set<String> wanted) {

    public PrefillQuestion {
        wanted = Set.copyOf(wanted);
    }

    /** Never shows who it is about. */
    @Override
    public String toString() {
        return "PrefillQuestion[" + wanted.size() + " wanted]";
    }
}
