package uk.careforms.engine;

import java.time.Instant;
import java.util.Optional;
import uk.careforms.api.model.FormVersion;
import uk.careforms.engine.internal.store.InvitationTable;

/** An invitation as it begins. */
final class NewInvitation {

    private NewInvitation() {}

    static InvitationTable.Row row(
            String id,
            FormVersion version,
            String draftHash,
            String clientReference,
            InvitationRequest request,
            String address,
            String officer,
            String codeHash,
            Optional<Instant> nextReminder,
            Instant now,
            Instant expires) {
        return new InvitationTable.Row(
                id,
                version,
                draftHash,
                clientReference,
                request.to().text(),
                request.channel().text(),
                address,
                officer,
                InvitationState.SENT.name(),
                false,
                codeHash,
                0,
                nextReminder,
                Optional.empty(),
                "",
                Optional.empty(),
                "",
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                expires,
                Optional.empty());
    }
}
