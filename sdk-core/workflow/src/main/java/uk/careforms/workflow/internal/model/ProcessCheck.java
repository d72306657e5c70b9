package uk.careforms.workflow.internal.model;

import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.workflow.internal.xml.PlainXml;
import uk.careforms.workflow.internal.xml.XmlElement;

/**
 * Finds everything wrong with a process model, in two readings: the XML as it is written, against an allow-list, and the
 * model as Flowable understands it, so that no difference between the two readings can hide anything.
 */
public final class ProcessCheck {

    private ProcessCheck() {}

    /** All faults at once; empty when the process may be deployed. */
    public static List<SetupProblem> check(ProcessSource source) {
        PlainXml.Document document = PlainXml.read(source.place(), source.bpmn());
        Optional<XmlElement> root = document.root();
        if (root.isEmpty()) {
            return document.problems();
        }
        Faults faults = new Faults(source.place());
        new WrittenCheck(source, faults).check(root.get());
        new UnderstoodCheck(source, faults).check();
        return faults.all();
    }
}
