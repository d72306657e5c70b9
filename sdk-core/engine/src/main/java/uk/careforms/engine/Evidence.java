package uk.careforms.engine;

import jakarta.json.JsonObjectBuilder;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.steps.ChasePlan;
import uk.careforms.engine.internal.store.AttachmentTable;
import uk.careforms.engine.internal.store.CaseTable;
import uk.careforms.engine.internal.store.ChaseTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.EvidenceTable;
import uk.careforms.engine.internal.store.EvidenceTable.State;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.tokens.Token;

/**
 * What cases still need to see, item by item. Thread-safe.
 *
 * <p>Nothing here decides what somebody pays: evidence that does not come becomes a task for an officer.
 */
public final class Evidence {

    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_NOTE = 2_000;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(183);
    private static final String ASKED = "asked";

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final EvidenceChanges changes;
    private final CaseUploads uploads;

    Evidence(Database database, Clock clock, Forms forms, EvidenceChanges changes, CaseUploads uploads) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
        this.changes = changes;
        this.uploads = uploads;
    }

    /** Everything that a case was asked for, in that order. */
    public List<EvidenceItem> of(Reference reference) {
        return database.with(handle -> {
            List<AttachmentRecord> files = CaseFiles.of(handle, reference);
            return EvidenceTable.of(handle, reference).stream()
                    .map(row -> shown(row, files))
                    .toList();
        });
    }

    /** The reminders of a case; empty when it was never asked for anything. */
    public Optional<Chase> chase(Reference reference) {
        return database.with(handle -> ChaseTable.find(handle, reference)).map(Evidence::shown);
    }

    /**
     * It has come, on paper or as a file.
     *
     * @param file one of the case's files that is known to be clean; empty for paper
     * @param note for the person; may be empty
     */
    public EvidenceAct received(Reference reference, long number, Optional<UUID> file, String note, String actor) {
        if (file.isPresent() && !isClean(reference, file.get())) {
            return wrong(
                    "/file",
                    "file.not-clean",
                    "Choose a file of this case that has been checked for viruses, or say that it came on paper");
        }
        return settled(reference, number, State.RECEIVED, file, note, "evidence.received", actor);
    }

    /**
     * What came cannot be read or used, so it is still outstanding.
     *
     * @param reason the person reads it
     */
    public EvidenceAct unreadable(Reference reference, long number, String reason, String actor) {
        return reason.isBlank()
                ? wrong("/note", "required", "Enter what is wrong with it, so that the person can send it again")
                : settled(reference, number, State.UNREADABLE, Optional.empty(), reason, "evidence.unreadable", actor);
    }

    /**
     * It is not needed after all.
     *
     * @param reason the person reads it
     */
    public EvidenceAct waive(Reference reference, long number, String reason, String actor) {
        return reason.isBlank()
                ? wrong("/note", "required", "Enter why it is not needed")
                : settled(reference, number, State.WAIVED, Optional.empty(), reason, "evidence.waived", actor);
    }

    private EvidenceAct settled(
            Reference reference,
            long number,
            State state,
            Optional<UUID> file,
            String note,
            String event,
            String actor) {
        String who = Actors.checked(actor);
        Optional<Problem> bad = Words.problem("/note", note, LONGEST_NOTE);
        if (bad.isPresent()) {
            return new EvidenceAct.Wrong(bad.get());
        }
        boolean done = changes.item(reference, (handle, chase) -> EvidenceTable.find(handle, reference, number)
                .map(row -> {
                    EvidenceTable.settle(handle, row, state, file, note.strip(), clock.instant(), who);
                    event(handle, reference, event, who, JsonText.fact("item", row.item()));
                    return true;
                })
                .orElse(false));
        return done ? new EvidenceAct.Done() : new EvidenceAct.None();
    }

    /** Asks for one more thing in own words. The reminders begin anew when everything else has come. */
    public EvidenceAct ask(Reference reference, String title, String actor) {
        String who = Actors.checked(actor);
        if (title.isBlank()) {
            return wrong("/title", "required", "Enter what the person should send");
        }
        Optional<Problem> bad = Words.line("/title", title, LONGEST_TITLE);
        if (bad.isPresent()) {
            return new EvidenceAct.Wrong(bad.get());
        }
        Optional<CaseTable.Row> known = database.with(handle -> CaseTable.find(handle, reference))
                .filter(row -> row.outcome().isEmpty());
        if (known.isEmpty()) {
            return new EvidenceAct.None();
        }
        ChasePlan plan = ChasePlan.of(forms.pack(known.get().formVersion()));
        changes.told(reference, (handle, chase) -> {
            Instant now = clock.instant();
            boolean nothing = EvidenceTable.of(handle, reference).stream()
                    .noneMatch(row -> row.state().outstanding());
            if (chase.isEmpty()) {
                ChaseTable.begin(handle, reference, now, plan.deadline(now));
            } else if (nothing) {
                ChaseTable.restart(handle, reference, now, plan.deadline(now));
            }
            EvidenceTable.ask(
                    handle,
                    reference,
                    new EvidenceTable.Wanted(ASKED, Token.letters(8), title.strip(), "", "", ""),
                    now,
                    who);
            event(handle, reference, "evidence.asked", who, JsonText.fact("item", ASKED));
            return true;
        });
        return new EvidenceAct.Done();
    }

    /**
     * Nobody is reminded until then, and the deadline moves by as long.
     *
     * @param until after now, and within half a year
     */
    public EvidenceAct pause(Reference reference, String reason, Instant until, String actor) {
        String who = Actors.checked(actor);
        Instant now = clock.instant();
        if (reason.isBlank()) {
            return wrong("/reason", "required", "Enter why reminders should wait");
        }
        Optional<Problem> bad = Words.problem("/reason", reason, LONGEST_NOTE);
        if (bad.isPresent()) {
            return new EvidenceAct.Wrong(bad.get());
        }
        if (!until.isAfter(now)) {
            return wrong("/until", "date.in-past", "The day until which reminders wait must be in the future");
        }
        if (until.isAfter(now.plus(LONGEST_PAUSE))) {
            return wrong("/until", "date.too-far", "Reminders can wait for 6 months at most");
        }
        boolean done = changes.told(reference, (handle, chase) -> {
            if (chase.isEmpty()) {
                return false;
            }
            ChaseTable.pause(handle, reference, now, until, reason.strip(), who);
            event(handle, reference, "evidence.paused", who, JsonText.fact("untilAt", until.toString()));
            return true;
        });
        return done ? new EvidenceAct.Done() : new EvidenceAct.None();
    }

    /** Reminders go on. */
    public EvidenceAct resume(Reference reference, String actor) {
        return changes.resume(reference, clock.instant(), Actors.checked(actor))
                ? new EvidenceAct.Done()
                : new EvidenceAct.None();
    }

    /**
     * The person sends a file for an item. It counts once it is known to be clean.
     *
     * @param content read to its end, or to where it is too large; closed by the caller
     * @param declared how many bytes it should have, when somebody said so
     * @throws CareFormsException {@code REMOTE} when the database is not there: nothing was added
     */
    public EvidenceUpload add(
            Reference reference, long number, String name, InputStream content, OptionalLong declared) {
        Optional<EvidenceTable.Row> item = database.with(handle -> EvidenceTable.find(handle, reference, number))
                .filter(row -> row.state() != State.WAIVED);
        return item.isEmpty()
                ? new EvidenceUpload.Closed()
                : uploads.add(reference, item.get(), name, content, declared);
    }

    private boolean isClean(Reference reference, UUID file) {
        return database.with(handle -> AttachmentTable.find(handle, file))
                .filter(row -> row.reference().equals(Optional.of(reference)))
                .filter(row -> row.state() == AttachmentTable.State.CLEAN)
                .isPresent();
    }

    private void event(Handle handle, Reference reference, String kind, String actor, JsonObjectBuilder detail) {
        EventTable.add(handle, clock.instant(), kind, reference.text(), actor, detail.build());
    }

    private static EvidenceAct wrong(String pointer, String code, String sentence) {
        return new EvidenceAct.Wrong(new Problem(pointer, code, sentence));
    }

    private static EvidenceItem shown(EvidenceTable.Row row, List<AttachmentRecord> files) {
        return new EvidenceItem(
                row.number(),
                row.item(),
                row.row(),
                row.title(),
                row.label(),
                row.pointer(),
                row.hint(),
                EvidenceItem.State.valueOf(row.state().name()),
                row.attachment(),
                row.note(),
                row.askedAt(),
                row.askedBy(),
                row.settledAt(),
                row.settledBy(),
                files.stream()
                        .filter(file -> file.pointer().equals(CaseUploads.pointer(row.number())))
                        .toList());
    }

    private static Chase shown(ChaseTable.Row row) {
        return new Chase(
                row.startedAt(),
                row.reminders(),
                row.deadlineAt(),
                row.pausedUntil()
                        .map(until -> new Chase.Pause(
                                row.pausedAt().orElse(until), until, row.pausedReason(), row.pausedBy())));
    }
}
