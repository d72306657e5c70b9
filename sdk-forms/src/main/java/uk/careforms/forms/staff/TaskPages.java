package uk.careforms.forms.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.Task;
import uk.careforms.engine.TaskResult;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.TaskKind;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** One task: take it, put it back, complete it with one of its outcomes. */
final class TaskPages {

    private final Bench bench;
    private final MatchPages matches;

    TaskPages(Bench bench, MatchPages matches) {
        this.bench = bench;
        this.matches = matches;
    }

    Reply show(Exchange exchange) {
        return task(exchange)
                .map(task -> matches.review(exchange, task).orElseGet(() -> shown(exchange, task, Optional.empty())))
                .orElseGet(() -> gone(exchange));
    }

    Reply claim(Exchange exchange) {
        return after(exchange, bench.forms().tasks().claim(exchange.value("task"), exchange.actor()), path(exchange));
    }

    Reply putBack(Exchange exchange) {
        return after(exchange, bench.forms().tasks().release(exchange.value("task"), exchange.actor()), "/staff");
    }

    Reply complete(Exchange exchange) {
        Optional<Task> task = task(exchange);
        if (task.isEmpty()) {
            return gone(exchange);
        }
        String outcome = exchange.form().text("outcome");
        String note = exchange.form().text("note").trim();
        if (!task.get().outcomes().contains(outcome)) {
            return shown(exchange, task.get(), Optional.of(new Wrong("outcome", "Select an outcome")));
        }
        TaskResult result = bench.forms().tasks().complete(task.get().id(), outcome, note, exchange.actor());
        if (result == TaskResult.NOTE_MISSING) {
            return shown(exchange, task.get(), Optional.of(new Wrong("note", "Enter a note")));
        }
        return after(exchange, result, "/staff/cases/" + task.get().reference());
    }

    /** What came of something done with a task: on to the next page, or a sentence why not. */
    Reply after(Exchange exchange, TaskResult result, String next) {
        return switch (result) {
            case DONE -> bench.seeOther(exchange, next);
            case GONE -> gone(exchange);
            case SOMEBODY_ELSES ->
                bench.sorry(
                        exchange,
                        "Somebody else has this task",
                        "They took it before you. Ask them to put it back if you should have it.",
                        "/staff");
            case ANOTHER_OFFICER ->
                bench.sorry(
                        exchange,
                        "Another officer has to do this",
                        "You did the work that this task checks. Put the task back for a colleague.",
                        path(exchange));
            case NOT_FINAL ->
                bench.sorry(
                        exchange,
                        "This cannot be decided yet",
                        "Something is open, or the outcome is not what the calculation came to. The working says what.",
                        path(exchange));
            case UNKNOWN_OUTCOME, NOTE_MISSING ->
                bench.sorry(
                        exchange,
                        "The task was not completed",
                        "What you chose cannot be chosen any more. Open the task again.",
                        path(exchange));
        };
    }

    private Reply gone(Exchange exchange) {
        return bench.sorry(
                exchange,
                "This task is not open any more",
                "Somebody completed it, or its case has ended or moved on.",
                "/staff");
    }

    private Optional<Task> task(Exchange exchange) {
        return bench.forms().tasks().find(exchange.value("task"));
    }

    private static String path(Exchange exchange) {
        return "/staff/tasks/" + exchange.value("task");
    }

    private Reply shown(Exchange exchange, Task task, Optional<Wrong> wrong) {
        FormDefinition form = bench.forms().form(task.formVersion());
        Optional<TaskKind> kind = Optional.ofNullable(form.tasks().get(task.key()));
        TaskKind.Note note = kind.map(TaskKind::note).orElse(TaskKind.Note.OPTIONAL);
        View view = about(bench, exchange, task)
                .views(
                        "choices",
                        outcomes(exchange, task, kind.map(TaskKind::outcomes).orElse(Map.of())))
                .text("noteLabel", "Note for the next person")
                .text("noteTyped", exchange.form().text("note"))
                .flag("noteAsked", note != TaskKind.Note.NONE)
                .flag("noteOptional", note == TaskKind.Note.OPTIONAL)
                .text("outcomeError", said(wrong, "outcome"))
                .text("noteError", said(wrong, "note"))
                .views("errors", wrong.map(Wrong::view).stream().toList());
        return bench.page(
                exchange,
                wrong.isEmpty() ? 200 : 422,
                bench.frame(task.name()).back("/staff").errors(wrong.isPresent()),
                "task",
                view);
    }

    /** What every page about a task shows of it. */
    static View about(Bench bench, Exchange exchange, Task task) {
        String path = exchange.base() + "/staff/tasks/" + task.id();
        boolean mine = task.assignee().equals(exchange.user());
        return new View()
                .text("heading", task.name())
                .text("reference", task.reference().text())
                .text("caseHref", exchange.base() + "/staff/cases/" + task.reference())
                .text("taskTeam", bench.teamName(task.team()))
                .text("assignee", task.assignee())
                .text("opened", When.moment(task.createdAt()))
                .text("claim", task.assignee().isEmpty() ? path + "/claim" : "")
                .text("putBack", mine ? path + "/return" : "")
                .flag("canComplete", mine || task.assignee().isEmpty())
                .text("complete", path + "/complete")
                .all(bench.due(task.dueAt(), task.createdAt(), task.team()));
    }

    private static List<View> outcomes(Exchange exchange, Task task, Map<String, String> titles) {
        String chosen = exchange.form().text("outcome");
        List<View> views = new ArrayList<>();
        for (String outcome : task.outcomes()) {
            views.add(new View()
                    .text("choiceId", views.isEmpty() ? "outcome" : "outcome-" + (views.size() + 1))
                    .text("choiceValue", outcome)
                    .text("choiceTitle", titles.getOrDefault(outcome, StatusWords.of(outcome)))
                    .text("choiceHint", "")
                    .flag("chosen", outcome.equals(chosen)));
        }
        return views;
    }

    private static String said(Optional<Wrong> wrong, String field) {
        return wrong.filter(one -> one.field().equals(field))
                .map(Wrong::sentence)
                .orElse("");
    }

    /** What has to be put right before the task can be completed. */
    private record Wrong(String field, String sentence) {

        View view() {
            return new View().text("href", "#" + field).text("sentence", sentence);
        }
    }
}
