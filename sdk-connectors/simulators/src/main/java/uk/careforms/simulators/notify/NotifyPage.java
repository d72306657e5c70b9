package uk.careforms.simulators.notify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.internal.http.Answer;
import uk.careforms.simulators.internal.http.StrictJson;
import uk.careforms.simulators.internal.pages.FaultDesk;
import uk.careforms.simulators.internal.pages.Html;
import uk.careforms.simulators.internal.pages.Page;

/** What a person sees at {@code /simulator}: the messages as their recipients would get them, and faults. */
final class NotifyPage {

    private final Mailroom mailroom;
    private final FaultDesk desk;

    NotifyPage(Mailroom mailroom, FaultDesk desk) {
        this.mailroom = mailroom;
        this.desk = desk;
    }

    Answer html() {
        Html body = new Html()
                .text("p", "This is a test service. Nothing is sent to anybody.")
                .text("h2", "Messages");
        List<NotifyMessage> messages = new ArrayList<>(mailroom.all());
        Collections.reverse(messages);
        if (messages.isEmpty()) {
            body.text("p", "Messages: none");
        }
        for (NotifyMessage message : messages) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("to", message.recipient());
            values.put("status", message.status());
            values.put("reference", message.reference());
            values.put("template", message.templateId());
            values.put("created", message.createdAt().toString());
            values.put("words", message.body());
            body.text("h3", message.subject().isEmpty() ? message.type() : message.type() + ": " + message.subject())
                    .list(values);
        }
        return Page.of("Simulated GOV.UK Notify", body.add(desk.form()));
    }

    Answer json() {
        ObjectNode body = StrictJson.object();
        ArrayNode messages = body.putArray("messages");
        mailroom.all().forEach(message -> messages.addObject()
                .put("id", message.id())
                .put("type", message.type())
                .put("recipient", message.recipient())
                .put("template", message.templateId())
                .put("reference", message.reference())
                .put("subject", message.subject())
                .put("body", message.body())
                .put("status", message.status())
                .put("createdAt", message.createdAt().toString()));
        return Answer.json(200, body.toString()).with("Cache-Control", "no-store");
    }
}
