package uk.careforms.engine;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.SqlWork;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.form.TaskKind;
import uk.careforms.engine.internal.store.ClockTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.MatchTable;

/** Work for teams. Thread-safe. */
public final class Tasks {

    private static final String LINKED = "linked";
    private static final String NEW = "new";

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final WorkflowEngine workflow;
    private final Assessments assessments;

    Tasks(Database database, Clock clock, Forms forms, WorkflowEngine workflow, Assessments assessments) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
        this.workflow = workflow;
        this.assessments = assessments;
    }

    /** Open tasks, the most urgent first; of one team, or of all when empty. */
    public List<Task> open(Optional<String> team) {
        return workflow.tasks(team).stream().map(this::withOutcomes).toList();
    }

    /** An open task. */
    public Optional<Task> find(String id) {
        return workflow.task(id).map(this::withOutcomes);
    }

    /** Open tasks of one case. */
    List<Task> of(Reference reference) {
        return workflow.tasksOf(reference).stream().map(this::withOutcomes).toList();
    }

    /** Takes a task; taking one's own again is {@code DONE}. */
    public TaskResult claim(String id, String actor) {
        Optional<Task> task = workflow.task(id);
        if (task.isEmpty()) {
            return TaskResult.GONE;
        }
        if (task.get().assignee().filter(actor::equals).isPresent()) {
            return TaskResult.DONE;
        }
        return claimed(task.get(), actor);
    }

    /** Puts a task that {@code actor} holds back on its team's worklist. */
    public TaskResult release(String id, String actor) {
        Optional<Task> task = workflow.task(id);
        if (task.isEmpty()) {
            return TaskResult.GONE;
        }
        if (isHeldByAnother(task.get(), actor)) {
            return TaskResult.SOMEBODY_ELSES;
        }
        return workflow.release(id, event("task.released", task.get(), actor, Map.of()))
                ? TaskResult.DONE
                : TaskResult.GONE;
    }

    /**
     * Completes a task with one of its outcomes. A task that nobody holds is claimed by {@code actor} first.
     *
     * <p>A clock that has the task's name stops with the task's first outcome, the one that keeps the promise. A task in which
     * somebody looks who the person is can be completed here as well: {@code new}, or {@code linked} where there is one candidate.
     *
     * @param note what the next person should know; may be empty unless the form pack asks for it
     */
    public TaskResult complete(String id, String outcome, String note, String actor) {
        Optional<Task> task = find(id);
        if (task.isEmpty()) {
            return TaskResult.GONE;
        }
        Optional<MatchTable.Row> review = review(task.get());
        if (review.isEmpty()) {
            return complete(task.get(), outcome, Map.of(), note, actor, (handle, work) -> {});
        }
        if (!outcome.equals(LINKED)) {
            return outcome.equals(NEW)
                    ? settle(task.get(), review.get(), Optional.empty(), note, actor)
                    : TaskResult.UNKNOWN_OUTCOME;
        }
        return review.get().candidates().size() == 1
                ? settle(
                        task.get(),
                        review.get(),
                        Optional.of(review.get().candidates().get(0).person()),
                        note,
                        actor)
                : TaskResult.UNKNOWN_OUTCOME;
    }

    /**
     * Completes a task in which somebody looks whether the case system knows the person.
     *
     * @param personId the id of the candidate that is the person; empty when none is and a new record is to be made
     * @param note why; may be empty
     */
    public TaskResult confirmMatch(String id, Optional<String> personId, String note, String actor) {
        Optional<Task> task = find(id);
        if (task.isEmpty()) {
            return TaskResult.GONE;
        }
        Optional<MatchTable.Row> review = review(task.get());
        if (review.isEmpty()) {
            return TaskResult.UNKNOWN_OUTCOME;
        }
        Optional<CaseReference> person = personId.flatMap(wanted -> review.get().candidates().stream()
                .map(candidate -> candidate.person())
                .filter(known -> known.id().equals(wanted))
                .findFirst());
        return personId.isPresent() && person.isEmpty()
                ? TaskResult.UNKNOWN_OUTCOME
                : settle(task.get(), review.get(), person, note, actor);
    }

    private TaskResult settle(
            Task task, MatchTable.Row review, Optional<CaseReference> person, String note, String actor) {
        String outcome = person.isPresent() ? LINKED : NEW;
        MatchTable.Row decided = new MatchTable.Row(
                review.step(),
                review.finder(),
                person.isPresent() ? "LINKED" : "NEW",
                review.candidates(),
                person,
                Optional.of(actor),
                Optional.of(clock.instant()),
                note);
        return complete(task, outcome, Map.of("match", outcome), note, actor, (handle, work) -> {
            MatchTable.put(handle, work.reference(), decided);
            ClockTable.stop(handle, work.reference(), review.step(), clock.instant());
        });
    }

    private TaskResult complete(
            Task task, String outcome, Map<String, Object> variables, String typed, String actor, Alongside more) {
        String note = Actors.note(typed);
        if (!task.outcomes().contains(outcome)) {
            return TaskResult.UNKNOWN_OUTCOME;
        }
        if (note.isEmpty()
                && kind(task)
                        .filter(kind -> kind.note() == TaskKind.Note.REQUIRED)
                        .isPresent()) {
            return TaskResult.NOTE_MISSING;
        }
        Optional<TaskResult> stopped = stopped(task, outcome, actor);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        if (task.assignee().isEmpty()) {
            TaskResult claimed = claimed(task, actor);
            if (claimed != TaskResult.DONE) {
                return claimed;
            }
        } else if (isHeldByAnother(task, actor)) {
            return TaskResult.SOMEBODY_ELSES;
        }
        SqlWork event = event("task.completed", task, actor, Map.of("outcome", outcome, "note", note));
        boolean keepsPromise = task.outcomes().indexOf(outcome) == 0;
        boolean done = workflow.complete(task.id(), outcome, variables, connection -> {
            Handle handle = database.over(connection);
            more.run(handle, task);
            decides(task, outcome)
                    .ifPresent(calculation ->
                            assessments.decide(handle, task.reference(), calculation, outcome, note, actor));
            if (keepsPromise) {
                ClockTable.stop(handle, task.reference(), task.key(), clock.instant());
            }
            event.run(connection);
        });
        return done ? TaskResult.DONE : TaskResult.GONE;
    }

    /** What stands against it besides the task itself. */
    private Optional<TaskResult> stopped(Task task, String outcome, String actor) {
        Optional<TaskKind> kind = kind(task);
        if (kind.isPresent()
                && !kind.get().notBy().isEmpty()
                && database.with(handle -> EventTable.lastOfTasks(
                                handle, task.reference().text(), kind.get().notBy()))
                        .contains(actor)) {
            return Optional.of(TaskResult.ANOTHER_OFFICER);
        }
        return decides(task, outcome)
                .filter(calculation -> !assessments
                        .against(task.reference(), calculation, outcome)
                        .isEmpty())
                .map(calculation -> TaskResult.NOT_FINAL);
    }

    /** The calculation that an outcome of a task decides on: one that is named like what it may come to. */
    private Optional<String> decides(Task task, String outcome) {
        return kind(task).flatMap(TaskKind::decides).filter(any -> Assessments.DECISIONS.contains(outcome));
    }

    private TaskResult claimed(Task task, String actor) {
        boolean done = workflow.claim(task.id(), Actors.checked(actor), event("task.claimed", task, actor, Map.of()));
        if (done) {
            return TaskResult.DONE;
        }
        return workflow.task(task.id()).isPresent() ? TaskResult.SOMEBODY_ELSES : TaskResult.GONE;
    }

    /** The search that a task asks somebody to settle; empty for every other task. */
    private Optional<MatchTable.Row> review(Task task) {
        if (!task.outcomes().contains(LINKED) || !task.outcomes().contains(NEW)) {
            return Optional.empty();
        }
        return database.with(handle -> MatchTable.of(handle, task.reference())).stream()
                .filter(row -> row.state().equals("REVIEW"))
                .findFirst();
    }

    private SqlWork event(String kind, Task task, String actor, Map<String, String> more) {
        JsonObjectBuilder detail = JsonText.fact("task", task.key()).add("team", task.team());
        more.forEach((name, value) -> {
            if (!value.isEmpty()) {
                detail.add(name, value);
            }
        });
        JsonObject built = detail.build();
        String who = Actors.checked(actor);
        return connection -> EventTable.add(
                database.over(connection),
                clock.instant(),
                kind,
                task.reference().text(),
                who,
                built);
    }

    private static boolean isHeldByAnother(Task task, String actor) {
        return task.assignee().filter(holder -> !holder.equals(actor)).isPresent();
    }

    private Optional<TaskKind> kind(Task task) {
        return Optional.ofNullable(forms.at(task.formVersion()).tasks().get(task.key()));
    }

    private Task withOutcomes(Task task) {
        List<String> outcomes =
                kind(task).map(kind -> List.copyOf(kind.outcomes().keySet())).orElse(List.of());
        return new Task(
                task.id(),
                task.key(),
                task.name(),
                task.reference(),
                task.formVersion(),
                task.team(),
                task.assignee(),
                task.createdAt(),
                task.dueAt(),
                outcomes);
    }

    /** What is written in the transaction that completes a task. */
    @FunctionalInterface
    private interface Alongside {
        void run(Handle handle, Task task);
    }
}
