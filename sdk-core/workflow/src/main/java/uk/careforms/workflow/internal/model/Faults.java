package uk.careforms.workflow.internal.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.workflow.internal.xml.XmlElement;

/** Collects everything wrong with one file, each thing once, in the order found. */
final class Faults {

    private final String file;
    private final Set<SetupProblem> problems = new LinkedHashSet<>();

    Faults(String file) {
        this.file = file;
    }

    void at(XmlElement element, String sentence) {
        at(element.place(), sentence);
    }

    void at(String place, String sentence) {
        problems.add(new SetupProblem(file + " " + place, sentence));
    }

    void everywhere(String sentence) {
        problems.add(new SetupProblem(file, sentence));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<SetupProblem> all() {
        return new ArrayList<>(problems);
    }
}
