package uk.careforms.engine;

import java.time.Instant;
import java.util.Optional;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.internal.store.InvitationTable;

/**
 * An invitation as officers see it.
 *
 * @param id random, never a counter
 * @param address empty once it is forgotten, some time after the end
 * @param officer who invited
 * @param bounced whether a message came back or was refused: a person must look for another way
 * @param reminders how many have been planned so far
 * @param nextReminder empty when none is planned
 * @param pausedUntil when reminders go on, where they are held back
 * @param reason why the person declined
 * @param submission the form that came of it
 */
public record InvitationRecord(
        String id,
        FormVersion formVersion,
        Invitee to,
        Notice.Kind channel,
        String address,
        String clientReference,
        String officer,
        InvitationState state,
        boolean bounced,
        int reminders,
        Optional<Instant> nextReminder,
        Optional<Instant> pausedUntil,
        String pausedReason,
        Optional<DeclineReason> reason,
        String reasonText,
        Instant sentAt,
        Optional<Instant> openedAt,
        Optional<Instant> progressAt,
        Optional<Instant> submittedAt,
        Optional<Instant> endedAt,
        Instant expiresAt,
        Optional<Reference> submission) {

    static InvitationRecord of(InvitationTable.Row row, Instant now) {
        Optional<Instant> paused = row.pausedUntil().filter(now::isBefore);
        return new InvitationRecord(
                row.id(),
                row.formVersion(),
                Invitee.parse(row.toWhom()).orElseThrow(),
                kind(row.channel()),
                row.address(),
                row.clientReference(),
                row.officer(),
                InvitationState.valueOf(row.state()),
                row.bounced(),
                row.reminders(),
                row.nextReminder(),
                paused,
                paused.isPresent() ? row.pausedReason() : "",
                row.reason().flatMap(DeclineReason::parse),
                row.reasonText(),
                row.sentAt(),
                row.openedAt(),
                row.progressAt(),
                row.submittedAt(),
                row.endedAt(),
                row.expiresAt(),
                row.submission());
    }

    static Notice.Kind kind(String text) {
        return Notice.Kind.valueOf(text.toUpperCase(java.util.Locale.ROOT));
    }

    /** Never shows to whom, nor what they wrote. */
    @Override
    public String toString() {
        return "InvitationRecord[" + id + ", " + formVersion + ", " + state + "]";
    }
}
