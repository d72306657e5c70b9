package uk.careforms.workflow.internal.engine;

import java.sql.Connection;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.flowable.bpmn.model.FieldExtension;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.ProcessSteps;
import uk.careforms.api.spi.ProcessSteps.Step;

/**
 * Where Flowable's transactions meet the host: what a step is, and the connection it travels on.
 *
 * <p>The id of a process instance is the submission's reference, so that the primary key of Flowable's own table refuses
 * a second process for it, and every lookup is by key.
 */
record Steps(ProcessSteps host, Definitions definitions, Clock clock) {

    private static final String DOES = "does";

    /** The submission that an execution, task or job belongs to. */
    static Reference reference(String processInstanceId) {
        return new Reference(processInstanceId);
    }

    /** The connection of the transaction under way, for the host. */
    static Connection connection(CommandContext context) {
        return GuardedConnection.of(
                CommandContextUtil.getDbSqlSession(context).getSqlSession().getConnection());
    }

    FormVersion formVersion(String definitionId) {
        return definitions.formVersionOf(definitionId);
    }

    /** A step as the host sees it; for what is no service task, like a timer, it does nothing and has no fields. */
    Step step(ExecutionEntity execution, String elementId, int attempt) {
        String definitionId = execution.getProcessDefinitionId();
        FlowElement element = definitions.element(definitionId, elementId).orElseThrow();
        Map<String, String> fields = element instanceof ServiceTask task ? fields(task) : new HashMap<>();
        String does = fields.remove(DOES);
        return new Step(
                reference(execution.getProcessInstanceId()),
                formVersion(definitionId),
                elementId,
                does == null ? "" : does,
                fields,
                execution.getVariables(),
                attempt);
    }

    private static Map<String, String> fields(ServiceTask task) {
        Map<String, String> fields = new HashMap<>();
        for (FieldExtension field : task.getFieldExtensions()) {
            fields.put(field.getFieldName(), field.getStringValue());
        }
        return fields;
    }
}
