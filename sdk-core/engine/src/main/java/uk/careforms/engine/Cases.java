package uk.careforms.engine;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Submission;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.form.CaseOutcome;
import uk.careforms.engine.internal.store.CaseTable;
import uk.careforms.engine.internal.store.ClockTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DecisionTable;
import uk.careforms.engine.internal.store.DeliveryTable;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.MatchTable;
import uk.careforms.engine.internal.store.SubmissionTable;

/** Submissions on their way through a team's work. Thread-safe. */
public final class Cases {

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final WorkflowEngine workflow;
    private final Tasks tasks;

    Cases(Database database, Clock clock, Forms forms, WorkflowEngine workflow, Tasks tasks) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
        this.workflow = workflow;
        this.tasks = tasks;
    }

    /**
     * Everything on one case. That {@code actor} has looked is kept as the event {@code case.viewed}.
     *
     * @param actor the sign-in name of whoever looks
     */
    public Optional<CaseRecord> find(Reference reference, String actor) {
        String viewer = Actors.checked(actor);
        List<Task> open = tasks.of(reference); // first, so that no thread ever holds two connections for one page
        return database.inTransaction(handle ->
                SubmissionTable.find(handle, reference).map(submission -> record(handle, submission, open, viewer)));
    }

    private CaseRecord record(Handle handle, Submission submission, List<Task> open, String viewer) {
        Reference reference = submission.reference();
        EventTable.add(handle, clock.instant(), "case.viewed", reference.text(), viewer, JsonValue.EMPTY_JSON_OBJECT);
        CaseTable.Row row = CaseTable.find(handle, reference).orElseThrow();
        return new CaseRecord(
                submission,
                row.status(),
                row.team(),
                ClockTable.of(handle, reference).stream().findFirst().map(Cases::clocks),
                row.outcome().flatMap(code -> outcome(row, code)),
                EventTable.of(handle, reference.text()),
                open,
                DeliveryTable.of(handle, reference).stream()
                        .map(Deliveries::shown)
                        .toList(),
                DecisionTable.of(handle, reference),
                MatchTable.of(handle, reference).stream().map(Cases::match).toList(),
                CaseFiles.of(handle, reference));
    }

    /** Lists cases, the newest first. */
    public List<CaseSummary> search(CaseQuery query) {
        List<CaseTable.Row> rows = database.with(
                handle -> CaseTable.search(handle, query.team(), query.status(), query.form(), query.limit()));
        return rows.stream()
                .map(row -> new CaseSummary(
                        row.reference(),
                        row.formVersion(),
                        row.status(),
                        row.team(),
                        row.submittedAt(),
                        row.dueAt(),
                        row.outcome()))
                .toList();
    }

    /**
     * Gives a running case a message.
     *
     * @param message {@code Withdrawn}, {@code Died}, {@code SafeguardingRaised}, or another that the form's process waits for
     * @param actor the sign-in name of whoever says so
     * @param note why, for the timeline's audit; may be empty
     * @return false when the case is not running or its process does not wait for that message
     */
    public boolean send(Reference reference, String message, String actor, String note) {
        String sender = Actors.checked(actor);
        JsonObjectBuilder detail = JsonText.fact("message", message);
        String kept = Actors.note(note);
        if (!kept.isEmpty()) {
            detail.add("note", kept);
        }
        var built = detail.build();
        return workflow.send(
                reference,
                message,
                connection -> EventTable.add(
                        database.over(connection), clock.instant(), "case.message", reference.text(), sender, built));
    }

    private Optional<Outcome> outcome(CaseTable.Row row, String code) {
        Optional<CaseOutcome> known =
                forms.find(row.formVersion()).map(form -> form.outcomes().get(code));
        OptionalInt cld = known.flatMap(CaseOutcome::cld).map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return row.closedAt()
                .map(at -> new Outcome(code, known.map(CaseOutcome::title).orElse(code), cld, at));
    }

    private static Clocks clocks(ClockTable.Row row) {
        return new Clocks(
                row.name(),
                row.team(),
                row.allowance(),
                row.startedAt(),
                row.half(),
                row.fourFifths(),
                row.due(),
                row.stoppedAt());
    }

    private static MatchRecord match(MatchTable.Row row) {
        return new MatchRecord(
                row.step(),
                row.finder(),
                MatchRecord.State.valueOf(row.state()),
                row.candidates(),
                row.person(),
                row.decidedBy(),
                row.decidedAt(),
                row.note());
    }
}
