package uk.careforms.engine.internal.pack.read;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.internal.pack.read.FormSpec.LetterSpec;

/** Reads which letters a form sends to whom. */
final class LetterReader {

    private static final Set<String> LETTER = Set.of("template", "kind", "to", "when", "subject", "kept", "uses");

    private final Map<String, AnswerShape> asked;
    private final CouncilTexts texts;
    private final WhenReader whens = new WhenReader();

    LetterReader(Map<String, AnswerShape> asked, List<Page> pages, CouncilTexts texts) {
        this.asked = asked;
        this.texts = texts;
        pages.forEach(page -> page.questions().forEach(question -> whens.nowAsked(question.at(), question.shape())));
    }

    Map<String, LetterSpec> read(Node form) {
        Map<String, LetterSpec> letters = new LinkedHashMap<>();
        form.members("letters").forEach((name, node) -> letters.put(name, letter(name, node)));
        return letters;
    }

    private LetterSpec letter(String name, Node node) {
        node.only(LETTER);
        String template = node.text("template");
        if (!template.isEmpty() && !template.matches("letters/[a-z0-9][a-z0-9.-]*\\.mustache")) {
            node.fault("template", "A template is a file of this pack like letters/acknowledgement.mustache");
        }
        Notice.Kind kind = kind(node);
        Optional<String> to = to(node, kind);
        return new LetterSpec(
                name, template, kind, to, whens.when(node), subject(node, kind), node.flag("kept", false), uses(node));
    }

    private static Notice.Kind kind(Node node) {
        String text = node.text("kind");
        for (Notice.Kind kind : Notice.Kind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        if (!text.isEmpty()) {
            node.fault("kind", "A letter is an 'email', 'sms' or 'letter'");
        }
        return Notice.Kind.EMAIL;
    }

    private Optional<String> to(Node node, Notice.Kind kind) {
        Optional<Node> to = node.member("to");
        if (to.isEmpty()) {
            node.fault("'to' is missing: a JSON Pointer to an address, or {\"team\": true}");
            return Optional.empty();
        }
        if (to.get().value() instanceof JsonString pointer) {
            address(to.get(), pointer.getString(), kind);
            return Optional.of(pointer.getString());
        }
        to.get().only(Set.of("team"));
        if (to.get()
                        .member("team")
                        .filter(team -> team.value() == JsonValue.TRUE)
                        .isEmpty()
                || kind != Notice.Kind.EMAIL) {
            to.get().fault("Only an e-mail goes to the team's own address: {\"team\": true}");
        }
        return Optional.empty();
    }

    private void address(Node node, String pointer, Notice.Kind kind) {
        AnswerShape shape = asked.get(pointer);
        if (shape == null) {
            boolean group =
                    kind == Notice.Kind.LETTER && asked.keySet().stream().anyMatch(at -> at.startsWith(pointer + "/"));
            if (!group) {
                node.fault("No page asks '" + pointer + "'");
            }
        } else if (kind != Notice.Kind.LETTER) {
            AnswerFormat wanted = kind == Notice.Kind.EMAIL ? AnswerFormat.EMAIL : AnswerFormat.PHONE;
            if (!shape.format().equals(Optional.of(wanted))) {
                node.fault("'" + pointer + "' must have the format '" + wanted.text() + "'");
            }
        }
    }

    private String subject(Node node, Notice.Kind kind) {
        if (kind == Notice.Kind.SMS) {
            if (node.has("subject")) {
                node.fault("subject", "A text message has no subject");
            }
            return "";
        }
        String subject = node.text("subject");
        if (subject.length() > 120
                || subject.chars().anyMatch(c -> c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029)) {
            node.fault("subject", "A subject is one line of at most 120 characters");
        }
        return texts.fill(node, subject);
    }

    private Map<String, String> uses(Node node) {
        Map<String, String> uses = new LinkedHashMap<>();
        node.members("uses").forEach((name, value) -> {
            if (!name.matches("[a-z][A-Za-z0-9]*") || LetterNames.ALWAYS.contains(name)) {
                value.fault("A name is one plain word like firstName, and not one of " + LetterNames.ALWAYS);
            }
            String pointer = value.text();
            if (!pointer.isEmpty() && !asked.containsKey(pointer)) {
                value.fault("No page asks '" + pointer + "'");
            }
            uses.put(name, pointer);
        });
        return uses;
    }
}
