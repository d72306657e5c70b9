package uk.careforms.simulators.notify;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.internal.http.StrictJson;

/**
 * The body of a request to send a message, checked.
 *
 * @param recipient in the form in which test addresses are told apart
 * @param reference empty for none
 * @param personalisation files left out, sanitised where the sender asked for it
 */
record SendRequest(
        String type, String recipient, String templateId, String reference, Map<String, String> personalisation) {

    private static final Set<String> COMMON = Set.of("template_id", "personalisation", "reference", "scheduled_for");
    private static final Map<String, Set<String>> OWN = Map.of(
            "email", Set.of("email_address", "email_reply_to_id", "one_click_unsubscribe_url", "sanitise_content_for"),
            "sms", Set.of("phone_number", "sms_sender_id", "sanitise_content_for"),
            "letter", Set.of("letter_contact_id", "postage"));

    /** "Send a file by email": under 2 MB, name up to 100 characters. */
    private static final int LARGEST_FILE = 2 * 1024 * 1024;

    private static final int LONGEST_NAME = 100;

    static SendRequest read(String type, String body) {
        ObjectNode json;
        try {
            json = StrictJson.parse(body);
        } catch (IllegalArgumentException e) {
            throw NotifyError.badRequest("Invalid JSON supplied in POST data");
        }
        Set<String> own = OWN.getOrDefault(type, Set.of());
        json.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !COMMON.contains(name) && !own.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw NotifyError.validation("Additional properties are not allowed (" + name + " was unexpected)");
                });
        json.properties().forEach(entry -> {
            boolean structured =
                    entry.getKey().equals("personalisation") || entry.getKey().equals("sanitise_content_for");
            if (!structured && !entry.getValue().isString()) {
                throw NotifyError.validation(entry.getKey() + " is not of type string");
            }
        });
        String templateId = required(json, "template_id");
        requireUuid("template_id", templateId);
        if (json.has("one_click_unsubscribe_url")
                && !json.path("one_click_unsubscribe_url").stringValue().startsWith("https://")) {
            throw NotifyError.validation("one_click_unsubscribe_url is not a valid https url");
        }
        Map<String, String> personalisation = personalisation(json);
        return new SendRequest(
                type,
                recipient(type, json, personalisation),
                templateId,
                json.path("reference").asString(""),
                personalisation);
    }

    private static String recipient(String type, ObjectNode json, Map<String, String> personalisation) {
        return switch (type) {
            case "email" -> Recipients.email(required(json, "email_address"));
            case "sms" -> Recipients.phone(required(json, "phone_number"));
            default -> {
                if (!json.has("personalisation")) {
                    throw NotifyError.validation("personalisation is a required property");
                }
                yield String.join(", ", Recipients.letter(personalisation));
            }
        };
    }

    static Map<String, String> personalisation(ObjectNode json) {
        JsonNode given = json.path("personalisation");
        if (!given.isMissingNode() && !given.isObject()) {
            throw NotifyError.validation("personalisation is not of type object");
        }
        Map<String, String> values = new LinkedHashMap<>();
        given.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        JsonNode sanitise = json.path("sanitise_content_for");
        if (!sanitise.isMissingNode() && !sanitise.isArray()) {
            throw NotifyError.validation("sanitise_content_for is not of type array");
        }
        sanitise.valueStream()
                .map(JsonNode::asString)
                .forEach(name -> values.computeIfPresent(name, (n, value) -> Template.sanitised(value)));
        return values;
    }

    private static String value(JsonNode value) {
        if (value.isObject() && value.has("file")) {
            return file(value);
        }
        if (value.isArray()) {
            StringBuilder lines = new StringBuilder();
            value.forEach(item -> lines.append("* ").append(item.asString("")).append('\n'));
            return lines.toString();
        }
        return value.asString("");
    }

    private static String file(JsonNode file) {
        String name = file.path("filename").asString("file");
        if (name.length() > LONGEST_NAME) {
            throw NotifyError.validation("filename cannot be longer than 100 characters");
        }
        try {
            int size = Base64.getDecoder().decode(file.path("file").asString("")).length;
            if (size >= LARGEST_FILE) {
                throw NotifyError.badRequest("Uploaded file exceeds file size limit of 2MB");
            }
            return "[link to " + name + ", " + size + " bytes]";
        } catch (IllegalArgumentException e) {
            throw NotifyError.badRequest("Incorrect padding: the file is not base64");
        }
    }

    private static String required(ObjectNode json, String name) {
        if (!json.has(name)) {
            throw NotifyError.validation(name + " is a required property");
        }
        return json.path(name).stringValue();
    }

    static void requireUuid(String name, String value) {
        try {
            if (UUID.fromString(value).toString().equalsIgnoreCase(value)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw NotifyError.validation(name + " is not a valid UUID");
        }
        throw NotifyError.validation(name + " is not a valid UUID");
    }

    /** Leaves out everything personal. */
    @Override
    public String toString() {
        return "SendRequest[" + type + " " + templateId + "]";
    }
}
