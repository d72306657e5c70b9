package uk.careforms.engine.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Submission;

/** What was sent, and whether its process has been started. */
public final class SubmissionTable {

    private static final String COLUMNS =
            "select reference, draft_hash, form, version, channel, answers, submitted_at from cf_submission";

    private SubmissionTable() {}

    /** What of a submission a receipt and a repeat need, without its answers. */
    public record Head(Reference reference, String draftHash, FormVersion formVersion, Instant submittedAt) {}

    public static void add(Handle handle, Submission sent, String draftHash, Optional<String> keyHash) {
        handle.createUpdate(
                        "insert into cf_submission (reference, draft_hash, key_hash, form, version, channel, answers,"
                                + " submitted_at, state) values (:reference, :draft, :key, :form, :version, :channel, :answers, :at, 'ACCEPTED')")
                .bind("reference", sent.reference().text())
                .bind("draft", draftHash)
                .bind("key", keyHash.orElse(null))
                .bind("form", sent.formVersion().form())
                .bind("version", sent.formVersion().version())
                .bind("channel", sent.channel().text())
                .bind("answers", JsonText.of(sent.answers().json()))
                .bind("at", sent.submittedAt())
                .execute();
    }

    /** Marks a submission's process as started; false when somebody else has done so. */
    public static boolean markStarted(Handle handle, Reference reference) {
        return handle.createUpdate(
                                "update cf_submission set state = 'STARTED' where reference = :reference and state = 'ACCEPTED'")
                        .bind("reference", reference.text())
                        .execute()
                == 1;
    }

    public static Optional<Submission> find(Handle handle, Reference reference) {
        return handle.createQuery(COLUMNS + " where reference = :reference")
                .bind("reference", reference.text())
                .map((row, context) -> new Submission(
                        reference,
                        version(row),
                        Channel.parse(row.getString("channel")).orElseThrow(),
                        new Answers(JsonText.object(row.getString("answers"))),
                        InstantColumns.at(row, "submitted_at")))
                .findOne();
    }

    public static Optional<Head> ofDraft(Handle handle, String draftHash) {
        return head(handle, "draft_hash", draftHash);
    }

    public static Optional<Head> ofKey(Handle handle, String keyHash) {
        return head(handle, "key_hash", keyHash);
    }

    /** Submissions accepted up to a moment whose process has not been started, the oldest first. */
    public static List<Head> unstarted(Handle handle, Instant acceptedBy, int most) {
        return handle.createQuery(
                        "select reference, draft_hash, form, version, submitted_at from cf_submission"
                                + " where state = 'ACCEPTED' and submitted_at <= :by order by submitted_at fetch first :most rows only")
                .bind("by", acceptedBy)
                .bind("most", most)
                .map((row, context) -> head(row))
                .list();
    }

    /** The submission, while its process has not been started. */
    public static Optional<Head> unstarted(Handle handle, Reference reference) {
        return handle.createQuery("select reference, draft_hash, form, version, submitted_at from cf_submission"
                        + " where reference = :reference and state = 'ACCEPTED'")
                .bind("reference", reference.text())
                .map((row, context) -> head(row))
                .findOne();
    }

    private static Optional<Head> head(Handle handle, String column, String value) {
        return handle.createQuery("select reference, draft_hash, form, version, submitted_at from cf_submission where "
                        + column + " = :value")
                .bind("value", value)
                .map((row, context) -> head(row))
                .findOne();
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                new Reference(row.getString("reference")),
                row.getString("draft_hash"),
                version(row),
                InstantColumns.at(row, "submitted_at"));
    }

    private static FormVersion version(ResultSet row) throws SQLException {
        return new FormVersion(row.getString("form"), row.getInt("version"));
    }
}
