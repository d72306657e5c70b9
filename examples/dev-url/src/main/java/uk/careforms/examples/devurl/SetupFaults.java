package uk.careforms.examples.devurl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/** What is wrong with how the dev URL was started, gathered so that it is all said at once. */
final class SetupFaults {

    private final List<CareFormsException> faults = new ArrayList<>();

    /**
     * Makes a thing, or another in its place when its settings are wrong, so that the rest can be checked all the same.
     * Nothing is served with what was put in its place, and nothing real may be given to it.
     */
    <T> T orInstead(Callable<T> thing, Callable<T> instead) throws Exception {
        try {
            return thing.call();
        } catch (CareFormsException e) {
            note(e);
            return instead.call();
        }
    }

    /** What is wrong so far. */
    List<CareFormsException> all() {
        return List.copyOf(faults);
    }

    /** Whether anything is wrong so far. */
    boolean any() {
        return !faults.isEmpty();
    }

    /** Remembers a fault of the set-up; anything else goes on as it is. */
    void note(CareFormsException e) {
        if (e.fault() != Fault.SETUP) {
            throw e;
        }
        faults.add(e);
    }

    /**
     * Makes the last thing, for which all others are needed.
     *
     * @throws CareFormsException {@code SETUP} when anything was wrong until here, with all of it
     */
    <T> T orFail(Callable<T> last) throws Exception {
        Optional<T> made = Optional.empty();
        try {
            made = Optional.of(last.call());
        } catch (CareFormsException e) {
            note(e);
        }
        if (!faults.isEmpty()) {
            CareFormsException all = new CareFormsException(
                    Fault.SETUP,
                    faults.stream()
                            .map(fault -> String.valueOf(fault.getMessage()))
                            .collect(Collectors.joining("\n")));
            faults.forEach(all::addSuppressed);
            throw all;
        }
        return made.orElseThrow();
    }
}
