package uk.careforms.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Reference;

/**
 * One thing that has to reach another system or person: what an operator sees.
 *
 * @param id the idempotency key that the other system is given, the same on every try: UUID version 5 of submission and step
 * @param form the form id
 * @param step the service task's id in the process
 * @param target the connector's name, or {@code letter:<name>}
 * @param attempts how often it was tried
 * @param nextTry when it is tried again; empty unless it waits
 * @param doneAt when it was delivered, done by hand or found not needed
 * @param remote what the other system calls it
 * @param reason why it is not there yet, or by whom and why it was done by hand; one sentence without personal data, may be empty
 * @param mappingVersion the form version whose mapping an operator has chosen for it; empty for that of its case
 */
public record DeliveryRecord(
        UUID id,
        Reference reference,
        String form,
        String step,
        String target,
        DeliveryState state,
        int attempts,
        Instant createdAt,
        Optional<Instant> nextTry,
        Optional<Instant> doneAt,
        Optional<CaseReference> remote,
        String reason,
        Optional<Integer> mappingVersion) {

    /**
     * Whether it is a letter that was handed over and came back: sent again it would go to the same address, so that a person
     * has to reach whoever it was for, and say how with {@link Deliveries#completeByHand}.
     */
    public boolean cameBack() {
        return state == DeliveryState.PARKED && target.startsWith("letter:") && remote.isPresent();
    }
}
