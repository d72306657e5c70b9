package uk.careforms.engine.internal.pack.read;

import jakarta.json.JsonNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import uk.careforms.engine.form.InvitationRule;

/** Reads {@code invitation} in {@code form.json}. */
public final class InvitationReader {

    private static final int LONGEST = 366;

    private InvitationReader() {}

    /** What the form says of invitations; the usual where it says nothing. Faults are noted. */
    public static InvitationRule read(Node form) {
        return form.member("invitation").map(InvitationReader::rule).orElse(InvitationRule.USUAL);
    }

    private static InvitationRule rule(Node node) {
        node.only(Set.of("remindAfterDays", "expireAfterDays", "declineReasons"));
        int expires = node.number("expireAfterDays", 1, LONGEST).orElse(InvitationRule.USUAL.expireAfterDays());
        List<Integer> days = node.has("remindAfterDays") ? days(node, expires) : InvitationRule.USUAL.remindAfterDays();
        List<String> reasons =
                node.has("declineReasons") ? node.texts("declineReasons") : InvitationRule.USUAL.declineReasons();
        if (reasons.isEmpty() || !InvitationRule.REASONS.containsAll(reasons)) {
            node.fault("declineReasons", "Decline reasons are one or more of " + InvitationRule.REASONS);
        }
        return new InvitationRule(days, expires, reasons);
    }

    private static List<Integer> days(Node node, int expires) {
        List<Integer> days = new ArrayList<>();
        int before = 0;
        for (Node item : node.items("remindAfterDays")) {
            int day = item.value() instanceof JsonNumber number && number.isIntegral()
                    ? number.bigIntegerValue().intValue()
                    : 0;
            if (day <= before || day >= expires) {
                item.fault("Days after the invitation are whole numbers that rise and come before 'expireAfterDays'");
            }
            days.add(day);
            before = day;
        }
        return days;
    }
}
