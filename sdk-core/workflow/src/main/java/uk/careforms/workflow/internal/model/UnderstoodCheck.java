package uk.careforms.workflow.internal.model;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowElementsContainer;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SubProcess;
import org.flowable.validation.ProcessValidatorFactory;
import org.flowable.validation.ValidationError;
import uk.careforms.api.spi.ProcessSource;

/** Checks the model as Flowable understands it: that nothing else came out, Flowable's own rules, and the shape. */
final class UnderstoodCheck {

    private final ProcessSource source;
    private final Faults faults;

    UnderstoodCheck(ProcessSource source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    void check() {
        boolean writtenWell = faults.isEmpty();
        Optional<BpmnModel> read = read();
        if (read.isEmpty()) {
            return;
        }
        BpmnModel model = read.get();
        if (writtenWell) {
            new PartsCheck(faults).check(model);
        }
        for (ValidationError error :
                new ProcessValidatorFactory().createDefaultProcessValidator().validate(model)) {
            if (!error.isWarning()) {
                flowable(error);
            }
        }
        for (Process process : model.getProcesses()) {
            shapes(process, process.getId());
        }
    }

    private Optional<BpmnModel> read() {
        byte[] bytes = source.bpmn().getBytes(StandardCharsets.UTF_8);
        try {
            return Optional.of(
                    new BpmnXMLConverter().convertToBpmnModel(() -> new ByteArrayInputStream(bytes), false, true));
        } catch (RuntimeException e) {
            if (faults.isEmpty()) {
                faults.everywhere("Flowable cannot read this process ("
                        + e.getClass().getSimpleName() + "); compare it with a process that works");
            }
            return Optional.empty();
        }
    }

    private void flowable(ValidationError error) {
        String place = error.getActivityId() == null ? source.formVersion().form() : error.getActivityId();
        String why = error.getDefaultDescription() == null ? error.getProblem() : error.getDefaultDescription();
        faults.at(place, "Flowable says: " + why);
    }

    private void shapes(FlowElementsContainer container, String id) {
        List<FlowElement> elements = List.copyOf(container.getFlowElements());
        new ShapeCheck(container, id, faults).check();
        for (FlowElement element : elements) {
            if (element instanceof SubProcess inner) {
                shapes(inner, inner.getId());
            }
        }
    }
}
