package uk.careforms.simulators.notify;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One message that Notify took.
 *
 * @param type {@code email}, {@code sms} or {@code letter}
 * @param recipient address or number as sent; of a letter its address lines, joined by commas
 * @param reference the sender's own; empty when there is none; nothing makes it unique
 * @param subject empty for a text message
 * @param personalisation as sent, files left out
 * @param status like {@code delivered} or {@code permanent-failure}
 */
public record NotifyMessage(
        String id,
        String type,
        String recipient,
        String templateId,
        String reference,
        String subject,
        String body,
        Map<String, String> personalisation,
        String status,
        Instant createdAt) {

    public NotifyMessage {
        personalisation = Collections.unmodifiableMap(new LinkedHashMap<>(personalisation));
    }

    NotifyMessage withStatus(String changed) {
        return new NotifyMessage(
                id, type, recipient, templateId, reference, subject, body, personalisation, changed, createdAt);
    }

    /** Leaves out recipient, words and personalisation, which are personal data. */
    @Override
    public String toString() {
        return "NotifyMessage[" + type + " " + id + " " + status + "]";
    }
}
