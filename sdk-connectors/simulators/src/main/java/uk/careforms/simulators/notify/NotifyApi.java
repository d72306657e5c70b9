package uk.careforms.simulators.notify;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.internal.http.Answer;
import uk.careforms.simulators.internal.http.Call;
import uk.careforms.simulators.internal.http.StrictJson;
import uk.careforms.simulators.internal.http.UrlEncoded;

/** The endpoints under {@code /v2/}: send, read one, read many, preview. */
final class NotifyApi {

    static final String ROOT = "/v2/";

    private static final int PAGE = 250;
    private static final Pattern SEND = Pattern.compile("/v2/notifications/(email|sms|letter)");
    private static final Pattern ONE = Pattern.compile("/v2/notifications/([^/]+)");
    private static final Pattern PREVIEW = Pattern.compile("/v2/template/([^/]+)/preview");

    private final ApiKey key;
    private final Clock clock;
    private final Map<String, Template> templates;
    private final Mailroom mailroom;
    private final RateLimits limits;
    private final String root;

    NotifyApi(
            ApiKey key,
            Clock clock,
            Map<String, Template> templates,
            Mailroom mailroom,
            RateLimits limits,
            String root) {
        this.key = key;
        this.clock = clock;
        this.templates = templates;
        this.mailroom = mailroom;
        this.limits = limits;
        this.root = root;
    }

    /** The type of message that a request sends; empty when it sends none. */
    static Set<String> type(Call call) {
        Matcher send = SEND.matcher(call.path());
        return call.method().equals("POST") && send.matches() ? Set.of(send.group(1)) : Set.of();
    }

    Answer answer(Call call) {
        try {
            key.check(call.headers().get("Authorization").orElse(""), clock.instant());
            limits.countRequest();
            return route(call);
        } catch (NotifyError error) {
            return error.answer();
        }
    }

    private Answer route(Call call) {
        boolean post = call.method().equals("POST");
        boolean get = call.method().equals("GET");
        Matcher send = SEND.matcher(call.path());
        Matcher one = ONE.matcher(call.path());
        Matcher preview = PREVIEW.matcher(call.path());
        if (post && send.matches()) {
            return send(send.group(1), call);
        }
        if (get && call.path().equals("/v2/notifications")) {
            return list(query(call));
        }
        if (get && one.matches()) {
            SendRequest.requireUuid("notification_id", one.group(1));
            NotifyMessage message = mailroom.find(one.group(1)).orElseThrow(NotifyError::noResult);
            return Answer.json(200, shape(message).toString());
        }
        if (post && preview.matches()) {
            return preview(preview.group(1), call);
        }
        throw NotifyError.noResult();
    }

    private Answer send(String type, Call call) {
        SendRequest request = SendRequest.read(type, call.body());
        Template template = template(request.templateId(), type, request.personalisation());
        String subject = filled(template.subject(), template, request.personalisation());
        String body = filled(template.body(), template, request.personalisation());
        limits.countMessage();
        NotifyMessage message = mailroom.take(request, subject, body);
        ObjectNode answer = StrictJson.object();
        answer.put("id", message.id());
        putReference(answer, message);
        ObjectNode content = answer.putObject("content").put("body", body);
        switch (type) {
            case "email" ->
                content.put("subject", subject).put("from_email", "front.door@notifications.service.gov.uk");
            case "sms" -> content.put("from_number", "GOVUK");
            default -> content.put("subject", subject);
        }
        answer.put("uri", root + "/v2/notifications/" + message.id());
        answer.set("template", templateShape(template.id()));
        answer.putNull("scheduled_for");
        return Answer.json(201, answer.toString());
    }

    private Answer preview(String id, Call call) {
        SendRequest.requireUuid("id", id);
        Template template = Optional.ofNullable(templates.get(id)).orElseThrow(NotifyError::noResult);
        Map<String, String> personalisation;
        try {
            personalisation = SendRequest.personalisation(StrictJson.parse(call.body()));
        } catch (IllegalArgumentException e) {
            throw NotifyError.badRequest("Invalid JSON supplied in POST data");
        }
        ObjectNode answer = StrictJson.object();
        answer.put("id", id).put("type", template.type()).put("version", 1);
        answer.put("body", filled(template.body(), template, personalisation));
        if (template.subject().isEmpty()) {
            answer.putNull("subject");
        } else {
            answer.put("subject", filled(template.subject(), template, personalisation));
        }
        return Answer.json(200, answer.toString());
    }

    private Template template(String id, String type, Map<String, String> personalisation) {
        if (templates.isEmpty()) {
            return Template.undeclared(id, type, personalisation);
        }
        Template template =
                Optional.ofNullable(templates.get(id)).orElseThrow(() -> NotifyError.badRequest("Template not found"));
        if (!template.type().equals(type)) {
            throw NotifyError.badRequest(template.type() + " template is not suitable for " + type + " notification");
        }
        return template;
    }

    private static String filled(String text, Template template, Map<String, String> personalisation) {
        List<String> missing = template.missing(personalisation);
        if (!missing.isEmpty()) {
            throw NotifyError.badRequest("Missing personalisation: " + String.join(", ", missing));
        }
        return Template.filled(text, personalisation);
    }

    private static Map<String, String> query(Call call) {
        try {
            return UrlEncoded.parse(call.query());
        } catch (IllegalArgumentException e) {
            throw NotifyError.badRequest("The query is not percent-encoded as it should be");
        }
    }

    private Answer list(Map<String, String> query) {
        String status = query.getOrDefault("status", "");
        if (!status.isEmpty() && !Mailroom.STATUSES.containsKey(status)) {
            throw NotifyError.validation("status " + status + " is not one of " + Mailroom.STATUSES.keySet());
        }
        Predicate<NotifyMessage> wanted = message -> matches(query, "reference", message.reference())
                && matches(query, "template_type", message.type())
                && (status.isEmpty()
                        || Mailroom.STATUSES.getOrDefault(status, Set.of()).contains(message.status()));
        List<NotifyMessage> found = mailroom.newestFirst(wanted);
        String olderThan = query.getOrDefault("older_than", "");
        if (!olderThan.isEmpty()) {
            SendRequest.requireUuid("older_than", olderThan);
            List<String> ids = found.stream().map(NotifyMessage::id).toList();
            int place = ids.indexOf(olderThan);
            found = place < 0 ? List.of() : found.subList(place + 1, found.size());
        }
        List<NotifyMessage> page = found.subList(0, Math.min(PAGE, found.size()));
        ObjectNode answer = StrictJson.object();
        ArrayNode notifications = answer.putArray("notifications");
        page.forEach(message -> notifications.add(shape(message)));
        ObjectNode links = answer.putObject("links").put("current", root + "/v2/notifications");
        if (!page.isEmpty()) {
            links.put(
                    "next",
                    root + "/v2/notifications?older_than="
                            + page.get(page.size() - 1).id());
        }
        return Answer.json(200, answer.toString());
    }

    private static boolean matches(Map<String, String> query, String name, String value) {
        String wanted = query.getOrDefault(name, "");
        return wanted.isEmpty() || wanted.equals(value);
    }

    private ObjectNode shape(NotifyMessage message) {
        ObjectNode json = StrictJson.object().put("id", message.id());
        putReference(json, message);
        json.set("email_address", text(message, "email"));
        json.set("phone_number", text(message, "sms"));
        for (int i = 1; i <= 6; i++) {
            String line =
                    message.type().equals("letter") ? message.personalisation().get("address_line_" + i) : null;
            json.put("line_" + i, line);
        }
        json.put("type", message.type()).put("status", message.status());
        json.set("template", templateShape(message.templateId()));
        json.put("body", message.body());
        json.put("subject", message.subject().isEmpty() ? null : message.subject());
        String created = DateTimeFormatter.ISO_INSTANT.format(message.createdAt());
        return json.put("created_at", created).put("sent_at", created).put("completed_at", created);
    }

    private static JsonNode text(NotifyMessage message, String type) {
        return message.type().equals(type) ? StrictJson.of(message.recipient()) : NullNode.getInstance();
    }

    private static void putReference(ObjectNode json, NotifyMessage message) {
        json.put("reference", message.reference().isEmpty() ? null : message.reference());
    }

    private ObjectNode templateShape(String id) {
        return StrictJson.object().put("id", id).put("version", 1).put("uri", root + "/v2/template/" + id);
    }
}
