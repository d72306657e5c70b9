package uk.careforms.engine.internal.steps;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Submission;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.api.spi.ProcessSteps.Step;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.SubmissionTable;

/** One step under way, on a handle in the process's own transaction. */
record OneStep(Workbench bench, Step step, Handle handle) {

    static final Result DONE = new Result.Done(Map.of());

    Reference reference() {
        return step.reference();
    }

    Instant now() {
        return bench.clock().instant();
    }

    FormPack form() {
        return bench.forms().apply(step.formVersion());
    }

    /** A field of the service task; packs are checked to have it. */
    String field(String name) {
        String value = step.fields().get(name);
        if (value == null) {
            throw new CareFormsException(Fault.SETUP, "Step '" + step.id() + "' has no field '" + name + "'");
        }
        return value;
    }

    /** A process variable that is text. */
    Optional<String> text(String variable) {
        return step.variables().get(variable) instanceof String value ? Optional.of(value) : Optional.empty();
    }

    Submission submission() {
        return SubmissionTable.find(handle, reference())
                .orElseThrow(() -> new CareFormsException(
                        Fault.BUG, "A process runs for " + reference() + ", which was never accepted"));
    }

    /** Adds to the timeline. */
    void event(String kind, JsonObject detail) {
        EventTable.add(handle, now(), kind, reference().text(), EventTable.SYSTEM, detail);
    }
}
