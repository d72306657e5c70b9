package uk.careforms.engine.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Reference;

/**
 * What becomes of letters after they were handed over: columns of the deliveries' rows that only this class knows.
 *
 * <p>Several nodes may ask about the same letter; each change names how often the row had been asked about when it was read, so
 * that only one of them is made.
 */
public final class NoticeFateTable {

    private NoticeFateTable() {}

    /**
     * A letter whose fate is not known yet.
     *
     * @param remote what its service calls it
     * @param asked how often the service was asked
     * @param sentAt when the service took it
     */
    public record Open(
            UUID id,
            Reference reference,
            String step,
            String target,
            CaseReference remote,
            int asked,
            Instant sentAt) {}

    /**
     * Letters that are to be asked about, the longest due first.
     *
     * @param firstBy those never asked about are due when they were taken by then
     * @param since those taken earlier are left alone
     */
    public static List<Open> due(Handle handle, Instant now, Instant firstBy, Instant since, int most) {
        return handle.createQuery(
                        "select id, reference, step, target, remote_system, remote_id, remote_label, fate_asked, done_at"
                                + " from cf_delivery where kind = 'letter' and fate = 'OPEN' and state = 'DELIVERED'"
                                + " and done_at > :since and remote_id is not null"
                                + " and ((fate_next is null and done_at <= :firstBy) or fate_next <= :now)"
                                + " order by coalesce(fate_next, done_at), id fetch first :most rows only")
                .bind("since", since)
                .bind("firstBy", firstBy)
                .bind("now", now)
                .bind("most", most)
                .map((row, context) -> new Open(
                        row.getObject("id", UUID.class),
                        new Reference(row.getString("reference")),
                        row.getString("step"),
                        row.getString("target"),
                        new CaseReference(
                                row.getString("remote_system"),
                                row.getString("remote_id"),
                                row.getString("remote_label")),
                        row.getInt("fate_asked"),
                        InstantColumns.at(row, "done_at")))
                .list();
    }

    /** Not known yet: to be asked about again. */
    public static void askAgain(Handle handle, Open letter, Instant at) {
        handle.createUpdate("update cf_delivery set fate_asked = fate_asked + 1, fate_next = :next"
                        + " where id = :id and fate = 'OPEN' and fate_asked = :asked")
                .bind("next", at)
                .bind("id", letter.id())
                .bind("asked", letter.asked())
                .execute();
    }

    /** It reached whom it was for. */
    public static void reached(Handle handle, Open letter) {
        settle(handle, letter, "REACHED");
    }

    /** Nobody will ever know. */
    public static void unknown(Handle handle, Open letter) {
        settle(handle, letter, "UNKNOWN");
    }

    private static void settle(Handle handle, Open letter, String fate) {
        handle.createUpdate("update cf_delivery set fate = :fate, fate_asked = fate_asked + 1, fate_next = null"
                        + " where id = :id and fate = 'OPEN' and fate_asked = :asked")
                .bind("fate", fate)
                .bind("id", letter.id())
                .bind("asked", letter.asked())
                .execute();
    }

    /**
     * It came back: the delivery is parked, though its process has long gone on.
     *
     * @return false when another node was faster
     */
    public static boolean bounced(Handle handle, Open letter, String reason) {
        return handle.createUpdate("update cf_delivery set fate = 'BOUNCED', fate_asked = fate_asked + 1,"
                                + " fate_next = null, state = 'PARKED', done_at = null, reason = :reason"
                                + " where id = :id and fate = 'OPEN' and fate_asked = :asked and state = 'DELIVERED'")
                        .bind("reason", reason)
                        .bind("id", letter.id())
                        .bind("asked", letter.asked())
                        .execute()
                == 1;
    }
}
