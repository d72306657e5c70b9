package uk.careforms.engine.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Submission;

/**
 * What the two commits write that a person waits for: acceptance, and the start of the process.
 *
 * <p>On PostgreSQL each is one statement of plain JDBC, whose parts see one another's rows by {@code returning}: one round trip
 * where there were three, and nothing is written unless the first part hit its row. Elsewhere they are the statements of
 * the tables one after the other, which come to the same.
 */
public final class SubmissionCommits {

    private static final String POSTGRESQL = "PostgreSQL";

    private static final String ACCEPT = accept("?");
    private static final String ACCEPT_AS_KEPT = accept("answers");

    /** A value that the statement has no place for. */
    private static final Object SKIPPED = new Object();

    private static final String START = "with started as (update cf_submission set state = 'STARTED'"
            + " where reference = ? and state = 'ACCEPTED' returning reference),"
            + " opened as (insert into cf_case (reference, status, delivers) select reference, ?, ? from started)"
            + " insert into cf_event (at, kind, subject, actor, detail) select ?, ?, reference, ?, ? from started"
            + " where set_config('synchronous_commit', 'off', true) is not null";

    private SubmissionCommits() {}

    private static String accept(String answers) {
        return "with sent as (update cf_draft set submitted_at = ?, expires_at = ?"
                + " where token_hash = ? and row_version = ? and submitted_at is null returning token_hash, answers),"
                + " kept as (insert into cf_submission (reference, draft_hash, key_hash, form, version, channel, answers,"
                + " submitted_at, state) select ?, token_hash, ?, ?, ?, ?, "
                + answers
                + ", ?, 'ACCEPTED' from sent)"
                + " insert into cf_event (at, kind, subject, actor, detail) select ?, ?, ?, ?, ? from sent";
    }

    /** Whether acceptance is one statement here, which the database commits by itself: that saves the round trip of a COMMIT. */
    public static boolean isOneStatement(Handle handle) {
        return isPostgres(handle);
    }

    /** What an event says beside its subject; {@code detail} is a JSON object of routing facts. */
    public record Said(Instant at, String kind, String actor, String detail) {}

    /**
     * Marks the draft that was read as sent, keeps the submission and says so.
     *
     * @param keptUntil how long the draft can still be looked at
     * @return false, and nothing is written, when a save or another sending was faster
     */
    public static boolean accept(
            Handle handle,
            DraftTable.Row draft,
            Instant keptUntil,
            Submission sent,
            Optional<String> keyHash,
            Said event) {
        if (!isPostgres(handle)) {
            boolean ours = DraftTable.markSent(handle, draft.hash(), draft.row(), sent.submittedAt(), keptUntil);
            if (ours) {
                SubmissionTable.add(handle, sent, draft.hash(), keyHash);
                EventTable.add(handle, event, sent.reference().text());
            }
            return ours;
        }
        return accept(handle.getConnection(), draft, keptUntil, sent, keyHash, event);
    }

    /**
     * The same as one statement of PostgreSQL's. Where the answers that are sent are the draft's, as they nearly always are,
     * the database copies them: the row version says that they have not changed since they were read and checked.
     */
    public static boolean accept(
            Connection connection,
            DraftTable.Row draft,
            Instant keptUntil,
            Submission sent,
            Optional<String> keyHash,
            Said event) {
        boolean asKept = sent.answers().json() == draft.answers().json();
        return hits(
                connection,
                asKept ? ACCEPT_AS_KEPT : ACCEPT,
                sent.submittedAt(),
                keptUntil,
                draft.hash(),
                draft.row(),
                sent.reference().text(),
                keyHash,
                sent.formVersion().form(),
                sent.formVersion().version(),
                sent.channel().text(),
                asKept ? SKIPPED : JsonText.of(sent.answers().json()),
                sent.submittedAt(),
                event.at(),
                event.kind(),
                sent.reference().text(),
                event.actor(),
                event.detail());
    }

    /**
     * Marks the submission's process as started, opens its case and says so.
     *
     * <p>On PostgreSQL the transaction does not wait for the disk. A start that a crash takes back is made again from the
     * accepted row, which did wait; and whatever acts on the start commits after it, in the order of the log, and waits.
     *
     * @return false, and nothing is written, when somebody else has done so
     */
    public static boolean start(Handle handle, Reference reference, boolean delivers, Said event) {
        if (!isPostgres(handle)) {
            boolean ours = SubmissionTable.markStarted(handle, reference);
            if (ours) {
                CaseTable.add(handle, reference, delivers);
                EventTable.add(handle, event, reference.text());
            }
            return ours;
        }
        return hits(
                handle.getConnection(),
                START,
                reference.text(),
                CaseTable.RECEIVED,
                delivers,
                event.at(),
                event.kind(),
                event.actor(),
                event.detail());
    }

    private static boolean isPostgres(Handle handle) {
        try {
            return handle.getConnection().getMetaData().getDatabaseProductName().equals(POSTGRESQL);
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private static boolean hits(Connection connection, String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 0;
            for (Object value : values) {
                if (value != SKIPPED) {
                    bind(statement, ++place, value);
                }
            }
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(place, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof Optional<?> maybe) {
            statement.setString(place, (String) maybe.orElse(null));
        } else if (value instanceof Integer number) {
            statement.setInt(place, number);
        } else if (value instanceof Long number) {
            statement.setLong(place, number);
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(place, flag);
        } else {
            statement.setString(place, value.toString());
        }
    }
}
