package uk.careforms.engine.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CaseReference;

/** What is sent for invitations. A try is noted before it is made, and only the node whose note counts makes it. */
public final class InvitationNoticeTable {

    private static final String COLUMNS =
            "select id, invitation, number, occasion, kind, actor, state, attempts, next_try,"
                    + " created_at, sent_at, remote_system, remote_id, remote_label, reason, fate_asked from cf_invitation_notice";

    private InvitationNoticeTable() {}

    /**
     * One notice.
     *
     * @param number 1 for the invitation itself
     * @param occasion {@code INVITE}, {@code REMIND} or {@code RENEW}
     * @param kind {@code email}, {@code sms} or {@code letter}
     * @param actor who asked for it
     */
    public record Row(
            UUID id,
            String invitation,
            int number,
            String occasion,
            String kind,
            String actor,
            String state,
            int attempts,
            Optional<Instant> nextTry,
            Instant createdAt,
            Optional<Instant> sentAt,
            Optional<CaseReference> remote,
            String reason,
            int fateAsked) {}

    /** Plans a notice that is due at once. */
    public static void add(Handle handle, Row row) {
        handle.createUpdate("insert into cf_invitation_notice (id, invitation, number, occasion, kind, actor, state,"
                        + " attempts, next_try, created_at, reason, fate_asked) values (:id, :invitation, :number,"
                        + " :occasion, :kind, :actor, 'WAITING', 0, :created, :created, '', 0)")
                .bind("id", row.id())
                .bind("invitation", row.invitation())
                .bind("number", row.number())
                .bind("occasion", row.occasion())
                .bind("kind", row.kind())
                .bind("actor", row.actor())
                .bind("created", row.createdAt())
                .execute();
    }

    /** Those of an invitation, in the order they were planned. */
    public static List<Row> of(Handle handle, String invitation) {
        return handle.createQuery(COLUMNS + " where invitation = :invitation order by number")
                .bind("invitation", invitation)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those that are to be tried. */
    public static List<Row> due(Handle handle, Instant now, int limit) {
        return handle.createQuery(COLUMNS + " where state = 'WAITING' and next_try <= :now"
                        + " order by next_try, id fetch first :limit rows only")
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Notes a try that is about to be made; false when another node makes it. */
    public static boolean claim(Handle handle, Row read, Instant until) {
        return handle.createUpdate("update cf_invitation_notice set attempts = attempts + 1, next_try = :until"
                                + " where id = :id and attempts = :attempts and state = 'WAITING'")
                        .bind("until", until)
                        .bind("id", read.id())
                        .bind("attempts", read.attempts())
                        .execute()
                == 1;
    }

    /** It is to be tried again. */
    public static void later(Handle handle, UUID id, Instant at, String reason) {
        handle.createUpdate("update cf_invitation_notice set next_try = :at, reason = :reason"
                        + " where id = :id and state = 'WAITING'")
                .bind("at", at)
                .bind("reason", reason)
                .bind("id", id)
                .execute();
    }

    /** Its service has it; true for the first to say so. */
    public static boolean sent(Handle handle, UUID id, CaseReference remote, Instant now, Instant askAt) {
        return handle.createUpdate("update cf_invitation_notice set state = 'SENT', next_try = null, sent_at = :now,"
                                + " reason = '', remote_system = :system, remote_id = :remote, remote_label = :label,"
                                + " fate_next = :ask where id = :id and state = 'WAITING'")
                        .bind("now", now)
                        .bind("system", remote.system())
                        .bind("remote", remote.id())
                        .bind("label", remote.label())
                        .bind("ask", askAt)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** It will not be tried again; true for the first to say so. */
    public static boolean settle(Handle handle, UUID id, String from, String to, String reason) {
        return handle.createUpdate("update cf_invitation_notice set state = :to, next_try = null, fate_next = null,"
                                + " reason = :reason where id = :id and state = :from")
                        .bind("to", to)
                        .bind("from", from)
                        .bind("reason", reason)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** What waits for an invitation is not needed any more. */
    public static void dropWaiting(Handle handle, String invitation, String reason) {
        handle.createUpdate("update cf_invitation_notice set state = 'NOT_NEEDED', next_try = null, reason = :reason"
                        + " where invitation = :invitation and state = 'WAITING'")
                .bind("reason", reason)
                .bind("invitation", invitation)
                .execute();
    }

    /** Those whose service is to be asked what became of them. */
    public static List<Row> openFates(Handle handle, Instant now, int limit) {
        return handle.createQuery(COLUMNS + " where fate_next <= :now and state = 'SENT'"
                        + " order by fate_next, id fetch first :limit rows only")
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** The service was asked; when to ask it again, if ever. */
    public static void asked(Handle handle, Row read, Optional<Instant> next) {
        handle.createUpdate("update cf_invitation_notice set fate_asked = fate_asked + 1, fate_next = :next"
                        + " where id = :id and fate_asked = :asked and state = 'SENT'")
                .bind("next", next.orElse(null))
                .bind("id", read.id())
                .bind("asked", read.fateAsked())
                .execute();
    }

    private static Row read(ResultSet row) throws SQLException {
        Optional<String> system = Optional.ofNullable(row.getString("remote_system"));
        String id = row.getString("remote_id");
        String label = row.getString("remote_label");
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("invitation"),
                row.getInt("number"),
                row.getString("occasion"),
                row.getString("kind"),
                row.getString("actor"),
                row.getString("state"),
                row.getInt("attempts"),
                InstantColumns.maybeAt(row, "next_try"),
                InstantColumns.at(row, "created_at"),
                InstantColumns.maybeAt(row, "sent_at"),
                system.map(name -> new CaseReference(name, id, label)),
                row.getString("reason"),
                row.getInt("fate_asked"));
    }
}
