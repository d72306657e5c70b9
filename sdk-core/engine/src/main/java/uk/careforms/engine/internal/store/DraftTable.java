package uk.careforms.engine.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.FormVersion;

/** Part-filled forms, by the hash of their token. */
public final class DraftTable {

    private static final String FIND =
            "select token_hash, form, version, channel, answers, page, row_version, started_at, expires_at, submitted_at,"
                    + " ask_again from cf_draft where token_hash = ? and expires_at > ?";

    private DraftTable() {}

    /**
     * A stored draft.
     *
     * @param submittedAt when it was sent
     * @param askAgain pointers of what has to be looked at again
     */
    public record Row(
            String hash,
            FormVersion formVersion,
            Channel channel,
            Answers answers,
            String page,
            long row,
            Instant startedAt,
            Instant expiresAt,
            Optional<Instant> submittedAt,
            List<String> askAgain) {

        /** The draft under its token. */
        public Draft draft(String token) {
            return new Draft(token, formVersion, channel, answers, page, row, startedAt, expiresAt, askAgain);
        }
    }

    public static void add(Handle handle, String hash, Draft draft) {
        handle.createUpdate(
                        "insert into cf_draft (token_hash, form, version, channel, answers, page, row_version, started_at, expires_at)"
                                + " values (:hash, :form, :version, :channel, :answers, :page, :row, :started, :expires)")
                .bind("hash", hash)
                .bind("form", draft.formVersion().form())
                .bind("version", draft.formVersion().version())
                .bind("channel", draft.channel().text())
                .bind("answers", JsonText.of(draft.answers().json()))
                .bind("page", draft.page())
                .bind("row", draft.row())
                .bind("started", draft.startedAt())
                .bind("expires", draft.expiresAt())
                .execute();
    }

    /** The draft, unless it has expired. */
    public static Optional<Row> find(Handle handle, String hash, Instant now) {
        try {
            return find(handle.getConnection(), hash, now);
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    /** The draft, unless it has expired. Plain JDBC: each page and each sending begins with it. */
    public static Optional<Row> find(Connection connection, String hash, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, hash);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    /** Saves over the row that was read; false when another save, or sending, was faster. */
    public static boolean save(Handle handle, String hash, long row, Draft draft) {
        return handle.createUpdate(
                                "update cf_draft set answers = :answers, page = :page, ask_again = :again, row_version = row_version + 1,"
                                        + " expires_at = :expires where token_hash = :hash and row_version = :row and submitted_at is null")
                        .bind("answers", JsonText.of(draft.answers().json()))
                        .bind("page", draft.page())
                        .bind("again", text(draft.askAgain()))
                        .bind("expires", draft.expiresAt())
                        .bind("hash", hash)
                        .bind("row", row)
                        .execute()
                == 1;
    }

    /** Brings the row that was read to another version; false when a save, or sending, was faster. */
    public static boolean migrate(
            Handle handle, Row read, int version, Answers answers, String page, List<String> askAgain) {
        return handle.createUpdate(
                                "update cf_draft set version = :version, answers = :answers, page = :page, ask_again = :again,"
                                        + " row_version = row_version + 1"
                                        + " where token_hash = :hash and row_version = :row and submitted_at is null")
                        .bind("version", version)
                        .bind("answers", JsonText.of(answers.json()))
                        .bind("page", page)
                        .bind("again", text(askAgain))
                        .bind("hash", read.hash())
                        .bind("row", read.row())
                        .execute()
                == 1;
    }

    /** The hashes of the open drafts of a form that are pinned to a version before one, by that version. */
    public static List<String> before(Handle handle, FormVersion version, Instant now) {
        return handle.createQuery("select token_hash from cf_draft where form = :form and version < :version"
                        + " and submitted_at is null and expires_at > :now order by version, token_hash")
                .bind("form", version.form())
                .bind("version", version.version())
                .bind("now", now)
                .mapTo(String.class)
                .list();
    }

    /** An open draft as it was before there was anything to ask again: also on tables of an earlier release. */
    public static Optional<Row> open(Handle handle, String hash, Instant now) {
        return handle.createQuery(
                        "select token_hash, form, version, channel, answers, page, row_version, started_at, expires_at,"
                                + " submitted_at, cast(null as varchar(10)) as ask_again from cf_draft"
                                + " where token_hash = :hash and expires_at > :now and submitted_at is null")
                .bind("hash", hash)
                .bind("now", now)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static @Nullable String text(List<String> pointers) {
        return pointers.isEmpty() ? null : String.join("\n", pointers);
    }

    /** Marks the row that was read as sent; false when a save, or sending, was faster. */
    public static boolean markSent(Handle handle, String hash, long row, Instant at, Instant expiresAt) {
        return handle.createUpdate("update cf_draft set submitted_at = :at, expires_at = :expires"
                                + " where token_hash = :hash and row_version = :row and submitted_at is null")
                        .bind("at", at)
                        .bind("expires", expiresAt)
                        .bind("hash", hash)
                        .bind("row", row)
                        .execute()
                == 1;
    }

    /** Deletes what has expired, and the ways back to it. */
    public static int purge(Handle handle, Instant now) {
        handle.createUpdate(
                        "delete from cf_resume where draft_hash in (select token_hash from cf_draft where expires_at <= :now)")
                .bind("now", now)
                .execute();
        return handle.createUpdate("delete from cf_draft where expires_at <= :now")
                .bind("now", now)
                .execute();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("token_hash"),
                new FormVersion(row.getString("form"), row.getInt("version")),
                Channel.parse(row.getString("channel")).orElseThrow(),
                new Answers(JsonText.object(row.getString("answers"))),
                row.getString("page"),
                row.getLong("row_version"),
                InstantColumns.at(row, "started_at"),
                InstantColumns.at(row, "expires_at"),
                InstantColumns.maybeAt(row, "submitted_at"),
                Optional.ofNullable(row.getString("ask_again"))
                        .map(text -> text.lines().toList())
                        .orElse(List.of()));
    }
}
