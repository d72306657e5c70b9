package uk.careforms.engine.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.FormVersion;

/** Part-filled forms, by the hash of their token. */
public final class DraftTable {

    private DraftTable() {}

    /**
     * A stored draft.
     *
     * @param submittedAt when it was sent
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
            Optional<Instant> submittedAt) {

        /** The draft under its token. */
        public Draft draft(String token) {
            return new Draft(token, formVersion, channel, answers, page, row, startedAt, expiresAt);
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
        return handle.createQuery(
                        "select token_hash, form, version, channel, answers, page, row_version, started_at, expires_at,"
                                + " submitted_at from cf_draft where token_hash = :hash and expires_at > :now")
                .bind("hash", hash)
                .bind("now", now)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Saves over the row that was read; false when another save, or sending, was faster. */
    public static boolean save(Handle handle, String hash, long row, Answers answers, String page, Instant expiresAt) {
        return handle.createUpdate(
                                "update cf_draft set answers = :answers, page = :page, row_version = row_version + 1,"
                                        + " expires_at = :expires where token_hash = :hash and row_version = :row and submitted_at is null")
                        .bind("answers", JsonText.of(answers.json()))
                        .bind("page", page)
                        .bind("expires", expiresAt)
                        .bind("hash", hash)
                        .bind("row", row)
                        .execute()
                == 1;
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
                InstantColumns.maybeAt(row, "submitted_at"));
    }
}
