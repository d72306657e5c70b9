package uk.careforms.api.spi;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.PersonDetails;

/** Looks for people in a case system. Thread-safe. */
public interface PersonFinder {

    /**
     * Finds every record that could be the person: equal NHS number, or equal date of birth with a similar last name, or
     * equal postcode and first name. Whether one is linked is decided by the caller, never here.
     */
    Search find(PersonDetails person);

    /** What a search came to. */
    sealed interface Search {

        /** Records that could be the person; may be empty. */
        record Found(List<KnownPerson> people) implements Search {
            public Found {
                people = List.copyOf(people);
            }
        }

        /** The case system could not be asked. */
        record TryLater(Duration after, String reason) implements Search {}

        /** Handles both outcomes. */
        default <T> T fold(Function<Found, T> found, Function<TryLater, T> tryLater) {
            return this instanceof Found people ? found.apply(people) : tryLater.apply((TryLater) this);
        }
    }

    /** A person as the case system knows them. */
    record KnownPerson(CaseReference person, PersonDetails details) {}
}
