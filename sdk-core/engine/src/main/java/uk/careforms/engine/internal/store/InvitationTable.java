package uk.careforms.engine.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;

/** Invitations to fill in a form. What people do with a draft moves its invitation on in the same transaction. */
public final class InvitationTable {

    private static final String COLUMNS = "select i.id, i.form, i.version, i.draft_hash, i.client_reference, i.to_whom,"
            + " i.channel, i.address, i.officer, i.state, i.bounced, i.code_hash, i.reminders, i.next_reminder,"
            + " i.paused_until, i.paused_reason, i.reason, i.reason_text, i.sent_at, i.opened_at, i.progress_at,"
            + " i.submitted_at, i.ended_at, i.expires_at, s.reference from cf_invitation i"
            + " left join cf_submission s on s.draft_hash = i.draft_hash";

    /** Those that wait for the person. */
    private static final String WAITING = "('SENT', 'OPENED', 'IN_PROGRESS')";

    private InvitationTable() {}

    /**
     * A stored invitation.
     *
     * @param state the name of one of the engine's states
     * @param reason the code of why somebody declined
     * @param submission what came of it
     */
    public record Row(
            String id,
            FormVersion formVersion,
            String draftHash,
            String clientReference,
            String toWhom,
            String channel,
            String address,
            String officer,
            String state,
            boolean bounced,
            String codeHash,
            int reminders,
            Optional<Instant> nextReminder,
            Optional<Instant> pausedUntil,
            String pausedReason,
            Optional<String> reason,
            String reasonText,
            Instant sentAt,
            Optional<Instant> openedAt,
            Optional<Instant> progressAt,
            Optional<Instant> submittedAt,
            Optional<Instant> endedAt,
            Instant expiresAt,
            Optional<Reference> submission) {

        /** Whether the person is still waited for. */
        public boolean isOpen() {
            return WAITING.contains("'" + state + "'");
        }

        /** Whether reminders are held back. */
        public boolean isPaused(Instant now) {
            return pausedUntil.filter(now::isBefore).isPresent();
        }

        /** Never shows to whom. */
        @Override
        public String toString() {
            return "InvitationTable.Row[" + id + ", " + state + "]";
        }
    }

    public static void add(Handle handle, Row row) {
        handle.createUpdate(
                        "insert into cf_invitation (id, form, version, draft_hash, client_reference, to_whom, channel,"
                                + " address, officer, state, bounced, code_hash, reminders, next_reminder, paused_reason,"
                                + " reason_text, sent_at, expires_at) values (:id, :form, :version, :draft, :client, :to,"
                                + " :channel, :address, :officer, :state, false, :code, 0, :next, '', '', :sent, :expires)")
                .bind("id", row.id())
                .bind("form", row.formVersion().form())
                .bind("version", row.formVersion().version())
                .bind("draft", row.draftHash())
                .bind("client", row.clientReference())
                .bind("to", row.toWhom())
                .bind("channel", row.channel())
                .bind("address", row.address())
                .bind("officer", row.officer())
                .bind("state", row.state())
                .bind("code", row.codeHash())
                .bind("next", row.nextReminder().orElse(null))
                .bind("sent", row.sentAt())
                .bind("expires", row.expiresAt())
                .execute();
    }

    public static Optional<Row> find(Handle handle, String id) {
        return handle.createQuery(COLUMNS + " where i.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    public static Optional<Row> ofDraft(Handle handle, String draftHash) {
        return handle.createQuery(COLUMNS + " where i.draft_hash = :draft")
                .bind("draft", draftHash)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The newest first. */
    public static List<Row> list(Handle handle, Optional<String> form, Optional<String> state, int limit) {
        Query query = handle.createQuery(COLUMNS + " where 1 = 1"
                        + form.map(any -> " and i.form = :form").orElse("")
                        + state.map(any -> " and i.state = :state").orElse("")
                        + " order by i.sent_at desc, i.id fetch first :limit rows only")
                .bind("limit", limit);
        form.ifPresent(value -> query.bind("form", value));
        state.ifPresent(value -> query.bind("state", value));
        return query.map((row, context) -> read(row)).list();
    }

    /** Those whose next reminder is due. */
    public static List<Row> dueReminders(Handle handle, Instant now, int limit) {
        return handle.createQuery(COLUMNS + " where i.next_reminder <= :now and i.state in " + WAITING
                        + " and (i.paused_until is null or i.paused_until <= :now) and i.expires_at > :now"
                        + " order by i.next_reminder, i.id fetch first :limit rows only")
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those whose time has run out. */
    public static List<Row> dueToExpire(Handle handle, Instant now, int limit) {
        return handle.createQuery(COLUMNS + " where i.expires_at <= :now and i.state in " + WAITING
                        + " order by i.expires_at, i.id fetch first :limit rows only")
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Counts a reminder and plans the next; false when somebody was faster or the person is not waited for any more. */
    public static boolean remind(Handle handle, Row read, Optional<Instant> next) {
        return handle.createUpdate("update cf_invitation set reminders = reminders + 1, next_reminder = :next"
                                + " where id = :id and reminders = :reminders and state in " + WAITING)
                        .bind("next", next.orElse(null))
                        .bind("id", read.id())
                        .bind("reminders", read.reminders())
                        .execute()
                == 1;
    }

    /** Ends it in a state; false when it is not waited for any more. */
    public static boolean end(Handle handle, String id, String state, Instant now) {
        return handle.createUpdate("update cf_invitation set state = :state, ended_at = :now, next_reminder = null,"
                                + " paused_until = null where id = :id and state in " + WAITING)
                        .bind("state", state)
                        .bind("now", now)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Keeps why somebody will not fill it in. */
    public static boolean decline(Handle handle, String id, String reason, String words, Instant now) {
        boolean ours = end(handle, id, "DECLINED", now);
        if (ours) {
            handle.createUpdate("update cf_invitation set reason = :reason, reason_text = :words where id = :id")
                    .bind("reason", reason)
                    .bind("words", words)
                    .bind("id", id)
                    .execute();
        }
        return ours;
    }

    /** Holds reminders back, or lets them go on; the invitation does not run out meanwhile. */
    public static boolean pause(
            Handle handle, String id, Optional<Instant> until, String reason, Optional<Instant> next, Instant expires) {
        return handle.createUpdate("update cf_invitation set paused_until = :until, paused_reason = :reason,"
                                + " next_reminder = :next, expires_at = :expires where id = :id and state in "
                                + WAITING)
                        .bind("until", until.orElse(null))
                        .bind("reason", reason)
                        .bind("next", next.orElse(null))
                        .bind("expires", expires)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Another code, and perhaps another way to reach the person; one that had been declined is waited for again. */
    public static boolean renew(
            Handle handle, Row read, String channel, String address, String codeHash, Optional<Instant> next) {
        return handle.createUpdate("update cf_invitation set channel = :channel, address = :address, code_hash = :code,"
                                + " bounced = false, next_reminder = :next, ended_at = null, state = :state, reason = null,"
                                + " reason_text = ''"
                                + " where id = :id and state = :before")
                        .bind("channel", channel)
                        .bind("address", address)
                        .bind("code", codeHash)
                        .bind("next", next.orElse(null))
                        .bind(
                                "state",
                                read.isOpen() ? read.state() : read.openedAt().isPresent() ? "OPENED" : "SENT")
                        .bind("id", read.id())
                        .bind("before", read.state())
                        .execute()
                == 1;
    }

    /** Nothing reaches the person there: no more reminders go the same way unless {@code stop} says that they may. */
    public static void bounced(Handle handle, String id, boolean stop) {
        handle.createUpdate("update cf_invitation set bounced = true" + (stop ? ", next_reminder = null" : "")
                        + " where id = :id")
                .bind("id", id)
                .execute();
    }

    /** The person came in by the link; true for the first time. */
    public static boolean opened(Handle handle, String id, Instant now) {
        return handle.createUpdate("update cf_invitation set opened_at = :now,"
                                + " state = case when state = 'SENT' then 'OPENED' else state end"
                                + " where id = :id and opened_at is null")
                        .bind("now", now)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** The person saved answers, perhaps after having declined. */
    public static void progressed(Handle handle, String draftHash, Instant now) {
        handle.createUpdate("update cf_invitation set state = 'IN_PROGRESS', ended_at = null,"
                        + " progress_at = coalesce(progress_at, :now)"
                        + " where draft_hash = :draft and state in ('SENT', 'OPENED', 'DECLINED')")
                .bind("now", now)
                .bind("draft", draftHash)
                .execute();
    }

    /** The form was sent, whatever the invitation had come to. */
    public static void submitted(Handle handle, String draftHash, Instant now) {
        handle.createUpdate(
                        "update cf_invitation set state = 'SUBMITTED', submitted_at = :now, ended_at = :now,"
                                + " next_reminder = null, paused_until = null where draft_hash = :draft and state <> 'SUBMITTED'")
                .bind("now", now)
                .bind("draft", draftHash)
                .execute();
    }

    /** Forgets how to reach people, their links, and what they wrote, where it ended before a moment. */
    public static int forget(Handle handle, Instant endedBefore) {
        handle.createUpdate("delete from cf_invitation_link where invitation in"
                        + " (select id from cf_invitation where ended_at <= :before and address <> '')")
                .bind("before", endedBefore)
                .execute();
        return handle.createUpdate("update cf_invitation set address = '', reason_text = '', paused_reason = ''"
                        + " where ended_at <= :before and address <> ''")
                .bind("before", endedBefore)
                .execute();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                new FormVersion(row.getString("form"), row.getInt("version")),
                row.getString("draft_hash"),
                row.getString("client_reference"),
                row.getString("to_whom"),
                row.getString("channel"),
                row.getString("address"),
                row.getString("officer"),
                row.getString("state"),
                row.getBoolean("bounced"),
                row.getString("code_hash"),
                row.getInt("reminders"),
                InstantColumns.maybeAt(row, "next_reminder"),
                InstantColumns.maybeAt(row, "paused_until"),
                row.getString("paused_reason"),
                Optional.ofNullable(row.getString("reason")),
                row.getString("reason_text"),
                InstantColumns.at(row, "sent_at"),
                InstantColumns.maybeAt(row, "opened_at"),
                InstantColumns.maybeAt(row, "progress_at"),
                InstantColumns.maybeAt(row, "submitted_at"),
                InstantColumns.maybeAt(row, "ended_at"),
                InstantColumns.at(row, "expires_at"),
                Optional.ofNullable(row.getString("reference")).map(Reference::new));
    }
}
