package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.function.Function;
import uk.careforms.api.model.Task;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.TaskResult;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** The worklist. */
final class TaskCalls {

    private final CareForms forms;

    TaskCalls(CareForms forms) {
        this.forms = forms;
    }

    Reply list(Exchange exchange) {
        Optional<String> team = exchange.query().first("team").filter(key -> !key.isEmpty());
        if (team.filter(key -> forms.council().team(key).isEmpty()).isPresent()) {
            return ProblemReply.of(400, "The council has no team with this key");
        }
        return Reply.json(
                200,
                Said.JSON
                        .createObjectBuilder()
                        .add("tasks", Said.list(forms.tasks().open(team), TaskCalls::task))
                        .build());
    }

    Reply claim(Exchange exchange) {
        return found(exchange, task -> said(forms.tasks().claim(task.id(), exchange.actor()), task));
    }

    Reply putBack(Exchange exchange) {
        return found(exchange, task -> said(forms.tasks().release(task.id(), exchange.actor()), task));
    }

    Reply complete(Exchange exchange, JsonObject body) {
        Optional<String> person = Said.text(body, "person");
        Optional<String> outcome = Said.text(body, "outcome");
        String note = Said.text(body, "note").orElse("");
        if (person.isEmpty() && outcome.isEmpty()) {
            return ProblemReply.member("/outcome", "required", "Say what came of the task, with one of its outcomes");
        }
        return found(exchange, task -> {
            TaskResult result = person.isPresent()
                    ? forms.tasks().confirmMatch(task.id(), person, note, exchange.actor())
                    : forms.tasks().complete(task.id(), outcome.orElse(""), note, exchange.actor());
            return said(result, task);
        });
    }

    private Reply found(Exchange exchange, Function<Task, Reply> then) {
        return forms.tasks()
                .find(exchange.value("task"))
                .map(then)
                .orElseGet(() -> ProblemReply.of(404, "There is no open task with this id"));
    }

    /** The task as it is after what was done; as it was when it is not open any more. */
    private Reply said(TaskResult result, Task before) {
        return switch (result) {
            case DONE -> {
                Optional<Task> after = forms.tasks().find(before.id());
                JsonObjectBuilder task = task(after.orElse(before)).add("open", after.isPresent());
                yield Reply.json(200, task.build());
            }
            case GONE -> ProblemReply.of(409, "The task is not open any more");
            case SOMEBODY_ELSES -> ProblemReply.of(409, "Somebody else has claimed the task");
            case UNKNOWN_OUTCOME ->
                ProblemReply.member("/outcome", "outcome.unknown", "The task has no such outcome; see its outcomes");
            case ANOTHER_OFFICER ->
                ProblemReply.of(409, "Another officer has to do this task, because you did the work that it checks");
            case NOT_FINAL ->
                ProblemReply.of(
                        409,
                        "The calculation cannot be decided on so",
                        forms.assessments().openQuestions(before.reference()));
            case NOTE_MISSING -> ProblemReply.member("/note", "required", "This task needs a note");
        };
    }

    static JsonObjectBuilder task(Task task) {
        return Said.JSON
                .createObjectBuilder()
                .add("id", task.id())
                .add("key", task.key())
                .add("name", task.name())
                .add("reference", task.reference().text())
                .add("form", task.formVersion().form())
                .add("version", task.formVersion().version())
                .add("team", task.team())
                .add("assignee", Said.orNull(task.assignee()))
                .add("createdAt", Said.at(task.createdAt()))
                .add("dueAt", Said.atOrNull(task.dueAt()))
                .add("outcomes", Said.texts(task.outcomes()));
    }
}
