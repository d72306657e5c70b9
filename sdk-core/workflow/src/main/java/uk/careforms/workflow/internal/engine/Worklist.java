package uk.careforms.workflow.internal.engine;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowable.engine.TaskService;
import org.flowable.task.api.TaskQuery;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.SqlWork;
import uk.careforms.workflow.internal.model.OutcomeVariable;

/** The open user tasks, and what people do with them. */
final class Worklist {

    private final TaskService flowable;
    private final Transactions transactions;
    private final Definitions definitions;

    Worklist(TaskService flowable, Transactions transactions, Definitions definitions) {
        this.flowable = flowable;
        this.transactions = transactions;
        this.definitions = definitions;
    }

    List<Task> tasks(Optional<String> team) {
        TaskQuery query = flowable.createTaskQuery();
        team.ifPresent(query::taskCategory);
        return list(query);
    }

    List<Task> tasksOf(Reference reference) {
        return list(flowable.createTaskQuery().processInstanceId(reference.text()));
    }

    Optional<Task> task(String taskId) {
        return transactions.run(context -> find(taskId).map(this::task));
    }

    boolean claim(String taskId, String person, SqlWork alongside) {
        return transactions.change(context -> {
            Optional<org.flowable.task.api.Task> open = find(taskId)
                    .filter(task ->
                            task.getAssignee() == null || task.getAssignee().equals(person));
            open.ifPresent(task -> {
                Transactions.alongside(alongside, context);
                flowable.claim(taskId, person);
            });
            return open.isPresent();
        });
    }

    boolean release(String taskId, SqlWork alongside) {
        return transactions.change(context -> {
            Optional<org.flowable.task.api.Task> open = find(taskId);
            open.ifPresent(task -> {
                Transactions.alongside(alongside, context);
                flowable.unclaim(taskId);
            });
            return open.isPresent();
        });
    }

    boolean complete(String taskId, String outcome, Map<String, Object> variables, SqlWork alongside) {
        return transactions.change(context -> {
            Optional<org.flowable.task.api.Task> open = find(taskId);
            open.ifPresent(task -> {
                Map<String, Object> facts = new HashMap<>(variables);
                facts.put(OutcomeVariable.of(task.getTaskDefinitionKey()), outcome);
                Transactions.alongside(alongside, context);
                flowable.complete(taskId, Facts.checked(facts));
            });
            return open.isPresent();
        });
    }

    private Optional<org.flowable.task.api.Task> find(String taskId) {
        return Optional.ofNullable(flowable.createTaskQuery().taskId(taskId).singleResult());
    }

    private List<Task> list(TaskQuery query) {
        TaskQuery ordered = query.orderByDueDateNullsLast()
                .asc()
                .orderByTaskCreateTime()
                .asc()
                .orderByTaskId()
                .asc();
        return transactions.run(
                context -> ordered.list().stream().map(this::task).toList());
    }

    private Task task(org.flowable.task.api.Task task) {
        return new Task(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                Steps.reference(task.getProcessInstanceId()),
                definitions.formVersionOf(task.getProcessDefinitionId()),
                task.getCategory(),
                Optional.ofNullable(task.getAssignee()),
                task.getCreateTime().toInstant(),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant),
                List.of());
    }
}
