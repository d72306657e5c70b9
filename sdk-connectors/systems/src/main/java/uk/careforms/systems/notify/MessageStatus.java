package uk.careforms.systems.notify;

import uk.careforms.api.model.NoticeFate;
import uk.careforms.api.model.NoticeFate.Bounced;
import uk.careforms.api.model.NoticeFate.Kind;

/**
 * What the statuses of a message mean.
 *
 * <p>Source: GOV.UK Notify, REST API documentation, "Email status descriptions", "Text message status descriptions" and "Letter
 * status descriptions", read November 2026. A status that is not there is waited for: Notify adds some from time to time.
 */
final class MessageStatus {

    private MessageStatus() {}

    /**
     * The fate of a message.
     *
     * @param type {@code email}, {@code sms} or {@code letter}
     */
    static NoticeFate fate(String type, String status) {
        return switch (status) {
            case "delivered", "received" -> new NoticeFate.Reached();
            case "sent" -> new NoticeFate.Unknown(); // to a number abroad, whose network will not say more
            case "permanent-failure" -> new Bounced(Kind.PERMANENT, what(type) + permanent(type));
            case "temporary-failure" -> new Bounced(Kind.TEMPORARY, what(type) + temporary(type));
            case "technical-failure" ->
                new Bounced(Kind.TECHNICAL, what(type) + "something failed between GOV.UK Notify and its provider");
            case "cancelled" -> new Bounced(Kind.PERMANENT, what(type) + "somebody cancelled it in GOV.UK Notify");
            case "validation-failed" ->
                new Bounced(Kind.PERMANENT, what(type) + "it does not fit what GOV.UK Notify can print");
            case "virus-scan-failed" ->
                new Bounced(Kind.PERMANENT, what(type) + "GOV.UK Notify found something harmful in it");
            case "returned-letter" -> new Bounced(Kind.PERMANENT, what(type) + "the post brought it back");
            default -> new NoticeFate.OnItsWay();
        };
    }

    private static String what(String type) {
        return switch (type) {
            case "email" -> "The e-mail could not be delivered: ";
            case "sms" -> "The text message could not be delivered: ";
            default -> "The letter could not be delivered: ";
        };
    }

    private static String permanent(String type) {
        return switch (type) {
            case "email" -> "the address does not exist";
            case "sms" -> "the number is wrong, or its network refused the message";
            default -> "it cannot be printed";
        };
    }

    private static String temporary(String type) {
        return type.equals("sms")
                ? "the telephone was off, had no signal or was full"
                : "the inbox was full, or the message was taken for spam";
    }
}
