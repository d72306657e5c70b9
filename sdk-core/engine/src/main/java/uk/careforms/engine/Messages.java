package uk.careforms.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.SqlWork;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.internal.store.CaseTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DuplicateRow;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.MessageTable;
import uk.careforms.engine.internal.store.MessageTable.Fresh;
import uk.careforms.engine.internal.store.MessageTable.Kind;

/**
 * The messages on cases: officers and the person write to each other without e-mail. Thread-safe.
 *
 * <p>What is written stays here; the notice that goes out says only that there is something to read.
 */
public final class Messages {

    private static final int LONGEST = 5_000;
    private static final String QUERY_ANSWERED = "QueryAnswered";
    private static final String CHANGE_REPORTED = "ChangeReported";

    private final Database database;
    private final Clock clock;
    private final WorkflowEngine workflow;
    private final MessageSender sender;

    Messages(Database database, Clock clock, WorkflowEngine workflow, MessageSender sender) {
        this.database = database;
        this.clock = clock;
        this.workflow = workflow;
        this.sender = sender;
    }

    /** All messages on a case, the oldest first. */
    public List<CaseMessage> of(Reference reference) {
        return database.with(handle -> MessageTable.of(handle, reference)).stream()
                .map(Messages::shown)
                .toList();
    }

    /** How many of the person's messages nobody of the staff has seen. */
    public long unread(Reference reference) {
        return of(reference).stream()
                .filter(message -> message.fromPerson() && message.readAt().isEmpty())
                .count();
    }

    /**
     * An officer writes to the person, who gets a notice where they gave an address.
     *
     * @param key chosen by the caller for this very message: a second call with it changes nothing
     * @return what is wrong with it; empty when it is kept
     * @throws CareFormsException {@code CALLER} when there is no such case or the key is no key
     */
    public Optional<Problem> write(Reference reference, String text, String key, String actor) {
        Fresh message = fresh(reference, text, key, Actors.checked(actor), false, Kind.MESSAGE);
        Optional<Problem> bad = problem(text);
        if (bad.isEmpty()) {
            boolean notice = sender.address(reference);
            database.inTransaction(handle -> add(handle, message, notice));
        }
        return bad;
    }

    /**
     * The person writes. A process that waits for an answer to a query goes on.
     *
     * @param key chosen by the caller for this very message: a second call with it changes nothing
     * @return what is wrong with it; empty when it is kept
     */
    public Optional<Problem> answer(Reference reference, String text, String key) {
        return fromPerson(fresh(reference, text, key, EventTable.PERSON, true, Kind.MESSAGE), QUERY_ANSWERED);
    }

    /** The person says that something has changed; a process that waits for that goes on. Otherwise like {@link #answer}. */
    public Optional<Problem> reportChange(Reference reference, String text, String key) {
        return fromPerson(fresh(reference, text, key, EventTable.PERSON, true, Kind.CHANGE), CHANGE_REPORTED);
    }

    private Optional<Problem> fromPerson(Fresh message, String event) {
        Optional<Problem> bad = problem(message.text());
        if (bad.isPresent()) {
            return bad;
        }
        if (isKept(message)) {
            return Optional.empty();
        }
        SqlWork alongside = connection -> {
            if (!add(database.over(connection), message, false)) {
                throw new Twice();
            }
        };
        try {
            if (!workflow.send(message.reference(), event, alongside)) {
                database.inTransaction(handle -> add(handle, message, false));
            }
        } catch (Twice pressed) {
            return Optional.empty();
        } catch (DuplicateRow pressed) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Staff have the messages on their screen. */
    public void readByStaff(Reference reference) {
        read(reference, true);
    }

    /** The person has them on their screen. */
    public void readByPerson(Reference reference) {
        read(reference, false);
    }

    private void read(Reference reference, boolean fromPerson) {
        Instant now = clock.instant();
        database.inTransaction(handle -> {
            MessageTable.read(handle, reference, fromPerson, now);
            return reference;
        });
    }

    private boolean isKept(Fresh message) {
        return database.with(handle -> MessageTable.isKept(handle, message.reference(), message.key()));
    }

    private boolean add(Handle handle, Fresh message, boolean notice) {
        if (CaseTable.find(handle, message.reference()).isEmpty()) {
            throw new CareFormsException(Fault.CALLER, "There is no case with this reference");
        }
        boolean added = MessageTable.add(handle, message, notice);
        if (added) {
            EventTable.add(
                    handle,
                    message.at(),
                    "message.written",
                    message.reference().text(),
                    message.author(),
                    JsonText.fact("kind", message.kind() == Kind.CHANGE ? "change" : "message")
                            .add("by", message.fromPerson() ? "person" : "officer")
                            .build());
        }
        return added;
    }

    private Fresh fresh(Reference reference, String text, String key, String author, boolean fromPerson, Kind kind) {
        if (!key.matches("[A-Za-z0-9_-]{8,64}")) {
            throw new CareFormsException(
                    Fault.CALLER, "A message's key has 8 to 64 letters, digits, dashes or underscores");
        }
        return new Fresh(reference, clock.instant(), author, fromPerson, kind, text.strip(), key);
    }

    private static Optional<Problem> problem(String text) {
        return text.isBlank()
                ? Optional.of(new Problem("/text", "required", "Enter your message"))
                : Words.problem("/text", text, LONGEST);
    }

    private static CaseMessage shown(MessageTable.Row row) {
        return new CaseMessage(
                row.number(),
                row.at(),
                row.author(),
                row.fromPerson(),
                row.kind() == Kind.CHANGE,
                row.text(),
                row.readAt(),
                CaseMessage.Notice.valueOf(row.notice().name()),
                row.noticeNote());
    }

    /** The second press of a button; what it had begun is rolled back. */
    private static final class Twice extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Twice() {
            super("This message is kept already", null, false, false);
        }
    }
}
