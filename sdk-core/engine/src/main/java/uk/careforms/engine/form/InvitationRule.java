package uk.careforms.engine.form;

import java.util.List;

/**
 * How people who are invited to fill in a form are reminded.
 *
 * @param remindAfterDays days after the invitation, rising; none for no reminders
 * @param expireAfterDays days after the invitation on which it ends
 * @param declineReasons the codes of the reasons that are offered to somebody who will not fill it in
 */
public record InvitationRule(List<Integer> remindAfterDays, int expireAfterDays, List<String> declineReasons) {

    /** Every reason there is, in the order they are offered. */
    public static final List<String> REASONS = List.of(
            "rather-visit",
            "no-internet-or-email-trouble",
            "evidence-hard",
            "cost-known",
            "someone-else-does-it",
            "already-sent-on-paper",
            "other");

    /** For forms that do not say. */
    public static final InvitationRule USUAL = new InvitationRule(List.of(7, 14, 21), 60, REASONS);

    public InvitationRule {
        remindAfterDays = List.copyOf(remindAfterDays);
        declineReasons = List.copyOf(declineReasons);
    }
}
