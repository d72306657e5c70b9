package uk.careforms.engine;

import java.time.Instant;
import java.util.Optional;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.internal.store.InvitationNoticeTable;

/**
 * One message of an invitation.
 *
 * @param number 1 for the first
 * @param occasion what it is
 * @param state how it stands
 * @param at when it was planned
 * @param sentAt when its service took it
 * @param reason why it waits or came back, without personal data; empty when nothing is wrong
 */
public record InvitationNotice(
        int number,
        Occasion occasion,
        Notice.Kind kind,
        State state,
        int attempts,
        Instant at,
        Optional<Instant> sentAt,
        String reason) {

    static InvitationNotice of(InvitationNoticeTable.Row row) {
        return new InvitationNotice(
                row.number(),
                Occasion.valueOf(row.occasion()),
                InvitationRecord.kind(row.kind()),
                State.valueOf(row.state()),
                row.attempts(),
                row.createdAt(),
                row.sentAt(),
                row.reason());
    }

    /** Why it is sent. */
    public enum Occasion {
        INVITE,
        REMIND,
        /** With a new link, because the code was lost or the address was wrong. */
        RENEW
    }

    /** How it stands. */
    public enum State {
        WAITING,
        SENT,
        NOT_NEEDED,
        REFUSED,
        BOUNCED
    }
}
