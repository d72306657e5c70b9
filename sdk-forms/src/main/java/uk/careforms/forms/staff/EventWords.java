package uk.careforms.forms.staff;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.careforms.api.model.CareEvent;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.templates.View;

/** What happened to a case, in words. A kind of event without words of its own is shown by its name. */
final class EventWords {

    /** That somebody has looked; shown apart, because it happens often and changes nothing. */
    static final String VIEWED = "case.viewed";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("submission.accepted", "The form was received"),
            Map.entry("case.started", "Work on it began"),
            Map.entry("case.status", "The status changed"),
            Map.entry("case.message", "The case was told something"),
            Map.entry("case.closed", "The case was closed"),
            Map.entry("case.ended", "All work on it ended"),
            Map.entry("clock.set", "A clock was started"),
            Map.entry("timer.fired", "A time ran out"),
            Map.entry("calculation.made", "The charge was worked out"),
            Map.entry("calculation.overridden", "An officer corrected a fact of the calculation"),
            Map.entry("case.wait", "A waiting time began"),
            Map.entry("decision.made", "Rules were applied"),
            Map.entry("person.linked", "The person was linked to a record"),
            Map.entry("person.review", "Somebody has to look who the person is"),
            Map.entry("person.new", "No record of the person was found"),
            Map.entry("task.opened", "A task was opened"),
            Map.entry("task.claimed", "A task was taken"),
            Map.entry("task.released", "A task was put back"),
            Map.entry("task.completed", "A task was completed"),
            Map.entry("task.cancelled", "A task is not needed any more"),
            Map.entry("attachment.infected", "Something harmful was found in a file, and it was deleted"),
            Map.entry("attachment.opened", "A file was opened"),
            Map.entry("delivery.delivered", "A delivery arrived"),
            Map.entry("delivery.postponed", "A delivery will be tried again"),
            Map.entry("delivery.parked", "A delivery waits for a person"),
            Map.entry("delivery.retried", "A delivery was sent on its way again"),
            Map.entry("delivery.corrected", "A delivery was sent with another mapping"),
            Map.entry("delivery.done-by-hand", "A delivery was done by hand"),
            Map.entry("notice.bounced", "A message came back: it did not reach whom it was for"),
            Map.entry("invitation.sent", "Somebody was invited"),
            Map.entry("invitation.opened", "The form was opened with link and code"),
            Map.entry("invitation.reminded", "A reminder was sent"),
            Map.entry("invitation.bounced", "A message came back"),
            Map.entry("invitation.paused", "Reminders were held back"),
            Map.entry("invitation.resumed", "Reminders go on"),
            Map.entry("invitation.renewed", "A new link and code were made"),
            Map.entry("invitation.declined", "They said why they will not fill it in"),
            Map.entry("invitation.withdrawn", "The invitation was taken back"),
            Map.entry("invitation.expired", "The invitation ran out"),
            Map.entry("satisfaction.given", "They said how it was"),
            Map.entry("attachment.added", "A file was sent"),
            Map.entry("evidence.asked", "Something was asked for"),
            Map.entry("evidence.received", "Something asked for has come"),
            Map.entry("evidence.unreadable", "Something that came cannot be used"),
            Map.entry("evidence.waived", "Something is not needed after all"),
            Map.entry("evidence.reminded", "The person was reminded"),
            Map.entry("evidence.paused", "Reminders wait"),
            Map.entry("evidence.resumed", "Reminders go on"),
            Map.entry("message.written", "A message was written"),
            Map.entry("message.notice-sent", "The person was told that there is a message"),
            Map.entry("message.notice-refused", "A notice about a message was refused"),
            Map.entry("case.link-made", "A way in for the person was made"),
            Map.entry("case.links-ended", "The person's links were ended"),
            Map.entry("case.opened-by-person", "The person looked at their case"),
            Map.entry("delivery.not-needed", "A delivery was not needed"));

    /** Keys for machines, of no use to whoever reads a timeline. */
    private static final Set<String> UNSAID = Set.of("attachment", "delivery", "remote", "version", "ruleVersion");

    private final Bench bench;

    EventWords(Bench bench) {
        this.bench = bench;
    }

    View view(CareEvent event) {
        return new View()
                .text("at", When.moment(event.at()))
                .text("what", WORDS.getOrDefault(event.kind(), StatusWords.of(event.kind())))
                .text("who", StatusWords.actor(event.actor()))
                .views("facts", facts(event.detail()));
    }

    private List<View> facts(JsonObject detail) {
        List<View> facts = new ArrayList<>();
        detail.forEach((key, value) -> {
            if (!UNSAID.contains(key)) {
                facts.add(new View().text("fact", StatusWords.of(key)).text("is", shown(key, value)));
            }
        });
        return facts;
    }

    private String shown(String key, JsonValue value) {
        if (!(value instanceof JsonString text)) {
            return CaseViews.shown(value);
        }
        if (key.equals("team")) {
            return bench.teamName(text.getString());
        }
        try {
            return key.endsWith("At") ? When.moment(Instant.parse(text.getString())) : text.getString();
        } catch (DateTimeException notAMoment) {
            return text.getString();
        }
    }
}
