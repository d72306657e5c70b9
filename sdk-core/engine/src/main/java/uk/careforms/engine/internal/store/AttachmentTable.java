package uk.careforms.engine.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Attachment;
import uk.careforms.api.model.Reference;

/** What is known of the files that people added to forms. */
public final class AttachmentTable {

    private static final String COLUMNS =
            "select id, draft_hash, reference, pointer, name, media_type, size_bytes, sha256, state, note, added_at,"
                    + " tries, next_step, settled_at from cf_attachment";
    private static final String SHOWN = " and state in ('NOT_SCANNED', 'CLEAN', 'INFECTED') order by number";

    private AttachmentTable() {}

    /** How a file stands. */
    public enum State {
        /** Its content is being kept; nobody sees it yet. */
        ARRIVING,
        NOT_SCANNED,
        CLEAN,
        INFECTED,
        /** Its content is being deleted; nobody sees it any more. */
        LEAVING
    }

    /**
     * One file.
     *
     * @param reference of the submission it was sent with
     * @param pointer of the question it answers
     * @param note what the scanner said last; empty for a clean one
     * @param tries how often somebody began to scan it or to delete its content
     * @param nextStep when it is to be scanned, or its content deleted
     * @param settledAt when it was found clean or infected
     */
    public record Row(
            Attachment file,
            String draftHash,
            Optional<Reference> reference,
            String pointer,
            State state,
            String note,
            Instant addedAt,
            int tries,
            Optional<Instant> nextStep,
            Optional<Instant> settledAt) {

        /** What an event about it is about: its submission, or its draft. */
        public String subject() {
            return reference.map(Reference::text).orElse(draftHash);
        }
    }

    /** Makes a row for content that is about to be kept. */
    public static void arriving(Handle handle, Attachment file, String draftHash, String pointer, Instant now) {
        handle.createUpdate(
                        "insert into cf_attachment (id, draft_hash, pointer, name, media_type, size_bytes, sha256, state,"
                                + " note, added_at, tries) values (:id, :draft, :pointer, :name, :type, :size, :sha256,"
                                + " 'ARRIVING', '', :now, 0)")
                .bind("id", file.id())
                .bind("draft", draftHash)
                .bind("pointer", pointer)
                .bind("name", file.name())
                .bind("type", file.mediaType())
                .bind("size", file.size())
                .bind("sha256", file.sha256())
                .bind("now", now)
                .execute();
    }

    /** Its content is kept: it is to be scanned at once. False when it was given up in between. */
    public static boolean arrived(Handle handle, UUID id, Instant now) {
        return handle.createUpdate("update cf_attachment set state = 'NOT_SCANNED', next_step = :now"
                                + " where id = :id and state = 'ARRIVING'")
                        .bind("id", id)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Its content is kept, for a case that was sent before. False when it was given up in between. */
    public static boolean arrivedLater(Handle handle, UUID id, Reference reference, Instant now) {
        return handle.createUpdate("update cf_attachment set state = 'NOT_SCANNED', next_step = :now,"
                                + " reference = :reference where id = :id and state = 'ARRIVING'")
                        .bind("id", id)
                        .bind("reference", reference.text())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Gives it up: its content is deleted, then its row. Not once it has been sent. */
    public static boolean leaves(Handle handle, UUID id, Instant now) {
        return handle.createUpdate("update cf_attachment set state = 'LEAVING', next_step = :now"
                                + " where id = :id and reference is null")
                        .bind("id", id)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Gives up whatever drafts that have expired hold, and what somebody began to add and never ended. */
    public static void expire(Handle handle, Instant now, Instant begunBefore) {
        handle.createUpdate("update cf_attachment set state = 'LEAVING', next_step = :now where reference is null"
                        + " and state <> 'LEAVING'"
                        + " and draft_hash in (select token_hash from cf_draft where expires_at <= :now)")
                .bind("now", now)
                .execute();
        handle.createUpdate("update cf_attachment set state = 'LEAVING', next_step = :now"
                        + " where state = 'ARRIVING' and added_at <= :begun")
                .bind("now", now)
                .bind("begun", begunBefore)
                .execute();
    }

    /** Sends files along with a submission; how many of them were this draft's. */
    public static int send(Handle handle, String draftHash, Reference reference, List<UUID> ids) {
        return handle.createUpdate(
                        "update cf_attachment set reference = :reference where draft_hash = :draft and id in (<ids>)"
                                + " and state in ('NOT_SCANNED', 'CLEAN', 'INFECTED')")
                .bind("reference", reference.text())
                .bind("draft", draftHash)
                .bindList("ids", ids)
                .execute();
    }

    public static Optional<Row> find(Handle handle, UUID id) {
        return handle.createQuery(COLUMNS + " where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Of a draft, in the order in which they were added. */
    public static List<Row> ofDraft(Handle handle, String draftHash) {
        return handle.createQuery(COLUMNS + " where draft_hash = :draft" + SHOWN)
                .bind("draft", draftHash)
                .map((row, context) -> read(row))
                .list();
    }

    /** Of a submission, in the order in which they were added. */
    public static List<Row> of(Handle handle, Reference reference) {
        return handle.createQuery(COLUMNS + " where reference = :reference" + SHOWN)
                .bind("reference", reference.text())
                .map((row, context) -> read(row))
                .list();
    }

    /** What has to be scanned or deleted by now, the longest waiting first. */
    public static List<Row> due(Handle handle, Instant now, int limit) {
        return handle.createQuery(
                        COLUMNS + " where next_step <= :now order by next_step, id fetch first :limit rows only")
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Takes a piece of work so that no other node does it meanwhile; false when another has. */
    public static boolean claim(Handle handle, Row row, Instant until) {
        return handle.createUpdate("update cf_attachment set next_step = :until, tries = tries + 1"
                                + " where id = :id and tries = :tries and state = :state")
                        .bind("until", until)
                        .bind("id", row.file().id())
                        .bind("tries", row.tries())
                        .bind("state", row.state().name())
                        .execute()
                == 1;
    }

    /** What a scan found; false when the file has been given up meanwhile. */
    public static boolean scanned(
            Handle handle, UUID id, State state, String note, Optional<Instant> next, Optional<Instant> settled) {
        return handle.createUpdate(
                                "update cf_attachment set state = :state, note = :note, next_step = :next, settled_at = :settled"
                                        + " where id = :id and state = 'NOT_SCANNED'")
                        .bind("state", state.name())
                        .bind("note", note)
                        .bind("next", next.orElse(null))
                        .bind("settled", settled.orElse(null))
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Scans what is not scanned of a submission at once. */
    public static void scanNow(Handle handle, Reference reference, Instant now) {
        handle.createUpdate("update cf_attachment set next_step = :now where reference = :reference"
                        + " and state = 'NOT_SCANNED'")
                .bind("now", now)
                .bind("reference", reference.text())
                .execute();
    }

    /** Nothing is left to do for it. */
    public static void rests(Handle handle, UUID id) {
        handle.createUpdate("update cf_attachment set next_step = null where id = :id")
                .bind("id", id)
                .execute();
    }

    /** Its content is gone. */
    public static void delete(Handle handle, UUID id) {
        handle.createUpdate("delete from cf_attachment where id = :id and state = 'LEAVING'")
                .bind("id", id)
                .execute();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new Attachment(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size_bytes"),
                        row.getString("sha256")),
                row.getString("draft_hash"),
                Optional.ofNullable(row.getString("reference")).map(Reference::new),
                row.getString("pointer"),
                State.valueOf(row.getString("state")),
                row.getString("note"),
                InstantColumns.at(row, "added_at"),
                row.getInt("tries"),
                InstantColumns.maybeAt(row, "next_step"),
                InstantColumns.maybeAt(row, "settled_at"));
    }
}
