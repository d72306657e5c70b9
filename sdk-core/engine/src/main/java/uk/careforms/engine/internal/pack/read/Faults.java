package uk.careforms.engine.internal.pack.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import uk.careforms.api.model.SetupProblem;

/** Everything found wrong so far; each thing once, in the order in which it was found. Used by one thread. */
public final class Faults {

    private final Set<SetupProblem> found = new LinkedHashSet<>();

    /**
     * Notes a fault.
     *
     * @param file like {@code adult-referral/form.json}
     * @param pointer JSON Pointer in that file; empty for the whole file
     */
    public void add(String file, String pointer, String sentence) {
        found.add(new SetupProblem(pointer.isEmpty() ? file : file + " " + pointer, sentence));
    }

    /** Notes faults that somebody else found. */
    public void addAll(List<SetupProblem> problems) {
        found.addAll(problems);
    }

    /** How many there are. */
    public int count() {
        return found.size();
    }

    /** All of them. */
    public List<SetupProblem> list() {
        return new ArrayList<>(found);
    }
}
